import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { readIncoming } from '../../src/invitation/incoming/incoming-mail.js';
import { judge, type Judgement, type Standing } from '../../src/invitation/incoming/judging.js';
import { newReplyToken, newUid, replyAddress } from '../../src/invitation/tokens.js';
import { InboundListener } from '../../src/platform/mail/inbound/inbound-listener.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openCase, type OpenedCase } from '../support/casework.js';
import { SEEDED_AT } from '../support/database.js';
import {
  addMeeting,
  admit,
  announce,
  mailbox,
  opened,
  type Opened,
  type Seat,
  seats,
  startMail,
} from '../support/invited.js';
import { mutations } from './mutations.js';
import { type Filling, sample } from './sample.js';

const NAMES = readdirSync(new URL('samples', import.meta.url)).map((file) => file.replace(/\.eml$/, ''));
const BOUNCES = /^02-/;

/** However slow the machine: no mail may hold up the next one for longer. */
export const LONGEST_MS = 1_000;

const INVITEE = 'maija.meikalainen@kunta.example';
const STRANGER = 'joku.muu@toinen.example';
const FILLING: Filling = {
  uid: newUid(),
  organizer: replyAddress(newReplyToken(), 'yhdessa.example'),
  attendee: INVITEE,
  stranger: STRANGER,
  sequence: 1,
  now: SEEDED_AT,
  messageId: '<kutsu@yhdessa.example>',
};
const STANDING: Standing = {
  proof: 'token',
  uid: FILLING.uid,
  addresses: [INVITEE],
  state: 'sent',
  sequence: 1,
  significantSequence: 1,
  isOver: false,
  isOldCopy: false,
};

const mail = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), fc.constantFrom('utf-8' as const, 'windows-1252' as const), mutations).map(
    ([name, charset, mutate]) =>
      (filling: Filling) =>
        mutate(sample(name, filling, charset)),
  );

