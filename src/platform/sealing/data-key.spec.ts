import { inspect } from 'node:util';
import fc from 'fast-check';
import { DataKey, KeyRing } from './data-key.js';
import { e164, fold } from './person-index.js';
import { SealedText } from './sealed-text.js';

const named = (id: string, fill: number) => ({ id, bytes: Buffer.alloc(32, fill) });
const key = new DataKey('k', Buffer.alloc(32, 7));
const PLACE = 'contact_needs.description:1';
/** How AES-GCM says no, or its wrapper before it. */
const UNOPENED =
  /unable to authenticate data|unknown sealing format|Invalid (authentication tag|initialization vector)/;
const text = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('a sealed text', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(text, text, (place, plain) => key.open(place, key.seal(place, plain)) === plain),
      { seed: 1 },
    );
  });

  it('is another one each time, of a length that the text’s alone decides', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const [one, two] = [key.seal(PLACE, plain), key.seal(PLACE, plain)];
        expect(one.bytes.equals(two.bytes)).toBe(false);
        expect(one.bytes).toHaveLength(Buffer.byteLength(plain) + 29);
      }),
      { seed: 1 },
    );
  });

  it('of nothing is nothing', () => {
    expect(key.seal(PLACE, null)).toBeNull();
    expect(key.seal(PLACE, undefined)).toBeNull();
    expect(key.open(PLACE, null)).toBeNull();
    expect(key.open(PLACE, key.seal(PLACE, ''))).toBe('');
  });

  it('does not open in another place: neither column nor row can be swapped', () => {
    const sealed = key.seal(PLACE, 'salaisuus');
    for (const place of ['contact_needs.description:2', 'contact_needs.outcome_note:1', '', `${PLACE} `]) {
      expect(() => key.open(place, sealed)).toThrow(UNOPENED);
    }
  });

  it('does not open with another key', () => {
    const sealed = key.seal(PLACE, 'salaisuus');
    expect(() => new DataKey('k', Buffer.alloc(32, 8)).open(PLACE, sealed)).toThrow(UNOPENED);
  });

  it('does not open with a single bit flipped, wherever', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(7), (plain, position, bit) => {
        const { bytes } = key.seal(PLACE, plain);
        bytes[position % bytes.length]! ^= 1 << bit;
        expect(() => key.open(PLACE, new SealedText(bytes))).toThrow(UNOPENED);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('does not open cut short, longer, or empty', () => {
    const { bytes } = key.seal(PLACE, 'salaisuus');
    for (let length = 0; length < bytes.length; length++) {
      expect(() => key.open(PLACE, new SealedText(bytes.subarray(0, length)))).toThrow(UNOPENED);
    }
    expect(() => key.open(PLACE, new SealedText(Buffer.concat([bytes, Buffer.of(0)])))).toThrow(UNOPENED);
  });

  it('never prints', () => {
    const sealed = key.seal(PLACE, 'salaisuus');
    expect(`${String(sealed)} ${JSON.stringify({ sealed })}`).toBe('[sealed] {"sealed":"[sealed]"}');
    expect(`${inspect(sealed, { depth: 9 })}${JSON.stringify([sealed])}`).not.toContain('salaisuus');
  });
});

describe('a key', () => {
  const secret = Buffer.from('0123456789abcdef0123456789abcdef');
  const shown = (thing: unknown) =>
    `${inspect(thing, { depth: 9, showHidden: true })} ${JSON.stringify(thing)} ${String(thing)}`;

  it.each([
    ['data key', new DataKey('k', secret)],
    ['key ring', new KeyRing([{ id: 'k', bytes: secret }])],
  ])('never prints either: %s', (_, thing) => {
    expect(shown(thing)).not.toMatch(/30 31 32 33|48,\s*49,\s*50|0123456789|MDEyMzQ1/);
    expect(shown({ bytes: secret })).toMatch(/30 31 32 33/);
  });
});

describe('a blind index', () => {
  it('is equal for equal values and differs for others, other kinds and other keys', () => {
    const index = key.blind('family-name', 'virtanen');
    expect(index).toHaveLength(16);
    expect(key.blind('family-name', 'virtanen')).toEqual(index);
    expect(key.blind('family-name', 'virtane')).not.toEqual(index);
    expect(key.blind('full-name', 'virtanen')).not.toEqual(index);
    expect(new DataKey('k', Buffer.alloc(32, 8)).blind('family-name', 'virtanen')).not.toEqual(index);
  });

  it('does not mix kind and value', () => {
    expect(key.blind('phone', 'x')).not.toEqual(key.blind('phon', 'ex'));
  });
});

