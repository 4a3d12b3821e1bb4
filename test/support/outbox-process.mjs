// A process that does nothing but make effects happen, for `outbox.deep.spec.ts` to kill. Uses the built application.
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { Work } from '../../dist/platform/access/work.js';
import { Clock } from '../../dist/platform/clock/clock.js';
import { Notifications } from '../../dist/platform/database/notifications.js';
import { ormOptions } from '../../dist/platform/database/orm.js';
import { Outbox } from '../../dist/platform/outbox/outbox.js';
import { OutboxRepository } from '../../dist/platform/outbox/outbox.repository.js';
import { OutboxWorker } from '../../dist/platform/outbox/outbox-worker.js';

/** Longer than any delivery here, short enough to wait for. */
const LEASE = Temporal.Duration.from({ milliseconds: 700 });

const [url, deliveries] = process.argv.slice(2);
const orm = await MikroORM.init(ormOptions(url, [], 4, () => undefined));
const clock = new Clock();
const work = new Work(orm.em, clock);
const outbox = new Outbox(orm.em);

const settle = ({ kind, key }) =>
  orm.em.execute('insert into platform.test_settled (kind, key, process) values (?, ?, ?)', [kind, key, process.pid]);

outbox.handle('test.mail', {
  lease: LEASE,
  deliver: async ({ key, payload, attempt }) => {
    await pause(payload.before);
    // The world: what has been written here cannot be taken back by any rollback.
    appendFileSync(deliveries, `${key} ${attempt}\n`);
    await pause(payload.after);
  },
  settle,
});
outbox.handle('test.timer', { lease: LEASE, settle });

const worker = new OutboxWorker(outbox, new OutboxRepository(orm.em), work, clock, new Notifications(orm.em));
await worker.start();
process.stdout.write('ready\n');

// Whoever started this process closes the pipe, or dies: then it ends by itself.
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));
