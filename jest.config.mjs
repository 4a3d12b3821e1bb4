/** Fast suite: everything but `*.deep.spec.ts`, which `npm run test:deep` runs in full. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '\\.deep\\.spec\\.ts$'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // Jest would keep one of two cores for itself; and modules of a spec that is over stay in the memory of its worker.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  testTimeout: 40_000,
};
