import { rmSync } from 'node:fs';

/** Ends the run's cluster. */
export default async function teardown() {
  const { yhdessaTestCluster } = globalThis;
  if (!yhdessaTestCluster) return;
  await yhdessaTestCluster.postgres.stop();
  const { directory } = yhdessaTestCluster;
  for (const written of [directory, `${directory}-compiled`]) rmSync(written, { recursive: true, force: true });
}
