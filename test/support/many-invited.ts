import type { TestApp } from './app.js';
import { openCase } from './casework.js';
import { addMeeting, admit, announce, type Opened, seats } from './invited.js';

/**
 * Agrees on meetings on as many days, each with the same people: their invitations are written, and wait to be sent.
 * Answers the meetings.
 */
export async function inviteMany(app: TestApp, meetings: number, invited: number): Promise<string[]> {
  const people = await seats(app, invited);
  const firstDay = Temporal.PlainDateTime.from('2026-12-01T08:00');
  const ids: string[] = [];
  for (let i = 0; i < meetings; i += 1) {
    const opening = await openCase(app);
    for (const seat of people) await admit(app, opening, seat);
    const start = firstDay.add({ days: i }).toString({ smallestUnit: 'minute' });
    const { id } = await addMeeting(app, opening, people, start);
    await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId: id });
    ids.push(id);
  }
  return ids;
}

/** An answer as a calendar writes it; `stamp` in either form of RFC 5545 and ISO 8601. */
export const replyTo = (
  { uid, sequence, to }: Pick<Opened, 'uid' | 'sequence' | 'to'>,
  partstat: string,
  stamp: string,
): string =>
  [
    `Message-ID: <${uid}.${stamp.replaceAll(/\W/g, '')}.${partstat}@reply.invalid>`,
    `From: ${to}`,
    'MIME-Version: 1.0',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//FI',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp.replaceAll(/[-:]/g, '')}`,
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${to}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
