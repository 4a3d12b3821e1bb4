import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A small tree of files: path → source. */
type Tree = Record<string, string>;
interface CruiserConfig {
  story: string[];
  default: { forbidden: { name: string }[]; required: { name: string }[] };
}
interface Violation {
  from: string;
  rule: { name: string };
}

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const cruiserPath = join(root, '.dependency-cruiser.mjs');
const { story, default: cruiser } = (await import(pathToFileURL(cruiserPath).href)) as CruiserConfig;

const planted: string[] = [];
afterAll(() => planted.forEach((folder) => rmSync(folder, { recursive: true })));

/** Writes the files into a folder of their own that sees our packages and settings. */
function plant(files: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'yhdessa-architecture-'));
  planted.push(folder);
  for (const name of ['package.json', 'tsconfig.json', '.oxlintrc.json']) {
    copyFileSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  return folder;
}

function run(cwd: string, tool: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(process.execPath, [join(root, 'node_modules/.bin', tool), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (error || stdout === '') throw new Error(`${tool} gave no answer: ${stderr}`, { cause: error });
  return stdout;
}

function cruise(folder: string): Violation[] {
  const answer = run(folder, 'depcruise', 'src', 'test', 'web/src', '--config', cruiserPath, '--output-type', 'json');
  const { summary } = JSON.parse(answer) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations;
}

describe('the dependency rules', () => {
  /** Rule → files that break it, each in its own way and no other rule. Empty files are what they reach for. */
  const broken: Record<string, Tree> = {
    'no-cycles': { 'src/network/cycle.ts': `import type { X } from './way-back.js'; export type Y = X;` },
    'domain-is-pure': {
      'src/network/package.domain.ts': `import 'zod';`,
      'src/network/package-type.domain.ts': `import type { EntityManager } from '@mikro-orm/core'; export type X = EntityManager;`,
      'src/network/core.events.ts': `import 'node:crypto';`,
    },
    'domain-knows-only-domain': {
      'src/network/clock.domain.ts': `import '../platform/clock.js';`,
      'src/network/entity.events.ts': `import type { X } from './x.entity.js'; export type Y = X;`,
    },
    'itip-is-a-library': {
      'src/itip/platform.ts': `import '../platform/clock.js';`,
      'src/itip/chapter.ts': `import '../network/x.service.js';`,
    },
    'itip-is-pure': { 'src/itip/package.ts': `import 'zod';`, 'src/itip/core.ts': `import 'node:fs';` },
    'api-never-touches-database': {
      'src/network/entity.resolver.ts': `import './x.entity.js';`,
      'src/network/repository.graphql.ts': `import './x.repository.js';`,
      'src/network/orm.resolver.ts': `import '@mikro-orm/core';`,
    },
    'database-never-knows-api': {
      'src/network/type.service.ts': `import type { X } from './x.graphql.js'; export type Y = X;`,
      'src/network/resolver.repository.ts': `import './x.resolver.js';`,
      'src/network/package.entity.ts': `import '@nestjs/graphql';`,
    },
    'platform-knows-no-chapter': {
      'src/platform/chapter.ts': `import '../network/x.service.js';`,
      'src/platform/root.ts': `import '../entities.js';`,
    },
    'enter-by-the-front-door': {
      'src/meeting/repository.ts': `import type { X } from '../network/x.repository.js'; export type Y = X;`,
      'src/meeting/inner.ts': `import '../network/inner.js';`,
    },
    'entities-travel-as-types': { 'src/meeting/entity.ts': `import '../network/x.entity.js';` },
    'app-asks-by-graphql': { 'web/src/day/service.ts': `import '../../../src/network/x.service.js';` },
    'server-knows-no-app': { 'src/network/app.ts': `import '../../web/src/day/x.js';` },
    'screens-stand-on-parts': { 'web/src/parts/screen.ts': `import '../day/x.js';` },
    'production-knows-no-test': {
      'src/network/support.ts': `import '../../test/support/x.js';`,
      'src/network/spec.ts': `import './x.spec.js';`,
    },
    'production-needs-no-dev-package': { 'src/network/dev.ts': `import 'fast-check';` },
    'no-orphan-tests': { 'src/network/orphan.spec.ts': `import 'node:fs';`, 'test/orphan.spec.ts': `` },
    ...Object.fromEntries(story.slice(0, -1).map((chapter, i) => [`story-order-${chapter}`, later(chapter, i)])),
  };
  const reachedFor: Tree = {
    ...Object.fromEntries(story.map((chapter) => [`src/${chapter}/${chapter}.service.ts`, ``])),
    ...Object.fromEntries(
      ['x.service', 'x.entity', 'x.repository', 'x.graphql', 'x.resolver', 'x.domain', 'inner'].map((name) => [
        `src/network/${name}.ts`,
        `export interface X { id: string }`,
      ]),
    ),
    'src/network/way-back.ts': `import './cycle.js'; export interface X { id: string }`,
    'src/network/x.spec.ts': `import './x.domain.js';`,
    'src/platform/clock.ts': ``,
    'src/platform/errors/domain-error.ts': ``,
    'src/itip/x.ts': ``,
    'src/entities.ts': ``,
    'src/directory/dates.domain.ts': ``,
    'test/support/x.ts': ``,
    'web/src/day/x.ts': ``,
  };
  /** What looks like a violation and is none. */
  const allowed: Tree = {
    ...Object.fromEntries(story.map((chapter, i) => [`src/${chapter}/earlier.ts`, importsOf(story.slice(0, i))])),
    'src/meeting/allowed.domain.ts': `import '../network/x.domain.js'; import '../platform/errors/domain-error.js';`,
    'src/meeting/allowed.resolver.ts': `import type { X } from '../network/x.entity.js'; export type Y = X;`,
    'src/meeting/allowed.spec.ts': `import 'fast-check'; import 'node:fs'; import '../../test/support/x.js';`,
    'src/meeting/allowed.service.ts': `import './allowed.entity.js'; import '../itip/x.js'; import '@mikro-orm/core';`,
    'src/meeting/allowed.entity.ts': ``,
    'src/platform/database/migrations/allowed.ts': `import '@mikro-orm/migrations';`,
    'src/platform/allowed.ts': `import '../itip/x.js';`,
    'src/root.ts': `import './meeting/allowed.resolver.js'; import './meeting/allowed.entity.js';`,
    'web/src/day/allowed.ts': `import '../parts/allowed.js'; import '../../../src/directory/dates.domain.js';`,
    'web/src/parts/allowed.ts': ``,
  };

  function importsOf(chapters: string[]): string {
    return chapters.map((chapter) => `import '../${chapter}/${chapter}.service.js';`).join('\n');
  }
  function later(chapter: string, i: number): Tree {
    const files = story.slice(i + 1).map((next) => [`src/${chapter}/to-${next}.ts`, importsOf([next])] as const);
    return Object.fromEntries(files);
  }

  const names = [...cruiser.forbidden, ...cruiser.required].map(({ name }) => name);
  let found: Violation[];
  beforeAll(() => {
    found = cruise(plant(Object.assign({}, reachedFor, allowed, ...Object.values(broken)) as Tree));
  });
  const rulesBrokenBy = (path: string) => found.filter(({ from }) => from === path).map(({ rule }) => rule.name);

  it('have a planted violation each', () => {
    expect(Object.keys(broken).toSorted()).toEqual(names.toSorted());
  });

  it.each(Object.keys(broken))('%s is reported where it is broken, and nothing else is', (name) => {
    const files = Object.keys(broken[name]!);
    expect(files.map(rulesBrokenBy)).toEqual(files.map(() => [name]));
  });

  it('leave alone what is allowed', () => {
    expect([...Object.keys(allowed), ...Object.keys(reachedFor)].flatMap(rulesBrokenBy)).toEqual([]);
  });

  it('hold for the project', () => {
    const seen = cruise(root).map(({ rule, from, ...rest }) => ({ rule: rule.name, from, ...rest }));
    expect(seen).toEqual([]);
  });
});

const withoutComments = (source: string) =>
  source.replaceAll(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/.*|\/\*[\s\S]*?\*\//g, '$1');

describe('the story', () => {
  const moduleOf = (chapter: string) =>
    `${chapter.replaceAll(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase())}Module`;

  /** The chapters whose modules a Nest module imports, in its order. */
  function chaptersIn(moduleSource: string): string[] {
    const body = withoutComments(moduleSource).replaceAll(/^import\b[^;]*;/gm, '');
    const modules = new Set(body.match(/\b[A-Z]\w*Module\b/g));
    return [...modules].flatMap((name) => story.find((chapter) => moduleOf(chapter) === name) ?? []);
  }
  const inStoryOrder = (chapters: string[]) => story.filter((chapter) => chapters.includes(chapter));

  it('is told in src/README.md in the order of the dependency rules', () => {
    const told = read('src/README.md').matchAll(/^\d+\.\s+[`*[]*([a-z-]+)/gm);
    expect([...told].map((line) => line[1])).toEqual(story);
  });

  it('is the order of the imports of app.module.ts', () => {
    const imported = chaptersIn(read('src/app.module.ts'));
    expect(imported).toEqual(inStoryOrder(imported));
  });

  it('misses no chapter that has a module', () => {
    const withModule = story.filter((chapter) => existsSync(join(root, `src/${chapter}/${chapter}.module.ts`)));
    expect(chaptersIn(read('src/app.module.ts'))).toEqual(withModule);
  });

  it('has every folder of src but the library and the platform', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const known = [...story, 'itip', 'platform'];
    expect(folders.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is read from a module as it stands there, wrong order included', () => {
    const source = `import { PlanModule } from './plan/plan.module.js';
      @Module({ imports: [ // FamilyModule comes later
        ConfigModule, FollowUpModule, PlanModule.forRoot({ imports: [ConfigModule] })] })`;
    expect(chaptersIn(source)).toEqual(['follow-up', 'plan']);
    expect(inStoryOrder(chaptersIn(source))).toEqual(['plan', 'follow-up']);
  });
});

describe('time', () => {
  const clockReads = /\bnew\s+Date\b|\bDate\s*\.\s*now\b|(?<![.\w])Date\s*\(|\bTemporal\s*\.\s*Now\b/g;
  const readsOf = (source: string) => withoutComments(source).match(clockReads) ?? [];

  it('is read by platform/clock alone', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `src/${path.replaceAll('\\', '/')}`);
    const readers = files.filter((path) => readsOf(read(path)).length > 0);
    expect(readers.filter((path) => !path.startsWith('src/platform/clock/'))).toEqual([]);
    expect(readers).toContain('src/platform/clock/clock.ts');
  });

  it.each(['new Date(0)', 'Date.now()', 'Date()', 'Temporal.Now.instant()', 'Temporal\n  .Now'])('sees %j', (code) => {
    expect(readsOf(`/* why */ const at = ${code}; // now`)).toHaveLength(1);
    expect(readsOf(`const url = 'https://yhdessa.example'; const at = ${code};`)).toHaveLength(1);
  });

  it.each(['// new Date()', '/** `Temporal.Now`\n * Date.now() */', 'Temporal.PlainDate.from(day)', 'toDate(x)'])(
    'lets %j pass',
    (code) => expect(readsOf(code)).toEqual([]),
  );
});

describe('the linter', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `  void ${i};`).join('\n');
  const broken: Record<string, Tree> = {
    'typescript(no-floating-promises)': { 'src/network/floating.ts': `export const f = async () => 1; f();` },
    'typescript(no-explicit-any)': { 'src/network/any.ts': `export const x: any = 1;` },
    'typescript(no-restricted-types)': { 'src/network/type.ts': `export interface X { at: Date }` },
    'eslint(no-restricted-globals)': {
      'src/network/date.ts': `export const now = Date.now();`,
      'src/platform/clock/date.ts': `export const now = new Date();`,
      'test/date.ts': `export const now = globalThis.Date.now();`,
    },
    'eslint(no-restricted-properties)': { 'src/network/now.ts': `export const now = Temporal.Now.instant();` },
    'eslint(no-empty)': { 'src/network/catch.ts': `try { void 0; } catch {}` },
    'eslint(no-empty-function)': { 'src/network/swallow.ts': `export const swallow = () => {};` },
    'eslint(no-console)': { 'src/network/console.ts': `console.log(1);` },
    'eslint(max-lines)': { 'src/network/long.ts': lines(251) },
    'eslint(max-lines-per-function)': { 'src/network/long-function.ts': `export function f() {\n${lines(29)}\n}` },
    'eslint(max-params)': {
      'src/network/many.ts': `export const f = (...[a]: number[]) => a;
export class X { constructor(readonly a: X, readonly b: X, readonly c: X, readonly d: X, readonly e: X, readonly f: X) {} }`,
    },
  };
  const allowed: Tree = {
    'src/platform/clock/clock.ts': `export const now = () => Temporal.Now.instant();`,
    'src/server.ts': `console.log(1);`,
    'src/network/x.domain.spec.ts': `describe('x', () => {\n${lines(251)}\n});`,
    'src/directory/municipality.data.ts': lines(251),
    'src/platform/database/migrations/Migration1.ts': lines(251),
    'src/network/long-enough.ts': `export function f() {\n${lines(28)}\n\n  // why\n}`,
  };

  it('reports each planted violation and nothing else', () => {
    const folder = plant(Object.assign({}, allowed, ...Object.values(broken)) as Tree);
    const answer = JSON.parse(run(folder, 'oxlint', '--format', 'json', 'src', 'test')) as {
      diagnostics: { code: string; filename: string }[];
    };
    const expected = Object.entries(broken).flatMap(([code, files]) =>
      Object.keys(files).map((path) => `${path} ${code}`),
    );
    expect(answer.diagnostics.map(({ filename, code }) => `${filename} ${code}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  });
});
