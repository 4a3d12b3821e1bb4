import { rmSync } from 'node:fs';

/** Ends the run's cluster. */
export default async function teardown() {
  const { yhdessaTestCluster } = globalThis;
  if (!yhdessaTestCluster) return;
  await yhdessaTestCluster.postgres.stop();
  rmSync(yhdessaTestCluster.directory, { recursive: true, force: true });
}
