import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordingOf } from './outcome-words.data.js';

/** What a code of the future is said to be. */
const UNKNOWN = wordingOf('something-new');

/** The table of outcomes in the operators' guide: its first column. */
const documented = () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');
  const table = guide.slice(guide.indexOf('| outcome |'), guide.indexOf('\n\n', guide.indexOf('| outcome |')));
  const cells = table.split('\n').map((line) => line.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)(?::…)?`/g)].map(([, code]) => code!));
};

describe('an outcome in words', () => {
  it('stands in the guide for operators, and every outcome of the guide has words', () => {
    expect(documented().length).toBeGreaterThan(15);
    expect(documented().filter((code) => wordingOf(code) === UNKNOWN)).toEqual([]);
  });

  it('is that of the code before the colon, unless the whole has words of its own', () => {
    expect(wordingOf('unreadable:no-method')).toBe(wordingOf('unreadable'));
    expect(wordingOf('applied:bounced')).not.toBe(wordingOf('applied'));
  });

  it('of a message that nobody has read says so', () => {
    expect(wordingOf(null).en).toBe('Waits to be read.');
  });

  it.each(['constructor', '__proto__', 'toString:x'])('is not found in what objects have by nature: %s', (code) => {
    expect(wordingOf(code)).toBe(UNKNOWN);
  });
});
