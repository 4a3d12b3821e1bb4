import fc from 'fast-check';
import ICAL from 'ical.js';
import { contentLine, unescapeText, unfoldedLines } from './content-line.js';

const octets = (text: string) => new TextEncoder().encode(text);

/** Folds after every few octets, whatever character stands there. */
function foldedAnywhere(text: string, width: number): Uint8Array {
  const parts: number[] = [];
  octets(text).forEach((octet, i) => {
    if (i > 0 && i % width === 0) parts.push(13, 10, 32);
    parts.push(octet);
  });
  return Uint8Array.from(parts);
}

describe('unfolding', () => {
  it.each([1, 2, 3, 7])('joins characters that were split, every %s octets', (width) => {
    const line = 'SUMMARY:Äiti ja 👩‍👧 – tapaaminen';
    expect(unfoldedLines(foldedAnywhere(line, width))).toEqual([line]);
  });

  it.each([
    ['CRLF', 'A:1\r\nB:2\r\n 3\r\n', ['A:1', 'B:23']],
    ['LF', 'A:1\nB:2\n\t3', ['A:1', 'B:23']],
    ['CR', 'A:1\rB:2\r 3\r', ['A:1', 'B:23']],
    ['a byte order mark', '\u{FEFF}A:1\r\n', ['A:1']],
    ['empty lines', '\r\n\r\nA:1\r\n\r\n\r\nB:2', ['A:1', 'B:2']],
    ['control characters', 'A:1\u{0}2\u{7}\u{85}\r\n', ['A:12']],
    ['nothing', '', []],
  ])('knows %s', (_, text, lines) => {
    expect(unfoldedLines(text)).toEqual(lines);
    expect(unfoldedLines(octets(text))).toEqual(lines);
  });

  it('reads what is not UTF-8 as Latin-1', () =>
    expect(unfoldedLines(Buffer.from('SUMMARY:Päivi', 'latin1'))).toEqual(['SUMMARY:Päivi']));

  it('leaves no half of a character', () => expect(unfoldedLines('A:\u{D800}x')).toEqual(['A:\u{FFFD}x']));
});

describe('a content line', () => {
  it.each([
    ['METHOD:REPLY', 'METHOD', {}, 'REPLY'],
    ['dtstart;tzid="FLE Standard Time":20261201T090000', 'DTSTART', { TZID: 'FLE Standard Time' }, '20261201T090000'],
    ['ATTENDEE;CN="a;b:c,d";RSVP=TRUE:mailto:x@y', 'ATTENDEE', { CN: 'a;b:c,d', RSVP: 'TRUE' }, 'mailto:x@y'],
    ["ATTENDEE;CN=O^'Neil^^^n2:mailto:x@y", 'ATTENDEE', { CN: 'O"Neil^\n2' }, 'mailto:x@y'],
    [
      'ATTENDEE;CN=Masa "M;PARTSTAT=ACCEPTED:mailto:x@y',
      'ATTENDEE',
      { CN: 'Masa ', PARTSTAT: 'ACCEPTED' },
      'mailto:x@y',
    ],
    ['ATTENDEE;CN=Virtanen, Matti;RSVP:mailto:x@y', 'ATTENDEE', { CN: 'Virtanen, Matti' }, 'mailto:x@y'],
    ['ATTENDEE;PARTSTAT=ACCEPTED;PARTSTAT=DECLINED:x', 'ATTENDEE', { PARTSTAT: 'ACCEPTED' }, 'x'],
    ['SUMMARY:5" pizza: yes', 'SUMMARY', {}, '5" pizza: yes'],
    ['X-EMPTY:', 'X-EMPTY', {}, ''],
  ])('%s', (line, name, parameters, value) => {
    const read = contentLine(line)!;
    expect({ ...read, parameters: Object.fromEntries(read.parameters) }).toEqual({ name, parameters, value });
  });

  it.each(['', 'no colon', ':value', ' SUMMARY:x', 'SUM MARY:x', '__proto__:x', '-- \u{e4}: x'])('%j is none', (line) =>
    expect(contentLine(line)).toBeNull(),
  );

  it('is read as ical.js reads it', () => {
    const name = fc.stringMatching(/^X-[A-Z]{1,8}$/);
    const quoted = fc.stringMatching(/^[a-zåäö ;:,.=@]{1,20}$/).map((value) => `"${value}"`);
    const value = fc.oneof(quoted, fc.stringMatching(/^[a-zåäö .@]{1,20}$/));
    const parameters = fc.uniqueArray(fc.tuple(name, value), { maxLength: 4, selector: ([key]) => key });
    const property = fc.property(name, parameters, fc.string({ unit: 'grapheme' }), (key, pairs, text) => {
      const line = `${key}${pairs.map(([k, v]) => `;${k}=${v}`).join('')}:${text}`;
      const [theirName, theirParameters, , theirValue] = ICAL.parse.property(line) as [string, object, string, string];
      const ours = contentLine(line)!;
      expect(ours.name).toBe(theirName.toUpperCase());
      const lowered = [...ours.parameters].map(([k, v]) => [k.toLowerCase(), v]);
      expect(Object.fromEntries(lowered)).toEqual(theirParameters);
      expect(ours.value).toBe(theirValue);
    });
    fc.assert(property, { seed: 5545, numRuns: 1_000 });
  });

  it('takes time in proportion to its length', () => {
    for (const hostile of ['"', ';', ';A="', ';A=', ':', ';a=b"', '^', '\\'])
      expect(contentLine(`ATTENDEE${hostile.repeat(200_000 / hostile.length)}`)).toBeDefined();
  }, 5_000);
});

describe('TEXT', () => {
  it.each([
    [String.raw`Moi\, tulen\; ehkä\nEeva\\Eki\N:)`, 'Moi, tulen; ehkä\nEeva\\Eki\n:)'],
    [String.raw`c:\\new\x`, String.raw`c:\new\x`],
    ['\\', '\\'],
  ])('%s', (written, text) => expect(unescapeText(written)).toBe(text));
});
