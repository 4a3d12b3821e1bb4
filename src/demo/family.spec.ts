import { checkPerson } from '../family/family.domain.js';
import { addWorkingDays, isWorkingDay } from '../availability/holidays.domain.js';
import { begin } from '../contact/contact.domain.js';
import { checkCoverage } from '../consent/consent.domain.js';
import { dayOf, ZONE } from '../platform/clock/clock.js';
import { DataKey } from '../platform/sealing/data-key.js';
import { e164 } from '../platform/sealing/person-index.js';
import { directoryOf } from './directory.js';
import { membershipsOf } from './duty.js';
import { FAMILY_TABLES, fillingsOfFamily } from './family.js';
import { contactOfFamily } from './family-contact.js';
import { COUNSELLOR, SEATS } from './family-rows.js';
import { familyTimes } from './family-times.js';
import { FAMILY, FAMILY_TEXTS, PEOPLE } from './family.data.js';

const now = Temporal.Instant.from('2026-11-25T08:30:00Z');
const today = dayOf(now);

/** The rows with their texts in the open. */
const made = (at = now) => {
  const index = new DataKey('00000000-0000-7000-8000-000000000000', Buffer.alloc(32));
  return fillingsOfFamily({ times: familyTimes(at), now: at, index, seal: (_, text) => text });
};
type Row = Record<string, unknown>;
const rowsOf = (table: string, at = now): Row[] =>
  made(at)
    .filter(([name]) => name === table)
    .flatMap(([, rows]) => rows as Row[]);

/** Moments at which somebody might start a demo: every hour and day of the week, holidays, the clock change. */
const moments = Array.from({ length: 400 }, (_, i) => now.add({ hours: i * 23 }));

describe('the times of the family', () => {
  it.each(moments.filter((_, i) => i % 8 === 0).map((at) => [at.toString(), at] as const))('hold at %s', (_, at) => {
    const { reviewOn, dueBefore, dueSoon, dueNext, dueLater, consentLastDay, meetingStart, ...instants } =
      familyTimes(at);
    const { promiseKept, ...story } = instants;
    const order = Object.values(story);
    expect(order.map(String)).toEqual(order.toSorted((a, b) => Temporal.Instant.compare(a, b)).map(String));
    for (const instant of [...order, promiseKept]) {
      expect(Temporal.Instant.compare(instant, at)).toBe(-1);
      expect(isWorkingDay(dayOf(instant))).toBe(true);
    }
    expect(Temporal.Instant.compare(story.planAgreed, promiseKept)).toBe(-1);
    expect(meetingStart.toZonedDateTime(ZONE).toInstant().toString()).toBe(story.meetingStarts.toString());
    const left = membershipsOf(directoryOf(dayOf(at)).placements, at).find(({ valid_until }) => valid_until);
    expect(Temporal.Instant.compare(story.formerLeft, left!.valid_until!)).toBe(-1);
    const days = [dueBefore, dayOf(at), dueSoon, dueNext, dueLater];
    expect(days.map(String)).toEqual(days.toSorted((a, b) => Temporal.PlainDate.compare(a, b)).map(String));
    expect(Temporal.PlainDate.compare(reviewOn, dayOf(at).add({ weeks: 3 }))).toBeGreaterThanOrEqual(0);
    expect(Temporal.PlainDate.compare(reviewOn, dayOf(story.planAgreed).add({ weeks: 12 }))).toBe(-1);
    expect(Temporal.PlainDate.compare(consentLastDay, dayOf(at).add({ months: 6 }))).toBe(1);
  });

  it('are three weeks after the meeting at the latest working day, and three weeks before the review', () => {
    const { meetingStart, reviewOn } = familyTimes(now);
    expect([meetingStart.toString(), reviewOn.toString()]).toEqual(['2026-11-04T14:00:00', '2026-12-16']);
  });
});

