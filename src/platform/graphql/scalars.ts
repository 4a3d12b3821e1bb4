import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { e164 } from '../sealing/person-index.js';
import { cleanText } from './text.js';

/** RFC 9562, lower case. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EMAIL = /^(?![.])(?!.*[.]{2})[\w.!#$%&'*+/=?^`{|}~-]{1,64}(?<![.])@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

/** A scalar whose input is always read by one function, from a literal or a variable; a fault becomes a clear error. */
function scalar<In, Out>(
  name: string,
  description: string,
  parse: (value: unknown) => In,
  serialize: (value: unknown) => Out,
): GraphQLScalarType<In, Out> {
  const read = (value: unknown): In => {
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      throw new GraphQLError(`${name} ${error.message}`);
    }
  };
  const parseLiteral = (node: ValueNode): In => read(node.kind === Kind.STRING ? node.value : undefined);
  return new GraphQLScalarType({ name, description, parseValue: read, parseLiteral, serialize });
}

function matching(value: unknown, pattern: RegExp, what: string): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new TypeError(`must be ${what}`);
  return value;
}

/** What the text names, if there is such a thing and the database can hold it. */
function named<T>(what: string, read: () => T, inUtc: (thing: T) => { readonly year: number }): T {
  try {
    const thing = read();
    if (isInRange(inUtc(thing))) return thing;
  } catch (error) {
    throw new TypeError(`names no such ${what}`, { cause: error });
  }
  throw new TypeError(`names no such ${what}`);
}

const asText = (value: unknown): string => String(value);

export const Uuid = scalar(
  'UUID',
  'An id: RFC 9562, 36 characters, lower case.',
  (value) => matching(typeof value === 'string' ? value.toLowerCase() : value, UUID, 'a UUID'),
  asText,
);

/** PostgreSQL writes years with four digits, has no year 0, and cannot read what Temporal writes beyond. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;
const isInRange = ({ year }: { readonly year: number }) => year >= FIRST_YEAR && year <= LAST_YEAR;

/** An instant with zone offset. Given out in UTC. */
export const DateTime = scalar(
  'DateTime',
  'An instant, RFC 3339 with offset: `2026-11-23T09:30:00+02:00`. Given out in UTC.',
  (value) => {
    const text = matching(
      value,
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/,
      'an RFC 3339 instant with offset',
    );
    return named(
      'moment',
      () => Temporal.Instant.from(text),
      (instant) => instant.toZonedDateTimeISO('UTC'),
    );
  },
  (value) => (value instanceof Temporal.Instant ? value : Temporal.Instant.from(asText(value))).toString(),
);

export const LocalDate = scalar(
  'LocalDate',
  'A day in the calendar, in no zone: `2026-11-23`.',
  (value) => {
    const text = matching(value, /^\d{4}-\d\d-\d\d$/, 'a date like 2026-11-23');
    return named(
      'day',
      () => Temporal.PlainDate.from(text),
      (day) => day,
    );
  },
  asText,
);

export const ShortText = scalar(
  'ShortText',
  'One line of at most 200 characters, without control characters. Kept in Unicode NFC.',
  (value) => cleanText(value, 200, 'one line'),
  asText,
);

export const LongText = scalar(
  'LongText',
  'Text of at most 10,000 characters; line breaks allowed, other control characters not. Kept in Unicode NFC.',
  (value) => cleanText(value, 10_000, 'many lines'),
  asText,
);

export const PhoneNumber = scalar(
  'PhoneNumber',
  'A phone number, Finnish unless it begins with +. Given out in E.164: `+358401234567`.',
  (value) => {
    const number = e164(cleanText(value, 40, 'one line'));
    if (number === null) throw new TypeError('is no phone number');
    return number;
  },
  asText,
);

export const EmailAddress = scalar(
  'EmailAddress',
  'A plain e-mail address of at most 254 characters.',
  (value) => matching(cleanText(value, 254, 'one line'), EMAIL, 'an e-mail address'),
  asText,
);
