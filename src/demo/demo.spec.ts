import { begin, CHANNELS, CONTACT_ROLES, CONTACT_STATES } from '../contact/contact.domain.js';
import { NEED_CODES, type NeedCode, SECTORS } from '../directory/directory.domain.js';
import { e164 } from '../platform/sealing/person-index.js';
import type { DemoContact } from './contacts.js';
import { directoryOf, personId, unitId } from './directory.js';
import { dutyShiftsOf, membershipsOf } from './duty.js';
import { PERSONAS, principalOf } from './personas.js';
import { KAINUU, POHDE } from './pohde.data.js';
import { idOf, randomOf } from './random.js';
import { demoContacts } from './seed.js';
import { isOpen } from './working-time.js';

const now = Temporal.Instant.from('2026-11-25T08:30:00Z');
const today = Temporal.PlainDate.from('2026-11-25');
const demo = { contacts: 300, days: 182 };

const directory = directoryOf(today);
const memberships = membershipsOf(directory.placements, now);
const contacts = [...demoContacts(directory, now, demo)];
const ofPohde = contacts.filter(({ contact }) => contact.area_id === POHDE.id);

/** As text, because Jest takes two different instants for equal. */
const text = (value: unknown): string => JSON.stringify(value);
const repeated = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i);
const isKnownNeed = (code: string): code is NeedCode => (NEED_CODES as readonly string[]).includes(code);
const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

describe('chance', () => {
  it('repeats', () => {
    const drawFrom = (seed: string) => {
      const random = randomOf(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(drawFrom('a')).toEqual(drawFrom('a'));
    expect(drawFrom('a')).not.toEqual(drawFrom('b'));
  });

  it('stays in its bounds', () => {
    const random = randomOf('bounds');
    const drawn = Array.from({ length: 2000 }, () => random.int(3, 6));
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]));
  });

  it('names ids as RFC 9562 version 8', () => {
    expect(idOf('unit/neuvola-liminka')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(idOf('a')).not.toBe(idOf('b'));
  });
});

describe('the demo data', () => {
  it('is the same whenever it is made', () => {
    const again = directoryOf(today);
    expect(text(again)).toBe(text(directory));
    expect(text([...demoContacts(again, now, demo)])).toBe(text(contacts));
    expect(text(membershipsOf(again.placements, now))).toBe(text(memberships));
  });

  it('fits any moment: night, weekend, the day the clocks change', () => {
    for (const moment of ['2026-11-22T01:10:00Z', '2027-03-28T02:30:00Z', '2026-12-31T23:59:00Z']) {
      const at = Temporal.Instant.from(moment);
      const made = [...demoContacts(directory, at, demo)];
      expect(made).toHaveLength(contacts.length);
      expect(made.filter(({ contact }) => after(contact.received_at, at))).toEqual([]);
    }
  });

  it('has no id twice', () => {
    const { areas, organisations, units, services, placements } = directory;
    const rows = [
      areas,
      organisations,
      units,
      services,
      placements.map((placement) => placement.professional),
      memberships,
    ];
    const ids = [...rows.flat().map(({ id }) => id), ...contacts.map(({ contact }) => contact.id)];
    expect(repeated(ids)).toEqual([]);
  });
});

