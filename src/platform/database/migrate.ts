import type { MikroORM } from '@mikro-orm/postgresql';
import { ACCESS_ROLE, APP_ROLE } from './roles.js';

const MONTHS_AHEAD = 24;

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Creates what is missing of the cluster's roles. Runs before the migrations, as owner, as often as wanted. */
async function prepareRoles(owner: MikroORM, appUrl: string): Promise<void> {
  const { username, password, pathname } = new URL(appUrl);
  const login = decodeURIComponent(username);
  for (const [role, options] of [
    [APP_ROLE, 'nologin nobypassrls'],
    [ACCESS_ROLE, 'nologin nobypassrls'],
    [login, `login nobypassrls password ${literal(decodeURIComponent(password))}`],
  ] as const) {
    await owner.em.execute(`do $$ begin create role ${identifier(role)} ${options};
      exception when duplicate_object or unique_violation then null; end $$`);
  }
  const database = identifier(decodeURIComponent(pathname.slice(1)));
  await owner.em.execute(`grant ${APP_ROLE} to ${identifier(login)}`);
  await owner.em.execute(`grant ${ACCESS_ROLE} to current_user`);
  await owner.em.execute(`revoke create, temporary on database ${database} from public`);
}

/**
 * Brings the database to the present schema: roles, migrations, log partitions two years ahead. Idempotent.
 * `today` is a date in UTC; partitions are months in UTC.
 */
export async function migrate(owner: MikroORM, appUrl: string, today: Temporal.PlainDate): Promise<readonly string[]> {
  await prepareRoles(owner, appUrl);
  const done = await owner.migrator.up();
  const firstMonth = today.with({ day: 1 }).subtract({ months: 1 });
  await owner.em.execute(`call audit.make_partitions('${firstMonth.toString()}', ${MONTHS_AHEAD + 2})`);
  return done.map((migration) => migration.name);
}
