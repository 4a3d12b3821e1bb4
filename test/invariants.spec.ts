import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The list of domain invariants in `docs/privacy.md` against the tests it names. */

const SECTION = /## The 24 invariants\n([\s\S]*?)(?=\n## |$)/;
/** `| 3 | what | tests |` */
const LINE = /^\| (\d+) \| (.+?) \| (.+) \|$/gm;

const page = readFileSync('docs/privacy.md', 'utf8');
const listed = [...(SECTION.exec(page)?.[1] ?? '').matchAll(LINE)].map(([, number, , tests]) => ({
  number: Number(number),
  files: [...tests!.matchAll(/`([^`]+\.spec\.ts)`/g)].map(([, file]) => basename(file!)),
}));

/** Specs in a browser show what people see; what holds is shown without one. */
const sources = new Map(
  globSync(['test/**/*.spec.ts', 'src/**/*.spec.ts'], { exclude: ['test/browser/**'] }).map((path) => [
    basename(path),
    readFileSync(path, 'utf8'),
  ]),
);
/** Whether a test or a group of tests has a name that begins with the number: `3. names …`, `1, 19. is …`. */
const hasTestOf = (source: string, number: number): boolean =>
  [...source.matchAll(/['`]((?:\d+, )*\d+)\. /g)].some(([, numbers]) =>
    numbers!.split(', ').map(Number).includes(number),
  );

it('names all 24, in order', () => {
  expect(listed.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
});

it.each(listed)('$number is shown by $files', ({ number, files }) => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !hasTestOf(sources.get(file) ?? '', number))).toEqual([]);
});