describe('the key ring', () => {
  const old = new KeyRing([named('old', 1)]);
  const both = new KeyRing([named('new', 2), named('old', 1)]);
  const fresh = new KeyRing([named('new', 2)]);
  const { key: made, wrapped } = old.create('id-1');
  const sealed = made.seal(PLACE, 'salaisuus');

  it('opens what any of its keys wrapped, and wraps with the first', () => {
    expect(both.current).toBe('new');
    expect(both.unwrap('id-1', 'old', wrapped).open(PLACE, sealed)).toBe('salaisuus');
  });

  it('rewraps: the old key may go, and what is sealed stays as it was', () => {
    const again = both.rewrap('id-1', 'old', wrapped);
    expect(fresh.unwrap('id-1', 'new', again).open(PLACE, sealed)).toBe('salaisuus');
    expect(() => fresh.unwrap('id-1', 'old', wrapped)).toThrow('DATA_KEYS lacks the key "old"');
  });

  it('opens nothing with a wrong key of the right name, nor a key moved to another row', () => {
    const wrong = new KeyRing([named('old', 3)]);
    expect(() => wrong.unwrap('id-1', 'old', wrapped)).toThrow('the key "old" in DATA_KEYS is not the one');
    expect(() => old.unwrap('id-2', 'old', wrapped)).toThrow('the key "old" in DATA_KEYS is not the one');
  });

  it('that is empty says so', () => {
    expect(() => new KeyRing([]).current).toThrow('DATA_KEYS holds no key');
  });
});

describe('fold', () => {
  it.each([
    ['Virtanen', 'virtanen'],
    ['  VIRTANEN ', 'virtanen'],
    ['Maija  Liisa', 'maija liisa'],
    ['Maija\tLiisa', 'maija liisa'],
    ['Korhonen-Öhman', 'korhonen-öhman'],
    ['ÄIJÄLÄ', 'äijälä'],
    ['A\u0308ija\u0308la\u0308', 'äijälä'],
    ['Åkerblom', 'åkerblom'],
    ['A\u030akerblom', 'åkerblom'],
    ['René', 'rene'],
    ['Rene\u0301', 'rene'],
    ['Håkan', 'håkan'],
    ['Šarlotta Žukov', 'sarlotta zukov'],
    ['Õnne Ünal', 'onne unal'],
    ['Ánne Ólafur', 'anne olafur'],
    ['Nguyễn', 'nguyen'],
    ['İbrahim', 'ibrahim'],
    ['Jørgensen', 'jørgensen'],
    ['Ильин', 'ильин'],
    ['محمد', 'محمد'],
    ["O'Brien", "o'brien"],
  ])('%j becomes %j', (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it('keeps apart what Finnish keeps apart', () => {
    expect(fold('Länsi')).not.toBe(fold('Lansi'));
    expect(fold('Åberg')).not.toBe(fold('Äberg'));
    expect(fold('Höglund')).not.toBe(fold('Hoglund'));
  });

  it('of a folded name changes nothing, and composition does not matter', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('aäåöoéüßšñAÄÅÖÉÜ -\u0301\u0308\u030a')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, (each) => {
        expect(fold(fold(each))).toBe(fold(each));
        expect(fold(each.normalize('NFD'))).toBe(fold(each.normalize('NFC')));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('e164', () => {
  it.each([
    ['040 123 4567', '+358401234567'],
    ['0401234567', '+358401234567'],
    ['040-123 45 67', '+358401234567'],
    ['+358 40 123 4567', '+358401234567'],
    ['+358 (0)40 123 4567', '+358401234567'],
    ['00358 40 123 4567', '+358401234567'],
    ['(09) 123 4567', '+35891234567'],
    ['+46 70 123 45 67', '+46701234567'],
    ['+372 512 3456', '+3725123456'],
  ])('%j is %s', (phone, number) => {
    expect(e164(phone)).toBe(number);
  });

  it.each(['', 'ei ole', '12', '+358', '040', '+999 123 4567', '040 123 4567 890 123 456'])(
    '%j is no number',
    (phone) => {
      expect(e164(phone)).toBeNull();
    },
  );
});
