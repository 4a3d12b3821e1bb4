/**
 * The chapters in the order of the story: a later chapter may use an earlier one, never the reverse.
 * The same order stands in `src/README.md` and in the imports of `src/app.module.ts`; `test/architecture.spec.ts`
 * compares the three and shows each rule below catching a planted violation.
 */
export const story = [
  'directory',
  'contact',
  'family',
  'network',
  'consent',
  'availability',
  'meeting',
  'invitation',
  'gathering',
  'plan',
  'follow-up',
  'handover',
  'feedback',
  'closing',
  'insight',
  'desk',
  'sign-in',
  'doors',
  'demo',
];

const spec = '\\.spec\\.tsx?$';
const pure = '\\.(domain|events)\\.ts$';
const api = '\\.(resolver|graphql)\\.ts$';
const frontDoor = '\\.(service|domain|events|module|graphql)\\.ts$';
const migrations = '^src/platform/database/migrations/';
const anyPackage = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core'];
/** A feed from anybody is read in a thread of its own; starting one is all the library does beside reading and writing. */
const ownThread = '^src/itip/busy/apart(-thread)?\\.ts$';

/** What the app shares with the server: how days and hours are said. */
const sharedWords = '^src/directory/dates\\.domain\\.ts$';
const below = '(graphql|parts|session|words)/';

const laterThan = (chapter) => `^src/(${story.slice(story.indexOf(chapter) + 1).join('|')})/`;

/** Each rule: its name, which files it holds for, what they must not depend on. */
const rules = [
  ['no-cycles', {}, { circular: true }],

  ['domain-is-pure', { path: pure }, { dependencyTypes: anyPackage }],
  [
    'domain-knows-only-domain',
    { path: pure },
    { path: '^src/', pathNot: [pure, '^src/platform/errors/domain-error\\.ts$'] },
  ],

  ['itip-is-a-library', { path: '^src/itip/' }, { path: '^src/(?!itip/)' }],
  ['itip-is-pure', { path: '^src/itip/', pathNot: [spec, ownThread] }, { dependencyTypes: anyPackage }],

  [
    'api-never-touches-database',
    { path: api },
    { path: '\\.(entity|repository)\\.ts$|node_modules/@mikro-orm/', dependencyTypesNot: ['type-only'] },
  ],
  [
    'database-never-knows-api',
    { path: '\\.(service|repository|entity)\\.ts$' },
    { path: `${api}|node_modules/@nestjs/graphql/` },
  ],

  ['platform-knows-no-chapter', { path: '^src/platform/' }, { path: '^src/(?!platform/|itip/)' }],

  // Roots (`src/*.ts`) stand in no folder and so above these two rules.
  [
    'enter-by-the-front-door',
    { path: '^src/([^/]+)/', pathNot: migrations },
    { path: '^src/(?!platform/|itip/)[^/]+/', pathNot: ['^src/$1/', frontDoor, '\\.entity\\.ts$'] },
  ],
  [
    'entities-travel-as-types',
    { path: '^src/([^/]+)/', pathNot: migrations },
    { path: '^src/[^/]+/.*\\.entity\\.ts$', pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
  ],

  ['app-asks-by-graphql', { path: '^web/' }, { path: '^(src|test|bench)/', pathNot: sharedWords }],
  ['server-knows-no-app', { path: '^(src|bench)/' }, { path: '^web/' }],
  ['screens-stand-on-parts', { path: `^web/src/${below}` }, { path: `^web/src/(?!${below})` }],

  ['production-knows-no-test', { path: '^src/', pathNot: spec }, { path: `^(test|bench)/|${spec}` }],
  [
    'production-needs-no-dev-package',
    { path: '^src/', pathNot: spec },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  ],

  ...story
    .slice(0, -1)
    .map((chapter) => [`story-order-${chapter}`, { path: `^src/${chapter}/` }, { path: laterThan(chapter) }]),
];

/** A spec that imports nothing of ours, or only other specs, was left behind by what it tested. */
const noOrphanTests = {
  name: 'no-orphan-tests',
  severity: 'error',
  module: { path: spec, pathNot: '^test/(architecture|invariants)\\.spec\\.ts$' },
  to: { path: '^(src|test|bench|web)/(?!.*\\.spec\\.tsx?$)' },
};

export default {
  forbidden: rules.map(([name, from, to]) => ({ name, severity: 'error', from, to })),
  required: [noOrphanTests],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], conditionNames: ['import', 'default', 'types'] },
  },
};