/** A machine that does something else meanwhile is slow once; a mail that is slow to read is so every time. */
export async function fastestOf(task: () => Promise<void>): Promise<number> {
  let fastest = Infinity;
  for (let tries = 0; tries < 3 && fastest >= LONGEST_MS; tries += 1) {
    const started = performance.now();
    await task();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}

async function judged(raw: Buffer, standing: Standing): Promise<Judgement> {
  let judgement: Judgement;
  const fastest = await fastestOf(async () => {
    judgement = judge(await readIncoming(raw, 'mx.yhdessa.example'), SEEDED_AT, standing);
  });
  expect(fastest).toBeLessThan(LONGEST_MS);
  return judgement!;
}

/** What a mail changes: a bounce is the word of a mail server and changes no answer. */
const answers = ({ outcome, said }: Judgement) => outcome === 'applied' && said !== null && said !== 'bounced';

/** Mutated samples, read and judged: never an error, never an answer that is not the invitee's. */
export function fuzzJudging(inputs: number): void {
  describe(`${inputs} mutated mails`, () => {
    const timeout = inputs * 100;
    const runs = { numRuns: Math.ceil(inputs / 4), seed: 5, endOnFailure: true };
    const check = (names: readonly string[], task: (write: (filling: Filling) => Buffer) => Promise<void>) =>
      fc.assert(fc.asyncProperty(mail(names), task), runs);

    it(
      'of the invitee are read, and change nothing but the present answer',
      async () => {
        const outcomes = new Map<string, number>();
        await check(NAMES, async (write) => {
          const { outcome, reason, said, sequence, proposed } = await judged(write(FILLING), STANDING);
          const key = `${outcome}:${reason}`;
          outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
          if (outcome !== 'applied' || said === null || said === 'bounced') return;
          expect(['accepted', 'tentative', 'declined', 'counter-proposed']).toContain(said);
          expect(sequence).toBe(1);
          expect(proposed === null).toBe(said !== 'counter-proposed');
          if (proposed) expect(Temporal.Instant.compare(SEEDED_AT, proposed.start)).toBe(-1);
          if (proposed) expect(Temporal.Instant.compare(proposed.start, proposed.end)).toBe(-1);
        });
        // The mutations leave enough of the mails to be worth reading.
        expect(outcomes.get('applied:undefined')).toBeGreaterThan(runs.numRuns / 10);
        expect(outcomes.size).toBeGreaterThan(10);
      },
      timeout,
    );

    it(
      'in which the invitee is nowhere named answer nothing, with the secret and without',
      () =>
        check(NAMES, async (write) => {
          const raw = write({ ...FILLING, attendee: STRANGER });
          expect(answers(await judged(raw, STANDING))).toBe(false);
          expect(answers(await judged(raw, { ...STANDING, proof: 'sender' }))).toBe(false);
        }),
      timeout,
    );

    it(
      'about another invitation answer nothing',
      () =>
        check(NAMES, async (write) => {
          expect(answers(await judged(write({ ...FILLING, uid: newUid() }), STANDING))).toBe(false);
        }),
      timeout,
    );

    it(
      'without the secret answer nothing unless they are from the invitee',
      () =>
        check(NAMES, async (write) => {
          const raw = Buffer.from(
            write(FILLING)
              .toString('latin1')
              .replaceAll(/^from:.*$/gim, `From: ${STRANGER}`),
            'latin1',
          );
          expect(answers(await judged(raw, { ...STANDING, proof: 'sender' }))).toBe(false);
        }),
      timeout,
    );
  });
}

/** The same through the mail server, the outbox and the database. */
export function fuzzPipeline(inputs: number): void {
  describe(`${inputs} mutated mails through the whole of it`, () => {
    let app: TestApp;
    let stopMail: () => Promise<void>;
    let people: Seat[];
    let opening: OpenedCase;
    beforeAll(async () => {
      app = await startTestApp();
      stopMail = await startMail(app);
      people = await seats(app, 3);
      opening = await openCase(app);
      for (const seat of people) await admit(app, opening, seat);
      app.clock.moveTo(SEEDED_AT.add({ minutes: 5 }));
    });
    afterAll(async () => {
      await stopMail?.();
      await app?.stop();
    });

    /** An invitation of its own for each of three people; only the first gets mail. */
    const invited = async (): Promise<Opened[]> => {
      const { id: meetingId } = await addMeeting(app, opening, people);
      await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
      await app.runDue();
      return Promise.all(people.map(({ email }) => opened(mailbox(app, email).at(-1)!)));
    };

    const everything = async () => ({
      meetings: await app.sql('select * from meeting where case_id = $1 order by id', [opening.caseId]),
      participants: await app.sql('select * from meeting_participant where case_id = $1 order by id', [opening.caseId]),
      invitations: await app.sql<{ uid: string }>('select * from invitation where case_id = $1 order by id', [
        opening.caseId,
      ]),
    });

    /** Hands them over, reads them, and looks that each has its one outcome. */
    const handled = async (mails: readonly Buffer[], to: readonly string[]) => {
      const { port } = app.running.app.get(InboundListener);
      const transport = createTransport({
        host: '127.0.0.1',
        port,
        ignoreTLS: true,
        pool: true,
        maxConnections: 1,
        maxMessages: Infinity,
      });
      const before = new Set((await rows()).map(({ id }) => id));
      for (const [i, raw] of mails.entries())
        await transport.sendMail({ envelope: { from: people[0]!.email, to: [to[i % to.length]!] }, raw });
      transport.close();
      await app.runDue();
      const came = (await rows()).filter(({ id }) => !before.has(id));
      expect(came).toHaveLength(mails.length);
      expect(came.filter(({ state, outcome }) => !/^(handled|quarantined)$/.test(state) || !outcome)).toEqual([]);
      expect(
        await app.sql(
          `select kind, last_error from platform.outbox_effect where state = 'dead' or last_error is not null`,
        ),
      ).toEqual([]);
    };
    const rows = () =>
      app.sql<{ id: string; state: string; outcome: string | null }>(
        'select id, state, outcome from platform.inbound_message',
      );

    const fillingOf = ({ uid, organizer, messageId }: Opened): Filling => ({
      uid,
      organizer,
      attendee: people[0]!.email,
      stranger: STRANGER,
      sequence: 0,
      now: app.clock.now(),
      messageId: messageId!,
    });

    const mails = (names: readonly string[], seed: number) =>
      fc.sample(mail(names), { numRuns: Math.ceil(inputs / 2), seed });

    it(
      'of strangers, with the secret and without, change no row',
      async () => {
        const [mine] = await invited();
        const filling = { ...fillingOf(mine!), attendee: STRANGER };
        const before = await everything();
        const written = mails(
          NAMES.filter((name) => !BOUNCES.test(name)),
          11,
        ).map((write) => write(filling));
        await handled(written, [mine!.organizer, 'palveluohjaus@yhdessa.example']);
        expect(await everything()).toEqual(before);
      },
      inputs * 1_000,
    );

    it(
      'of the invitee change no row but that of their own invitation',
      async () => {
        const [mine] = await invited();
        const others = async () => {
          const { invitations, ...rest } = await everything();
          return { ...rest, invitations: invitations.filter(({ uid }) => uid !== mine!.uid) };
        };
        const before = await others();
        const written = mails(NAMES, 12).map((write) => write(fillingOf(mine!)));
        await handled(written, [mine!.organizer, 'palveluohjaus@yhdessa.example']);
        expect(await others()).toEqual(before);
      },
      inputs * 1_000,
    );
  });
}
