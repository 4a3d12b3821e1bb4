import fc from 'fast-check';
import { cleanText } from './text.js';

const SEED = { seed: 20261123, numRuns: 500 };
const BOTH = ['one line', 'many lines'] as const;

/** Anything JavaScript can hold in a string: lone surrogates and controls included. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
/** The characters that matter here, often. */
const awkwardText = fc.string({
  unit: fc.constantFrom('a', 'ä', 'a\u0308', '😀', '\n', '\r', '\t', ' ', '\u00a0', '\0', '\u0085', '\u2028', '\ud83d'),
});

const refusal = (text: unknown, lines: (typeof BOTH)[number], max = 200): string => {
  try {
    cleanText(text, max, lines);
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('in both kinds of text', () => {
  it.each([
    ['NUL', 'a\0b', 'holds control characters'],
    ['an escape', 'a\u001bb', 'holds control characters'],
    ['a bell', 'a\u0007b', 'holds control characters'],
    ['DEL', 'a\u007fb', 'holds control characters'],
    ['a C1 control (NEL)', 'a\u0085b', 'holds control characters'],
    ['a vertical tab', 'a\u000bb', 'holds control characters'],
    ['a form feed', 'a\u000cb', 'holds control characters'],
    ['a lone high surrogate', 'a\ud83d', 'holds half a character (a lone surrogate)'],
    ['a lone low surrogate', '\ude00a', 'holds half a character (a lone surrogate)'],
    ['surrogates in the wrong order', '\ude00\ud83d', 'holds half a character (a lone surrogate)'],
    ['nothing', '', 'is empty'],
    ['nothing but space', ' \u00a0\t\n ', 'is empty'],
    ['a number', 5, 'must be a string'],
    ['null', null, 'must be a string'],
    ['a list', ['a'], 'must be a string'],
    ['an object that turns into text', { toString: () => 'a' }, 'must be a string'],
  ])('%s is refused', (_, text, reason) => {
    for (const lines of BOTH) expect(refusal(text, lines)).toBe(reason);
  });

  it.each([
    ['space at the ends is taken away', '  Aino \n', 'Aino'],
    ['a decomposed letter is composed', 'A\u0308iti', 'Äiti'],
    ['a letter that has no composed form stays', 'q\u0308', 'q\u0308'],
    ['a compatibility letter stays what it is', 'ﬁ', 'ﬁ'],
    ['an emoji of several code points stays whole', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['right-to-left text stays', 'שלום', 'שלום'],
  ])('%s', (_, text, cleaned) => {
    for (const lines of BOTH) expect(cleanText(text, 200, lines)).toBe(cleaned);
  });
});

describe('one line', () => {
  it.each(['a\nb', 'a\r\nb', 'a\rb', 'a\tb', 'a\u2028b', 'a\u2029b'])('refuses %j', (text) => {
    expect(refusal(text, 'one line')).toBe('holds control characters');
  });
});

describe('many lines', () => {
  it('keeps tabs and line breaks, however the client ends its lines', () => {
    expect(cleanText('a\r\nb\rc\n\td', 200, 'many lines')).toBe('a\nb\nc\n\td');
  });
});

describe('the length', () => {
  it.each([
    ['letters', 'a'],
    ['letters composed of two', 'a\u0308'],
    ['characters beyond the basic plane', '😀'],
  ])('counts code points of the cleaned text: %s', (_, character) => {
    expect(refusal(character.repeat(10_000), 'many lines', 10_000)).toBe('accepted');
    expect(refusal(character.repeat(10_001), 'many lines', 10_000)).toBe('is longer than 10000 characters');
  });

  it('does not count space at the ends', () => {
    expect(refusal(`${' '.repeat(500)}${'a'.repeat(200)}${' '.repeat(500)}`, 'one line')).toBe('accepted');
  });
});

describe('whatever comes in', () => {
  it.each(BOTH)('%s comes out clean, once and for all, or is refused for a reason that does not repeat it', (lines) => {
    const forbidden = lines === 'one line' ? /[\p{Cc}\u2028\u2029]/u : /[^\P{Cc}\t\n]/u;
    fc.assert(
      fc.property(fc.oneof(anyText, awkwardText), (text) => {
        const reason = refusal(text, lines, 10);
        if (reason !== 'accepted') return expect(reason).toMatch(/^(holds (control|half)|is (empty|longer))/);
        const cleaned = cleanText(text, 10, lines);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).toBe(cleaned.normalize('NFC'));
        expect(cleaned).not.toMatch(forbidden);
        expect(cleaned).toBe(cleaned.trim());
        expect(Array.from(cleaned).length).toBeGreaterThan(0);
        expect(Array.from(cleaned).length).toBeLessThanOrEqual(10);
        expect(cleanText(cleaned, 10, lines)).toBe(cleaned);
      }),
      SEED,
    );
  });

  it('text without anything forbidden is never refused', () => {
    const plain = fc
      .string({ unit: fc.constantFrom(...Array.from('aäöåÅ é😀ñ漢.,-!')) })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(plain, (text) => expect(cleanText(text, 10_000, 'one line')).toBe(text.normalize('NFC').trim())),
      SEED,
    );
  });
});
