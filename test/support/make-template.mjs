// A process of its own: Nest keeps its metadata on the global object, and Jest would hand that to every spec.
import { seedDemo } from '../../dist/demo/seed.js';
import { readConfig } from '../../dist/platform/config/config.js';
import { migrate } from '../../dist/platform/database/migrate.js';
import { KeyRing } from '../../dist/platform/sealing/data-key.js';
import { asOwner, keysOf } from '../../dist/start.js';
import { SEEDED_AT, TEMPLATE, TEST_KEYS, urlOf, withClient } from './database.ts';

await withClient(urlOf('postgres', 'owner'), (client) => client.query(`create database ${TEMPLATE}`));
const ring = new KeyRing(keysOf(readConfig({ ...TEST_KEYS, DEMO: '1' })).dataKeys);
await asOwner(urlOf(TEMPLATE, 'owner'), async (orm) => {
  await migrate(orm, urlOf(TEMPLATE, 'app'), SEEDED_AT.toZonedDateTimeISO('UTC').toPlainDate());
  // With the one family whose story is told whole.
  await seedDemo(orm.em, ring, SEEDED_AT, false);
});