describe('the directory', () => {
  const inArea = <T extends { area_id: string }>(rows: readonly T[], areaId: string) =>
    rows.filter((row) => row.area_id === areaId);

  it('has the thirty municipalities of Pohde and one of Kainuu, each with its own code', () => {
    const codes = directory.municipalities.map(({ code }) => code);
    expect(inArea(directory.municipalities, POHDE.id)).toHaveLength(30);
    expect(inArea(directory.municipalities, KAINUU.id).map(({ code }) => code)).toEqual(['205']);
    expect(repeated(codes)).toEqual([]);
    expect(codes.filter((code) => !/^\d{3}$/.test(code))).toEqual([]);
  });

  it('is about as large as the real one of a family centre', () => {
    expect(directory.units.length).toBeGreaterThanOrEqual(55);
    expect(directory.services.length).toBeGreaterThanOrEqual(110);
    expect(directory.placements.length).toBeGreaterThanOrEqual(140);
    expect(directory.organisations.filter(({ kind }) => kind === 'municipality').length).toBeGreaterThanOrEqual(12);
  });

  it('covers every sector and every need', () => {
    expect(new Set(directory.units.map(({ sector }) => sector))).toEqual(new Set(SECTORS));
    expect(new Set(directory.services.flatMap(({ need_codes }) => need_codes))).toEqual(new Set(NEED_CODES));
  });

  it('keeps units and services in the area of their organisation', () => {
    const areaOf = new Map([...directory.organisations, ...directory.units].map(({ id, area_id }) => [id, area_id]));
    expect(directory.units.filter(({ organisation_id, area_id }) => areaOf.get(organisation_id) !== area_id)).toEqual(
      [],
    );
    expect(directory.services.filter(({ unit_id, area_id }) => areaOf.get(unit_id) !== area_id)).toEqual([]);
  });

  it('serves municipalities of its own area only', () => {
    const areaOf = new Map(directory.municipalities.map(({ code, area_id }) => [code, area_id]));
    const strays = [...directory.units, ...directory.services].filter(
      ({ municipalities, area_id }) =>
        municipalities.length === 0 || municipalities.some((code) => areaOf.get(code) !== area_id),
    );
    expect(strays).toEqual([]);
  });

  it('names as contact person somebody of the unit', () => {
    const unitOf = new Map(directory.placements.map(({ professional, unit }) => [professional.id, unit.id]));
    const strangers = directory.services.filter(
      (row) => row.contact_person_id && unitOf.get(row.contact_person_id) !== row.unit_id,
    );
    expect(strangers).toEqual([]);
  });

  it('has reviews to come and some overdue', () => {
    const overdue = directory.services.filter(({ review_by }) => Temporal.PlainDate.compare(review_by, today) < 0);
    expect(overdue.length).toBeGreaterThan(3);
    expect(overdue.length).toBeLessThan(directory.services.length / 4);
  });

  it('reaches nobody real: mail under .example, numbers that begin with a zero or a one', () => {
    const people = [...directory.units, ...directory.placements.map(({ professional }) => professional)];
    expect(people.filter(({ email }) => !/^[a-z0-9.-]+@[a-z]+\.example$/.test(email))).toEqual([]);
    expect(people.filter(({ phone }) => !e164(phone) || !/^(040 000|08 100) \d{4}$/.test(phone))).toEqual([]);
    expect(repeated(people.map(({ email }) => email))).toEqual([]);
  });
});

describe('the personas', () => {
  const roles = {
    counsellor: 'counsellor',
    'counsellor-other-area': 'counsellor',
    nurse: 'professional',
    teacher: 'professional',
    'social-worker': 'professional',
    'ngo-worker': 'professional',
    interpreter: 'professional',
    'former-member': 'counsellor',
    'team-lead': 'team-lead',
    statistician: 'statistician',
    'log-inspector': 'log-inspector',
    admin: 'admin',
  } as const;
  const family = ['guardian', 'other-guardian', 'minor', 'close-person'] as const;
  const membershipsBy = (principal: string) => memberships.filter(({ principal_id }) => principal_id === principal);

  it.each(Object.entries(roles))('%s is a professional with the role %s', (persona, role) => {
    const id = principalOf(persona as keyof typeof roles);
    expect(directory.placements.some(({ professional }) => professional.id === id)).toBe(true);
    expect(membershipsBy(id).map((membership) => membership.role)).toEqual([role]);
  });

  it.each(family)('%s is no professional', (persona) => {
    expect(membershipsBy(principalOf(persona))).toEqual([]);
  });

  it('are these', () => {
    expect([...Object.keys(roles), ...family].toSorted()).toEqual([...PERSONAS].toSorted());
  });

  it('are members today, but for the former one', () => {
    const ended = memberships.filter(({ valid_until }) => valid_until !== null);
    expect(ended.map(({ principal_id }) => principal_id)).toEqual([principalOf('former-member')]);
    expect(after(now, ended[0]!.valid_until!)).toBe(true);
  });

  it('have a colleague with one account in two areas', () => {
    expect(membershipsBy(personId('two-areas')).map(({ area_id }) => area_id)).toEqual([POHDE.id, KAINUU.id]);
  });

  it('keep the duty: two of the three counsellors of Pohde, and Kainuu its own', () => {
    const counsellors = memberships.filter(
      ({ role, unit_id, valid_until }) => role === 'counsellor' && unit_id === unitId('palveluohjaus') && !valid_until,
    );
    const onDuty = (areaId: string) =>
      dutyShiftsOf(now)
        .filter(({ area_id, starts_at, ends_at }) => area_id === areaId && after(now, starts_at) && after(ends_at, now))
        .map(({ principal_id }) => principal_id);
    expect(counsellors).toHaveLength(3);
    expect(onDuty(POHDE.id)).toEqual([principalOf('counsellor'), personId('duty-colleague')]);
    expect(onDuty(KAINUU.id)).toEqual([principalOf('counsellor-other-area')]);
  });
});

