import fc from 'fast-check';
import { GraphQLError, type GraphQLScalarType, Kind, parseValue } from 'graphql';
import { DateTime, EmailAddress, LocalDate, LongText, PhoneNumber, ShortText, Uuid } from './scalars.js';

const SEED = { seed: 20261123, numRuns: 300 };
const ALL: readonly GraphQLScalarType[] = [Uuid, DateTime, LocalDate, ShortText, LongText, PhoneNumber, EmailAddress];

/** What the scalar makes of a value from a variable and of the same value written as a literal: the same. */
function read(scalar: GraphQLScalarType, value: unknown): string {
  const attempt = (parse: () => unknown): string => {
    try {
      return String(parse());
    } catch (error) {
      if (error instanceof GraphQLError) return `! ${error.message}`;
      throw error;
    }
  };
  const ofVariable = attempt(() => scalar.parseValue(value));
  if (typeof value === 'string') {
    expect(attempt(() => scalar.parseLiteral({ kind: Kind.STRING, value }, undefined))).toBe(ofVariable);
  }
  return ofVariable;
}

const accepts = (scalar: GraphQLScalarType, cases: readonly (readonly [given: string, taken: string])[]) =>
  it.each(cases)(`${scalar.name} takes %j as %j`, (given, taken) => expect(read(scalar, given)).toBe(taken));
const refuses = (scalar: GraphQLScalarType, reason: string, cases: readonly unknown[]) =>
  it.each(cases.map((given) => [given]))(`${scalar.name} refuses %j: ${reason}`, (given) =>
    expect(read(scalar, given)).toBe(`! ${scalar.name} ${reason}`),
  );

describe('every scalar', () => {
  it.each(ALL.map((scalar) => [scalar.name, scalar] as const))('%s refuses what is no string', (name, scalar) => {
    for (const value of [null, undefined, 0, 1.5, true, [], {}, ['2026-11-23'], { toString: () => '2026-11-23' }]) {
      expect(read(scalar, value)).toMatch(new RegExp(`^! ${name} must be `));
    }
    for (const literal of ['1', '1.5', 'true', 'null', 'WORD', '[]', '{a: "b"}', '["2026-11-23"]']) {
      expect(() => scalar.parseLiteral(parseValue(literal), undefined)).toThrow(new RegExp(`^${name} must be `));
    }
  });

  it.each(ALL.map((scalar) => [scalar.name, scalar] as const))('%s refuses NUL and half characters', (_, scalar) => {
    for (const text of ['\0', '040\x00123', 'a\ud83d', '2026-11-23\0', '\ude00@a.example'])
      expect(read(scalar, text)).toMatch(/^! /);
  });

  it.each(ALL.map((scalar) => [scalar.name, scalar] as const))(
    '%s takes or refuses any text with its own name and words, and never repeats a text that it refuses',
    (name, scalar) => {
      const text = fc.oneof(
        fc.string({ unit: 'binary', minLength: 8 }),
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789-:TZ+.@aä\n ')), minLength: 8 }),
      );
      fc.assert(
        fc.property(text, (given) => {
          const answer = read(scalar, given);
          if (!answer.startsWith('! ')) return;
          expect(answer).toMatch(new RegExp(`^! ${name} [a-z]`));
          expect(answer).not.toContain(given);
        }),
        SEED,
      );
    },
  );
});

describe('ids', () => {
  accepts(Uuid, [
    ['019ab3c0-0000-7000-8000-00000000000f', '019ab3c0-0000-7000-8000-00000000000f'],
    ['019AB3C0-0000-7000-8000-00000000000F', '019ab3c0-0000-7000-8000-00000000000f'],
  ]);
  refuses(Uuid, 'must be a UUID', [
    '',
    '019ab3c0000070008000000000000000',
    '{019ab3c0-0000-7000-8000-000000000000}',
    ' 019ab3c0-0000-7000-8000-000000000000',
    '019ab3c0-0000-7000-8000-000000000000\n',
    '019ab3c0-0000-7000-8000-00000000000g',
    "' or 1=1 --",
  ]);
});

