import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { Holding } from '../src/platform/outbox/holding.js';
import { asOwner } from '../src/start.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate } from './support/casework.js';
import { restoredFrom, type TestDatabase } from './support/database.js';
import { startMail } from './support/invited.js';
import { type SmsGateway, startSmsGateway } from './support/sms-gateway.js';
import { agree, byPhone, clockTo, familyOf, newNumber, reached } from './support/told.js';

/** A backup is made, what waited in it is sent, the backup is restored: what is known to have happened is not done again. */

const HELD = 'held after a restore';
const DEAD = 'id kind lastError plannedAt dueAt';

interface Dead {
  readonly id: string;
  readonly kind: string;
  readonly lastError: string;
}

let gateway: SmsGateway;
let app: TestApp;
let again: TestApp;
let backup: TestDatabase;
const stops: (() => Promise<void>)[] = [];
const phone = newNumber();

async function started(given?: TestDatabase): Promise<TestApp> {
  const one = await startTestApp({ SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_TOKEN: 's3cret' }, given);
  stops.push(() => one.stop());
  stops.push(await startMail(one));
  return one;
}

const settled = async (one: TestApp) => {
  for (let ran = 1; ran > 0;) ran = await one.runDue();
};
const mailsOf = (one: TestApp) => one.running.app.get(MailCatcher).mailboxes.flatMap(({ mails }) => mails).length;
const holding = <T>(one: TestApp, task: (holding: Holding) => Promise<T>): Promise<T> =>
  asOwner(one.database.ownerUrl, (orm) => task(new Holding(orm.em, one.clock.now())));
const dead = async (): Promise<Dead[]> => (await again.as('admin')(`{ deadEffects { ${DEAD} } }`)).data.deadEffects;
const decide = (name: 'retryEffect' | 'dropEffect', effectId: string, who: 'admin' | 'counsellor' = 'admin') =>
  mutate(again, who)(name, `${name[0]!.toUpperCase()}${name.slice(1)}Input`, { effectId }, DEAD);
const stateOf = async (id: string) =>
  (await again.sql<{ state: string }>('select state from platform.outbox_effect where id = $1', [id]))[0]!.state;

beforeAll(async () => {
  gateway = await startSmsGateway();
  app = await started();
  await settled(app);
  const opened = await familyOf(app, reached(byPhone(phone)));
  clockTo(app, '2026-11-23T10:00');
  await agree(app, opened, '2026-12-01T13:00');
  clockTo(app, '2026-11-23T12:00');
  backup = await restoredFrom(app.database);
  await settled(app);
  expect(gateway.to(phone)).toHaveLength(1);
  expect(mailsOf(app)).toBeGreaterThan(0);
  again = await started(backup);
  clockTo(again, '2026-11-23T12:30');
}, 60_000);
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  await gateway?.stop();
});

it('says what would happen again, and changes nothing by it', async () => {
  const waiting = await holding(again, (each) => each.waiting());
  expect(waiting).toEqual(
    expect.arrayContaining([
      { kind: 'invitation.send', count: 1 },
      { kind: 'invitation.tell', count: 1 },
    ]),
  );
  expect(await holding(again, (each) => each.waiting())).toEqual(waiting);
});

it('holds all of it back: nothing goes to anybody a second time, what is for later stays, and the log says who did it', async () => {
  const later = `select kind, key from platform.outbox_effect where state = 'pending' and due_at > $1 order by id`;
  const planned = await again.sql(later, [again.clock.now().toString()]);
  expect(planned.length).toBeGreaterThan(0);
  // One was in hand when the backup was made.
  await again.sql(
    `update platform.outbox_effect set state = 'claimed', claim = gen_random_uuid(), lease_until = $1 where kind = 'invitation.send' and state = 'pending'`,
    [again.clock.now().add({ minutes: 5 }).toString()],
  );
  const waited = await holding(again, (each) => each.waiting());
  expect(await holding(again, (each) => each.hold())).toEqual(waited);
  expect(await holding(again, (each) => each.hold())).toEqual([]);
  expect(await again.sql(later, [again.clock.now().toString()])).toEqual(planned);
  await settled(again);
  expect(gateway.to(phone)).toHaveLength(1);
  expect(mailsOf(again)).toBe(0);
  const log = "select basis from audit.access_log where operation = 'outbox' and action = 'change'";
  expect(await again.sql(log)).toEqual([{ basis: 'operator' }, { basis: 'operator' }]);
});

it('lets an administrator send each on or drop it, and nobody else', async () => {
  const held = await dead();
  expect(new Set(held.map(({ lastError }) => lastError))).toEqual(new Set([HELD]));
  const [sms, mail] = ['invitation.tell', 'invitation.send'].map((kind) => held.find((each) => each.kind === kind));
  for (const name of ['retryEffect', 'dropEffect'] as const)
    expect(await decide(name, mail!.id, 'counsellor')).toMatchObject({ data: null });
  expect(await stateOf(mail!.id)).toBe('dead');

  const left: Dead[] = await done(decide('dropEffect', mail!.id));
  expect(left.map(({ id }) => id)).toEqual(held.map(({ id }) => id).filter((id) => id !== mail!.id));
  expect(await decide('dropEffect', mail!.id)).toMatchObject({ code: 'STALE' });
  expect(await decide('retryEffect', mail!.id)).toMatchObject({ code: 'STALE' });
  await done(decide('retryEffect', sms!.id));
  await settled(again);
  expect([await stateOf(mail!.id), await stateOf(sms!.id)]).toEqual(['revoked', 'done']);
  expect(mailsOf(again)).toBe(0);
  // The gateway knows it by its key.
  const [first, second] = gateway.got.filter(({ body }) => body.to === phone);
  expect(second).toEqual(first);
});

it('is a command', () => {
  const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: again.database.ownerUrl };
  const yhdessa = (...args: string[]) => {
    const cli = join(import.meta.dirname, '../dist/cli.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  expect(JSON.parse(yhdessa('outbox').stdout)).toEqual({ waiting: expect.any(Array) });
  expect(JSON.parse(yhdessa('outbox', '--hold').stdout)).toEqual({ held: expect.any(Array) });
  expect(yhdessa('outbox', '--drop')).toEqual({ status: 1, stdout: '', stderr: 'usage: outbox [--hold]\n' });
}, 60_000);