describe('the contacts', () => {
  const waiting = ofPohde.filter(({ contact }) => contact.taken_by === null);
  const underWay = ofPohde.filter(({ contact }) => contact.taken_by !== null && contact.concluded_at === null);
  const kinds = <K extends keyof DemoContact['contact']>(column: K) =>
    new Set(contacts.map(({ contact }) => contact[column]));

  it('are 300 in Pohde: twelve waiting, one of them urgent, fifteen under way, the rest concluded', () => {
    expect([ofPohde.length, waiting.length, underWay.length]).toEqual([300, 12, 15]);
    expect(waiting.filter(({ contact }) => contact.urgency === 'urgent')).toHaveLength(1);
    expect(contacts.length - ofPohde.length).toBe(14);
  });

  it('come by every channel, from every role, and end in every way', () => {
    expect(kinds('channel')).toEqual(new Set(CHANNELS));
    expect(kinds('contact_role')).toEqual(new Set(CONTACT_ROLES));
    expect(kinds('state')).toEqual(new Set(CONTACT_STATES));
    expect(new Set(underWay.map(({ contact }) => contact.state))).toEqual(
      new Set(['received', 'answered', 'not-reached']),
    );
  });

  it('are what the domain would record', () => {
    for (const { contact, identity, needs } of contacts) {
      const { area_id: areaId, contact_role: contactRole, received_at: receivedAt, ...row } = contact;
      const [statutoryNotice, statutoryNoticeAt] = [needs.statutory_notice, needs.statutory_notice_at];
      const told = { ...row, areaId, contactRole, receivedAt, firstAnsweredAt: row.first_answered_at, identity };
      const recorder = { principalId: row.recorded_by, unitId: unitId('palveluohjaus') };
      const input = { ...told, needCodes: needs.need_codes, statutoryNotice, statutoryNoticeAt, takeNow: false };
      expect(() => begin(input, recorder, now)).not.toThrow();
    }
  });

  it('have a number when they are to be called', () => {
    const called = contacts.filter(({ contact }) => contact.state === 'not-reached');
    expect(called.filter(({ identity }) => !identity?.phone)).toEqual([]);
  });

  it('have gone the way of the state machine', () => {
    const broken = contacts.filter(({ contact: c, needs }) => {
      const taken = [c.taken_by, c.taken_for_unit, c.taken_at].every(
        (value) => (value === null) === (c.taken_by === null),
      );
      const ended = !['received', 'answered', 'not-reached'].includes(c.state) || c.attempted_at.length === 3;
      const answered = !['received', 'not-reached'].includes(c.state);
      const order = [c.received_at, c.taken_at, c.first_answered_at, c.concluded_at, now].filter((at) => at !== null);
      return !(
        taken &&
        ended === (c.concluded_at !== null) &&
        answered === (c.first_answered_at !== null) &&
        (!answered || c.taken_by !== null) &&
        (c.state === 'not-reached') === c.attempted_at.length > 0 &&
        (c.state === 'directed-to-service') === needs.directed_to_services.length > 0 &&
        (!['consultation-given', 'work-pair-agreed'].includes(c.state) || c.contact_role === 'professional') &&
        order.every((at, i) => i === 0 || !after(order[i - 1]!, at))
      );
    });
    expect(broken).toEqual([]);
  });

  it('have no identity when anonymous, and always one when not', () => {
    const anonymous = contacts.filter(({ contact }) => contact.anonymous);
    expect(anonymous.length).toBeGreaterThan(5);
    expect(contacts.filter(({ contact, identity }) => contact.anonymous !== (identity === null))).toEqual([]);
    expect(anonymous.filter(({ contact }) => contact.concluded_at === null && contact.state !== 'answered')).toEqual(
      [],
    );
  });

  it('are about known needs, and directed to services of the area', () => {
    const areaOf = new Map(directory.services.map(({ id, area_id }) => [id, area_id]));
    expect(contacts.flatMap(({ needs }) => needs.need_codes).filter((code) => !isKnownNeed(code))).toEqual([]);
    const strays = contacts.filter(({ contact, needs }) =>
      needs.directed_to_services.some((id) => areaOf.get(id) !== contact.area_id),
    );
    expect(strays).toEqual([]);
  });

  it('name nobody in their texts and leave no gap to fill', () => {
    const texts = contacts.flatMap(({ needs }) => [needs.description, needs.outcome_note]).filter((it) => it !== null);
    const names = new Set(directory.placements.flatMap(({ professional }) => professional.family_name));
    expect(texts.filter((it) => /[{}]/.test(it) || [...names].some((name) => it.includes(name)))).toEqual([]);
  });

  it('carry numbers that can be found again', () => {
    const phones = contacts.flatMap(({ identity }) => identity?.phone ?? []);
    expect(phones.filter((phone) => !e164(phone))).toEqual([]);
    expect(repeated(phones.map((phone) => e164(phone)!)).length).toBeGreaterThan(10);
  });

  it('come mostly in working hours and mostly from the largest town', () => {
    expect(ofPohde.filter(({ contact }) => isOpen(contact.received_at)).length).toBeGreaterThan(200);
    expect(ofPohde.filter(({ contact }) => contact.municipality === '564').length).toBeGreaterThan(100);
    expect(new Set(ofPohde.map(({ contact }) => contact.municipality)).size).toBeGreaterThan(15);
  });

  it('were taken by members only, while they were members', () => {
    const strays = contacts.filter(({ contact: { area_id, taken_by, taken_for_unit, concluded_at } }) => {
      if (taken_by === null) return false;
      const membership = memberships.find(
        (m) => m.principal_id === taken_by && m.area_id === area_id && m.unit_id === taken_for_unit,
      );
      const end = concluded_at ?? now;
      return (
        membership?.role !== 'counsellor' || (membership.valid_until !== null && after(end, membership.valid_until))
      );
    });
    expect(strays).toEqual([]);
    expect(contacts.some(({ contact }) => contact.taken_by === principalOf('former-member'))).toBe(true);
  });

  it('waiting were recorded by somebody on duty, so that nobody else sees the queue', () => {
    const onDuty = dutyShiftsOf(now).map(({ principal_id }) => principal_id);
    const open = contacts.filter(({ contact }) => contact.taken_by === null);
    expect(open.filter(({ contact }) => !onDuty.includes(contact.recorded_by))).toEqual([]);
  });

  it('grow with the county', () => {
    const many = [...demoContacts(directory, now, { contacts: 2000, days: 5 * 365 })];
    expect(many).toHaveLength(2014);
    expect(many.some(({ contact }) => after(now.subtract({ hours: 4 * 365 * 24 }), contact.received_at))).toBe(true);
  });
});