describe('instants', () => {
  accepts(DateTime, [
    ['2026-11-23T09:30:00+02:00', '2026-11-23T07:30:00Z'],
    ['2026-11-23T07:30Z', '2026-11-23T07:30:00Z'],
    ['2026-11-23T07:30:00.123456Z', '2026-11-23T07:30:00.123456Z'],
    // Both times of the hour that the clocks pass twice.
    ['2026-10-25T03:30:00+03:00', '2026-10-25T00:30:00Z'],
    ['2026-10-25T03:30:00+02:00', '2026-10-25T01:30:00Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ]);
  refuses(DateTime, 'must be an RFC 3339 instant with offset', [
    '2026-11-23',
    '2026-11-23T09:30:00',
    '2026-11-23 09:30:00Z',
    '2026-11-23T09:30:00+02:00[Europe/Helsinki]',
    '2026-11-23T07:30:00.1234567Z',
    '+002026-11-23T07:30:00Z',
    '2026-11-23T07:30:00z',
    'now',
    'infinity',
  ]);
  refuses(DateTime, 'names no such moment', [
    '2026-02-30T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T12:61:00Z',
    '2026-11-23T12:00:00+99:00',
    // Years that PostgreSQL would not take, or Temporal would write so that PostgreSQL cannot read them.
    '0000-12-31T23:59:59Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-12:00',
  ]);

  it('are given out in UTC, whether the database or the application made them', () => {
    expect(DateTime.serialize('2026-11-23 07:30:00.5+00')).toBe('2026-11-23T07:30:00.5Z');
    expect(DateTime.serialize(Temporal.Instant.from('2026-11-23T09:30:00+02:00'))).toBe('2026-11-23T07:30:00Z');
  });

  it('come back as they went out', () => {
    const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (second) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        expect(read(DateTime, DateTime.serialize(instant))).toBe(instant.toString());
      }),
      SEED,
    );
  });
});

describe('days', () => {
  accepts(LocalDate, [
    ['2026-11-23', '2026-11-23'],
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
  ]);
  refuses(LocalDate, 'must be a date like 2026-11-23', [
    '23.11.2026',
    '2026-11-23T00:00:00Z',
    '2026-1-1',
    '+002026-01-01',
    '2026-11-23\n',
  ]);
  refuses(LocalDate, 'names no such day', ['2026-02-29', '2026-00-10', '2026-11-31', '0000-01-01']);
});

describe('texts', () => {
  accepts(ShortText, [['  A\u0308iti ', 'Äiti']]);
  accepts(LongText, [['rivi\r\ntoinen\t.', 'rivi\ntoinen\t.']]);
  refuses(ShortText, 'holds control characters', ['a\nb', 'a\tb']);
  refuses(ShortText, 'is empty', ['', ' ']);
  refuses(LongText, 'is empty', ['', '\n']);

  it('of 200 and of 10,000 characters are taken, longer ones are refused', () => {
    expect(read(ShortText, '😀'.repeat(200))).toHaveLength(400);
    expect(read(ShortText, 'a'.repeat(201))).toBe('! ShortText is longer than 200 characters');
    expect(read(LongText, 'ä'.repeat(10_000))).toHaveLength(10_000);
    expect(read(LongText, 'ä'.repeat(10_001))).toBe('! LongText is longer than 10000 characters');
  });
});

describe('phone numbers', () => {
  accepts(PhoneNumber, [
    ['040 123 4567', '+358401234567'],
    ['+358 40 1234567', '+358401234567'],
    ['+46 70 123 45 67', '+46701234567'],
  ]);
  refuses(PhoneNumber, 'is no phone number', ['puhelin', '1', '+', '+358']);
  refuses(PhoneNumber, 'holds control characters', ['040\n1234567']);
  refuses(PhoneNumber, 'is longer than 40 characters', ['0'.repeat(41)]);
});

describe('e-mail addresses', () => {
  accepts(EmailAddress, [
    ['aino@example.fi', 'aino@example.fi'],
    [' aino.virtanen+neuvo@posti.example.fi ', 'aino.virtanen+neuvo@posti.example.fi'],
  ]);
  refuses(EmailAddress, 'must be an e-mail address', [
    'aino',
    '@example.fi',
    'aino@',
    'aino@-example.fi',
    'Aino <aino@example.fi>',
    'a@b.example, c@d.example',
    'a b@example.fi',
    `${'a'.repeat(65)}@example.fi`,
  ]);
  refuses(EmailAddress, 'holds control characters', ['aino@example.fi\nBcc: x@y.example']);
  refuses(EmailAddress, 'is longer than 254 characters', [`a@${'b'.repeat(260)}`]);
});
