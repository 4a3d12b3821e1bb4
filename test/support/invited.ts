import { createHash, randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { Work } from '../../src/platform/access/work.js';
import { newId } from '../../src/platform/clock/clock.js';
import { type DomainEvent, Events } from '../../src/platform/events/events.js';
import { type CaughtMail, MailCatcher } from '../../src/platform/mail/mail-catcher.js';
import { InboundListener } from '../../src/platform/mail/inbound/inbound-listener.js';
import { createTransport } from 'nodemailer';
import type { TestApp } from './app.js';
import type { OpenedCase } from './casework.js';

/** A professional of the area, and the unit they act for. */
export interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
  readonly email: string;
}

/** Professionals of the area with a unit, in a fixed order; never the counsellor, and nobody who comes to interpret. */
export async function seats(app: TestApp, count: number): Promise<Seat[]> {
  const rows = await app.sql<{ id: string; unit: string; email: string }>(
    `select p.id, min(m.unit_id::text) as unit, p.email from professional p join access.membership m on m.principal_id = p.id
     join unit u on u.id = m.unit_id and u.sector <> 'interpreting'
     where m.area_id = $1 and m.role = 'professional' and m.valid_until is null and p.id <> $2 and p.kind = 'person'
     group by p.id, p.email order by p.id limit $3`,
    [POHDE.id, principalOf('counsellor'), count],
  );
  if (rows.length < count) throw new Error('too few professionals in the demo data');
  return rows.map(({ id, unit, email }) => ({ professionalId: id, unitId: unit, email }));
}

/** As the owner, past row security that is forced upon owners too: the embedded owner is a superuser. */
const insert = (app: TestApp, table: string, row: Record<string, unknown>) =>
  app.sql(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    Object.values(row),
  );

/** Takes somebody into the network and lets a consent name their unit. */
export async function admit(app: TestApp, { caseId }: OpenedCase, { professionalId, unitId }: Seat): Promise<string> {
  const now = app.clock.now();
  const id = newId();
  const who = { area_id: POHDE.id, case_id: caseId, unit_id: unitId };
  const by = principalOf('counsellor');
  await insert(app, 'network_member', {
    ...who,
    id: newId(),
    professional_id: professionalId,
    added_by: by,
    joined_at: now.toString(),
  });
  await insert(app, 'consent', {
    ...who,
    id,
    professional_ids: '{}',
    categories: '{identity}',
    purpose: 'network-meeting',
    state: 'given',
    explained_at: now.toString(),
    explained_by: by,
    decided_at: now.toString(),
    last_day: '2027-06-30',
    ends_at: '2027-06-30T21:00:00Z',
  });
  return id;
}

/** Lets a basis in law name the unit of somebody. */
export async function found(app: TestApp, { caseId }: OpenedCase, { unitId }: Seat): Promise<string> {
  const id = newId();
  await insert(app, 'statutory_basis', {
    area_id: POHDE.id,
    id,
    case_id: caseId,
    unit_id: unitId,
    categories: '{identity}',
    statute: 'social-welfare-act-41',
    reason: Buffer.from('sealed'),
    recorded_by: principalOf('counsellor'),
    recorded_at: app.clock.now().toString(),
    ends_at: '2027-06-30T21:00:00Z',
  });
  return id;
}

/** Where the meetings of these tests are, in clear: whoever told it would be seen. */
export const PLACE = 'Kanervatie 7';

/** A meeting of the case with a time. */
export async function addMeeting(
  app: TestApp,
  { caseId }: OpenedCase,
  people: readonly Seat[],
  localStart = '2026-12-01T13:00',
  mode = 'in-person',
): Promise<{ id: string; participants: string[] }> {
  const id = newId();
  const starts = Temporal.PlainDateTime.from(localStart).toZonedDateTime('Europe/Helsinki').toInstant();
  await insert(app, 'meeting', {
    area_id: POHDE.id,
    id,
    case_id: caseId,
    state: 'scheduled',
    duration_minutes: 60,
    mode,
    zone: 'Europe/Helsinki',
    local_start: localStart,
    starts_at: starts.toString(),
    ends_at: starts.add({ minutes: 60 }).toString(),
    revision: 0,
    convened_by: principalOf('counsellor'),
    family_agreed_in_advance: true,
  });
  const where = { area_id: POHDE.id, meeting_id: id, case_id: caseId };
  await insert(app, 'meeting_place', { ...where, place: Buffer.from(PLACE) });
  const participants: string[] = [];
  for (const seat of people) participants.push(await addParticipant(app, caseId, id, seat));
  return { id, participants };
}