describe('the family', () => {
  it('is the same whenever it is made', () => {
    expect(JSON.stringify(made())).toBe(JSON.stringify(made()));
  });

  it('fills exactly the tables that the seed opens for it, with no id twice', () => {
    expect(made().map(([table]) => table)).toEqual(expect.arrayContaining(FAMILY_TABLES));
    expect(FAMILY_TABLES).toEqual(expect.arrayContaining(made().map(([table]) => table)));
    const ids = made().flatMap(([, rows]) => (rows as Row[]).flatMap(({ id }) => id ?? []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('begins with a contact as the domain would record it', () => {
    const { contact, identity, needs } = contactOfFamily(familyTimes(now));
    const { area_id: areaId, contact_role: contactRole, received_at: receivedAt, ...row } = contact;
    const told = { ...row, areaId, contactRole, receivedAt, firstAnsweredAt: row.first_answered_at, identity };
    const input = { ...told, needCodes: needs.need_codes, statutoryNotice: null, statutoryNoticeAt: null };
    const recorder = { principalId: COUNSELLOR, unitId: SEATS.counsellor.unit_id };
    expect(() => begin({ ...input, takeNow: false }, recorder, now)).not.toThrow();
  });

  it('is people whom nobody reaches, one of whom has an address', () => {
    const ways = PEOPLE.flatMap(({ contactWays }) => contactWays);
    const of = (wanted: string) => ways.filter(({ kind }) => kind === wanted).map(({ value }) => value);
    expect(of('email')).toEqual([expect.stringMatching(/@posti\.example$/)]);
    expect(of('phone').filter((value) => e164(value) !== value || !value.startsWith('+35840000'))).toEqual([]);
    for (const { born, ...person } of PEOPLE)
      expect(() =>
        checkPerson({ ...person, language: 'fi', birthDate: born ? today.subtract(born) : null }, today, 'person'),
      ).not.toThrow();
    const ages = PEOPLE.flatMap(({ born }) =>
      born ? today.subtract(born).until(today, { largestUnit: 'years' }) : [],
    );
    expect(ages.map(({ years }) => years)).toEqual([15, 9]);
  });

  it('is in seats that exist', () => {
    const members = membershipsOf(directoryOf(today).placements, now);
    for (const { professional_id, unit_id } of Object.values(SEATS))
      expect(members.filter((m) => m.principal_id === professional_id && m.unit_id === unit_id)).toHaveLength(1);
    const units = directoryOf(today).units.map(({ id }) => id);
    expect(rowsOf('consent').filter(({ unit_id }) => !units.includes(unit_id as string))).toEqual([]);
  });

  it('consents to what the domain lets it', () => {
    for (const consent of rowsOf('consent')) {
      const categories = consent['categories'] as never;
      const lastDay = consent['last_day'] as Temporal.PlainDate;
      expect(() => checkCoverage({ categories, lastDay }, today)).not.toThrow();
    }
  });

  it('names nobody in what those may read who do not know the names', () => {
    const { question, minutes, sharedGoal, goals, actions } = FAMILY_TEXTS;
    const texts = [question, minutes, sharedGoal, ...goals, ...Object.values(actions)].join(' ');
    const names = PEOPLE.flatMap(({ givenName, familyName }) => [givenName, familyName ?? '']);
    expect(names.filter((name) => texts.includes(name))).toEqual([]);
  });
});

describe('the timers', () => {
  const timers = (at = now) => rowsOf('platform.outbox_effect', at);

  it('are those of what is promised and still ahead, and of the review', () => {
    const ahead = rowsOf('plan_action').filter(({ since_version, progress }) => since_version && progress !== 'done');
    const about = timers().map(({ key }) => String(key).split(':')[0]);
    expect([...new Set(about)]).toEqual([...ahead, ...rowsOf('review')].map(({ id }) => id));
    // Before its day to its owner and three times after; to the counsellor, and to who leads the team.
    expect(timers()).toHaveLength(ahead.length * 6 + 3);
    expect(new Set(timers().map(({ id }) => id)).size).toBe(timers().length);
  });

  it('ring later than now, whenever that is', () => {
    for (const at of moments)
      expect(timers(at).filter(({ due_at }) => Temporal.Instant.compare(due_at as never, at) <= 0)).toEqual([]);
  });

  it('rings first on the working day before what is due soon', () => {
    expect(String(timers()[0]!['due_at'] as Temporal.Instant)).toBe('2026-11-27T07:00:00Z');
    expect(familyTimes(now).dueSoon.toString()).toBe(addWorkingDays(today, 3).toString());
  });
});

it('has one case', () => {
  expect(rowsOf('network_case').map(({ id }) => id)).toEqual([FAMILY.caseId]);
});
