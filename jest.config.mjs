/** Fast suite: everything but `*.deep.spec.ts`, which `npm run test:deep` runs in full. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '\\.deep\\.spec\\.ts$'],
  // Specs are loaded by Node; Jest itself loads but a stand-in for each.
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': '<rootDir>/test/support/spec-transform.mjs' },
  setupFiles: ['<rootDir>/test/support/one-realm.mjs'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // Jest would keep one of two cores for itself; and some of what a spec made stays in the memory of its worker.
  maxWorkers: 2,
  workerIdleMemoryLimit: '2GB',
  testTimeout: 60_000 * Number(process.env.YHDESSA_SLOW || 1),
};