export async function addParticipant(app: TestApp, caseId: string, meetingId: string, seat: Seat): Promise<string> {
  const id = newId();
  await insert(app, 'meeting_participant', {
    area_id: POHDE.id,
    id,
    case_id: caseId,
    meeting_id: meetingId,
    professional_id: seat.professionalId,
    unit_id: seat.unitId,
    needed: 'required',
    chosen: true,
  });
  return id;
}

export async function moveMeeting(app: TestApp, id: string, localStart: string): Promise<void> {
  const starts = Temporal.PlainDateTime.from(localStart).toZonedDateTime('Europe/Helsinki').toInstant();
  await app.sql(
    `update meeting set local_start = $2, starts_at = $3, ends_at = $4, revision = revision + 1 where id = $1`,
    [id, localStart, starts.toString(), starts.add({ minutes: 60 }).toString()],
  );
}

/** Announces what a chapter before would have announced, as the counsellor. */
export const announce = (app: TestApp, event: DomainEvent & Record<string, string>) =>
  app.running.app
    .get(Work)
    .run({ principalId: principalOf('counsellor') }, 'test', () =>
      app.running.app.get(Events).announce({ areaId: POHDE.id, ...event }),
    );

/** What reached a mailbox, oldest first. */
export const mailbox = (app: TestApp, address: string): CaughtMail[] =>
  app.running.app.get(MailCatcher).mailbox(address).toReversed();

/** A caught mail taken apart, its calendar part read by a library of others. */
export async function opened({ raw, from, mailbox: to }: CaughtMail) {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const calendar = new ICAL.Component(ICAL.parse(part.content as string) as unknown as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
  const all = (name: string) => event.getAllProperties(name).map((each) => String(each.getFirstValue()));
  return {
    from,
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId,
    raw,
    mail,
    ics: part.content as string,
    contentMethod: part.method,
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid')!,
    sequence: Number(value('sequence')),
    stamp: value('dtstamp')!,
    start: value('dtstart')!,
    summary: value('summary')!,
    description: value('description'),
    location: value('location'),
    status: value('status'),
    class: value('class'),
    organizer: value('organizer')!.replace(/^mailto:/i, ''),
    attendees: all('attendee').map((each) => each.replace(/^mailto:/i, '')),
    sha256: createHash('sha256').update(raw).digest('hex'),
  };
}
export type Opened = Awaited<ReturnType<typeof opened>>;

/** The link in a mail. */
export const linkIn = ({ text }: Opened): string => /\/v\/[\w-]{22}/.exec(text)![0];

/** An answer as a calendar program would write it. */
export interface Reply {
  readonly from: string;
  readonly attendee?: string;
  readonly partstat?: string;
  readonly method?: string;
  readonly sequence?: number;
  readonly stamp?: Temporal.Instant;
  readonly comment?: string;
  readonly uid?: string;
  readonly times?: readonly [string, string];
  readonly to?: string;
}

/** Sends an answer by SMTP to the real listener. */
export async function reply(app: TestApp, invitation: Opened, said: Reply): Promise<void> {
  const { method = 'REPLY', sequence = invitation.sequence, stamp = app.clock.now(), times } = said;
  const utc = (at: Temporal.Instant) => at.round('second').toString().replaceAll(/[-:]/g, '');
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//FI',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${said.uid ?? invitation.uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    ...(times ? [`DTSTART:${times[0]}`, `DTEND:${times[1]}`] : []),
    ...(said.comment ? [`COMMENT:${said.comment}`] : []),
    `ATTENDEE;PARTSTAT=${said.partstat ?? 'ACCEPTED'}:mailto:${said.attendee ?? said.from}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const head = `text/calendar; charset=utf-8; method=${method}`;
  await post(app, said.to ?? invitation.organizer, said.from, [
    `From: ${said.from}`,
    `Subject: Re`,
    'MIME-Version: 1.0',
    `Content-Type: ${head}`,
    '',
    ics,
  ]);
}

/** Hands a mail to the real listener. */
export async function post(app: TestApp, to: string, from: string, lines: readonly string[]): Promise<void> {
  const { port } = app.running.app.get(InboundListener);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const raw = [`Message-ID: <${randomUUID()}@test.invalid>`, ...lines].join('\r\n');
  try {
    await transport.sendMail({ envelope: { from, to: [to] }, raw });
  } finally {
    transport.close();
  }
}

/** Starts and stops what `start.ts` would: the servers on both ends of the mail. */
export async function startMail(app: TestApp): Promise<() => Promise<void>> {
  const [catcher, listener] = [app.running.app.get(MailCatcher), app.running.app.get(InboundListener)];
  await catcher.start();
  await listener.start();
  return async () => {
    await listener.stop();
    await catcher.stop();
  };
}
