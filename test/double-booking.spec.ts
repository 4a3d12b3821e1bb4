import pg from 'pg';
import { personId } from '../src/demo/directory.js';
import type { Persona } from '../src/demo/personas.js';
import { principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { type Random, randomOf } from '../src/demo/random.js';
import { InvitationService } from '../src/invitation/invitation.service.js';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { newId } from '../src/platform/clock/clock.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, recordContact } from './support/casework.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;
interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
}
/** A meeting of a case of its own, to whose time the family has said yes. */
interface Ready {
  readonly caseId: string;
  readonly meeting: Given;
  readonly start: string;
  readonly who: Persona;
}

const MANY = 50;
const MEETING = 'id state version participants { id professionalId chosen }';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

/** Each test has an hour of its own, on working days. */
let hour = 0;
const nextStart = () => {
  const day = Temporal.PlainDate.from('2027-04-05').add({ days: Math.floor(hour / 5) + 2 * Math.floor(hour / 25) });
  const start = `${day.toString()}T${String(9 + (hour % 5)).padStart(2, '0')}:00`;
  hour += 1;
  return start;
};

/** Belongs to a unit in each of two areas. */
const NURSE = personId('two-areas');
const COLLEAGUES = [NURSE, principalOf('teacher')];
const AREAS = {
  counsellor: { areaId: POHDE.id, municipality: '425' },
  'counsellor-other-area': { areaId: KAINUU.id, municipality: '205' },
} as const;
type Counsellor = keyof typeof AREAS;

async function seatIn(areaId: string, professionalId: string): Promise<Seat> {
  const [row] = await app.sql<{ unit_id: string }>(
    'select unit_id from access.membership where principal_id = $1 and area_id = $2 and valid_until is null',
    [professionalId, areaId],
  );
  return { professionalId, unitId: row!.unit_id };
}

/** The family told the unit may know; recorded past the application, whose own way is tested with the consents. */
const consent = (areaId: string, caseId: string, { unitId }: Seat) =>
  app.sql(
    `with in_turn as (select pg_advisory_xact_lock(hashtextextended('bases of ' || $2::text, 0)))
     insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at,
       explained_by, decided_at, last_day, ends_at)
     select $1::uuid, gen_random_uuid(), ($2::text)::uuid, $3::uuid, '{}', '{identity,plan}', 'network-meeting', 'given', $4::timestamptz, $5::uuid, $4::timestamptz, date '2028-12-31', timestamptz '2029-01-01' from in_turn`,
    [areaId, caseId, unitId, app.clock.now().toString(), principalOf('counsellor')],
  );

/** A case of an area with a mother and a child. */
async function openCase(who: Counsellor): Promise<{ caseId: string; motherId: string }> {
  const contact = await recordContact(app, who, AREAS[who]);
  const about = { legalFrame: 'GUIDANCE', needCodes: ['PARENTING'], description: 'Uupumus.', familyWish: 'Lepoa.' };
  const seen = { contactId: contact['id'], expectedVersion: contact['version'] };
  const input = { ...seen, ...about, strengths: 'Isovanhemmat.', people: [MOTHER, CHILD] };
  const { id, familyId } = await done(mutate(app, who)('openCase', 'OpenCaseInput', input, 'id familyId'));
  const people = await app.sql<{ id: string; role: string }>('select id, role from person where family_id = $1', [
    familyId,
  ]);
  const [motherId, childId] = ['guardian', 'child'].map((role) => people.find((one) => one.role === role)!.id);
  const guards = { guardianId: motherId, childId, powers: 'FULL', rightToInformation: true };
  await done(mutate(app, who)('recordGuardianship', 'RecordGuardianshipInput', guards, 'id'));
  return { caseId: id, motherId: motherId! };
}

async function ready(
  start: string,
  who: Counsellor = 'counsellor',
  people: readonly string[] = [NURSE],
): Promise<Ready> {
  const { areaId } = AREAS[who];
  const { caseId, motherId } = await openCase(who);
  const seats = await Promise.all(people.map((id) => seatIn(areaId, id)));
  for (const seat of seats) await consent(areaId, caseId, seat);
  const input = {
    caseId,
    question: 'Miten illat rauhoitetaan?',
    durationMinutes: 60,
    mode: 'REMOTE',
    familyPersonIds: [motherId],
    participants: seats.map((seat) => ({ ...seat, needed: 'REQUIRED' })),
  };
  const draft = await done(mutate(app, who)('conveneMeeting', 'ConveneMeetingInput', input, MEETING));
  const yes = { meetingId: draft.id, expectedVersion: draft.version, start, personId: motherId };
  const meeting = await done(mutate(app, who)('recordFamilyYes', 'RecordFamilyYesInput', yes, MEETING));
  return { caseId, meeting, start, who };
}

const seen = ({ meeting }: Ready) => ({ meetingId: meeting.id, expectedVersion: meeting.version });
const confirm = (one: Ready, more: Record<string, unknown> = {}): Promise<Answer> =>
  mutate(app, one.who)('scheduleMeeting', 'ScheduleMeetingInput', { ...seen(one), start: one.start, ...more }, MEETING);
const hold = (one: Ready): Promise<Answer> => {
  const until = app.clock.now().add({ hours: 24 }).toString();
  return mutate(app, one.who)(
    'holdMeetingTime',
    'HoldMeetingTimeInput',
    { ...seen(one), start: one.start, until },
    MEETING,
  );
};
const OVERRIDE = { overrideHolds: { reason: 'URGENT' } };

/** Who has the person's time then: one live row at most, whatever happened. */
const takenBy = async (start: string, professionalId = NURSE): Promise<string[]> => {
  const at = Temporal.PlainDateTime.from(start).toZonedDateTime('Europe/Helsinki').toInstant().toString();
  const rows = await app.sql<{ meeting_id: string }>(
    `select meeting_id from booking where professional_id = $1 and released_at is null
       and tstzrange(starts_at, ends_at) @> $2::timestamptz`,
    [professionalId, at],
  );
  return rows.map((row) => row.meeting_id);
};
const codes = (answers: readonly Answer[]) => answers.map(({ code }) => code ?? 'OK').toSorted();
const lost = (count: number) => Array.from({ length: count }, () => 'TIME_TAKEN');

const invitationOf = async (one: Ready): Promise<{ id: string; version: number; state: string }> => {
  const [row] = await app.sql<{ id: string; version: number; state: string }>(
    'select id, version, state from invitation where meeting_id = $1 and professional_id = $2',
    [one.meeting.id, NURSE],
  );
  return row!;
};
/** What the nurse says on the telephone. */
const say = async (one: Ready, answer: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED'): Promise<Answer> => {
  const { id, version } = await invitationOf(one);
  const input = { invitationId: id, expectedVersion: version, answer };
  return mutate(app, one.who)('recordAnswerByPhone', 'RecordAnswerByPhoneInput', input, 'state');
};
/** The same by the link in the mail, and by the nurse herself. */
const byLink = async (one: Ready, answer: 'accepted' | 'declined'): Promise<unknown> => {
  const { id } = await invitationOf(one);
  const said = { answer, comment: null, sequence: 0 };
  const link = app.running.app.get(InvitationService);
  return app.running.app.get(Work).run({ principalId: id }, 'reply', () => link.answerByLink(id, said));
};
const byApp = async (one: Ready, answer: 'accepted' | 'declined'): Promise<unknown> => {
  const { id } = await invitationOf(one);
  const said = { invitationId: id, sequence: 0, answer: answer.toUpperCase() };
  return done(mutate(app, { principal: NURSE })('answerInvitation', 'AnswerInvitationInput', said, 'state'));
};
const lastOutcome = async (one: Ready): Promise<string> => {
  const { id } = await invitationOf(one);
  const [row] = await app.sql<{ outcome: string }>(
    'select outcome from invitation_answer where invitation_id = $1 order by id desc limit 1',
    [id],
  );
  return row!.outcome;
};

describe('one slot of one person', () => {
  it(`of ${MANY} confirmations at once goes to exactly one; every other is told cleanly why`, async () => {
    const start = nextStart();
    const all: Ready[] = [];
    for (let index = 0; index < MANY; index += 1) all.push(await ready(start));
    const answers = await Promise.all(all.map((one) => confirm(one)));
    expect(codes(answers)).toEqual(['OK', ...lost(MANY - 1)]);
    for (const { errors, status, data } of answers.filter(({ code }) => code)) {
      expect(status).toBe(200);
      expect(data).toBeNull();
      expect(errors).toEqual([
        {
          message: 'Somebody is taken at this time already. Nothing was changed.',
          extensions: { code: 'TIME_TAKEN', field: 'start', onlyHolds: false },
        },
      ]);
    }
    const winner = all[answers.findIndex(({ code }) => !code)]!;
    expect(await takenBy(start)).toEqual([winner.meeting.id]);
    const states = await app.sql<{ state: string; count: string }>(
      'select state, count(*) from meeting where id = any ($1) group by 1 order by 1',
      [all.map(({ meeting }) => meeting.id)],
    );
    expect(states).toEqual([
      { state: 'draft', count: String(MANY - 1) },
      { state: 'scheduled', count: '1' },
    ]);
    const invited = await app.sql('select distinct meeting_id from invitation where meeting_id = any ($1)', [
      all.map(({ meeting }) => meeting.id),
    ]);
    expect(invited).toEqual([{ meeting_id: winner.meeting.id }]);
  }, 120_000);

  it(`of one meeting confirmed ${MANY} times at once is taken once`, async () => {
    const one = await ready(nextStart());
    const answers = await Promise.all(Array.from({ length: MANY }, () => confirm(one)));
    expect(answers.filter(({ code }) => !code)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ code }) => code ?? []))).toEqual(new Set(['STALE']));
    expect(await takenBy(one.start)).toEqual([one.meeting.id]);
  }, 120_000);

  it('is not shared by two cases of two areas', async () => {
    for (let round = 0; round < 3; round += 1) {
      const start = nextStart();
      const both = [await ready(start), await ready(start, 'counsellor-other-area')];
      const answers = await Promise.all(both.map((one) => confirm(one)));
      expect(codes(answers)).toEqual(['OK', ...lost(1)]);
      const loser = answers.find(({ code }) => code)!;
      expect(loser.errors?.[0]?.extensions).toEqual({ code: 'TIME_TAKEN', field: 'start', onlyHolds: false });
      expect(await takenBy(start)).toHaveLength(1);
    }
  }, 120_000);

  it(`of ${MANY} confirmations from two areas goes to exactly one`, async () => {
    const start = nextStart();
    const all: Ready[] = [];
    for (let index = 0; index < MANY / 2; index += 1)
      all.push(await ready(start), await ready(start, 'counsellor-other-area'));
    expect(codes(await Promise.all(all.map((one) => confirm(one))))).toEqual(['OK', ...lost(MANY - 1)]);
    expect(await takenBy(start)).toHaveLength(1);
  }, 120_000);

  it('is taken by a start a little earlier or later as well', async () => {
    const start = nextStart();
    const all = [await ready(start), await ready(`${start.slice(0, 14)}30`), await ready(`${start.slice(0, 14)}45`)];
    expect(codes(await Promise.all(all.map((one) => confirm(one))))).toEqual(['OK', ...lost(2)]);
    nextStart();
  });

  it('is refused by the database itself, past the application', async () => {
    const one = await ready(nextStart());
    await done(confirm(one));
    const again = app.sql(
      `insert into booking (area_id, id, case_id, meeting_id, professional_id, starts_at, ends_at)
       select area_id, gen_random_uuid(), case_id, meeting_id, professional_id, starts_at, ends_at from booking where meeting_id = $1`,
      [one.meeting.id],
    );
    await expect(again).rejects.toMatchObject({ code: '23P01', constraint: 'booking_one_at_a_time' });
  });
});

describe('a held time', () => {
  it('of another area is taken over by one of many who override it', async () => {
    const start = nextStart();
    const holder = await ready(start, 'counsellor-other-area');
    await done(hold(holder));
    const all: Ready[] = [];
    for (let index = 0; index < 10; index += 1) all.push(await ready(start));
    const answers = await Promise.all(all.map((one) => confirm(one, OVERRIDE)));
    expect(codes(answers)).toEqual(['OK', ...lost(9)]);
    expect(await takenBy(start)).toEqual([all[answers.findIndex(({ code }) => !code)]!.meeting.id]);
    const lostHolds = await app.sql('select overridden_for from booking where meeting_id = $1', [holder.meeting.id]);
    expect(lostHolds).toEqual([{ overridden_for: 'urgent' }]);
    expect(await done(hold({ ...holder, start: nextStart(), meeting: await reread(holder) }))).toBeDefined();
  }, 120_000);

  it('is either booked by who holds it or taken over, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const start = nextStart();
      const [holder, other] = [await ready(start, 'counsellor-other-area'), await ready(start)];
      const held = await done(hold(holder));
      const answers = await Promise.all([confirm({ ...holder, meeting: held }), confirm(other, OVERRIDE)]);
      expect(codes(answers)).toEqual(['OK', ...lost(1)]);
      expect(await takenBy(start)).toEqual([(answers[0]!.code ? other : holder).meeting.id]);
    }
  }, 120_000);

  it('is either prolonged or taken over, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const start = nextStart();
      const [holder, other] = [await ready(start, 'counsellor-other-area'), await ready(start)];
      const held = await done(hold(holder));
      const [prolonged, taken] = await Promise.all([hold({ ...holder, meeting: held }), confirm(other, OVERRIDE)]);
      expect(taken.code).toBeUndefined();
      expect([undefined, 'TIME_TAKEN']).toContain(prolonged.code);
      expect(await takenBy(start)).toEqual([other.meeting.id]);
    }
  }, 120_000);

  const reread = async (one: Ready): Promise<Given> => {
    const [row] = await app.sql('select id, version from meeting where id = $1', [one.meeting.id]);
    return row;
  };
});

describe('a decline', () => {
  it('gives the time back at once, and a later acceptance takes it again', async () => {
    const start = nextStart();
    const [first, second] = [await ready(start), await ready(start, 'counsellor-other-area')];
    await done(confirm(first));
    expect((await confirm(second)).code).toBe('TIME_TAKEN');
    await done(say(first, 'DECLINED'));
    expect(await takenBy(start)).toEqual([]);
    await done(say(first, 'TENTATIVE'));
    expect(await lastOutcome(first)).toBe('applied');
    expect(await takenBy(start)).toEqual([first.meeting.id]);
    await done(say(first, 'DECLINED'));
    await done(confirm(second));
    expect(await takenBy(start)).toEqual([second.meeting.id]);
  });

  it.each<[string, (one: Ready, answer: 'accepted' | 'declined') => Promise<unknown>]>([
    ['by the link, as nobody but the invitation itself', (one, answer) => byLink(one, answer)],
    ['by the invitee in the application', (one, answer) => byApp(one, answer)],
  ])('said %s gives the time back and takes it again as well', async (_, answerWith) => {
    const start = nextStart();
    const one = await ready(start);
    await done(confirm(one));
    await answerWith(one, 'declined');
    expect(await takenBy(start)).toEqual([]);
    await answerWith(one, 'accepted');
    expect(await takenBy(start)).toEqual([one.meeting.id]);
    await answerWith(one, 'declined');
    await done(confirm(await ready(start)));
    await answerWith(one, 'accepted');
    expect(await lastOutcome(one)).toBe('time-taken');
  });

  it('of one invitation moves nobody else’s time, and nobody else moves this one', async () => {
    const [one, other] = [await ready(nextStart()), await ready(nextStart())];
    for (const each of [one, other]) await done(confirm(each));
    const [mine, theirs] = [await invitationOf(one), await invitationOf(other)];
    const settle = (principalId: string, id: string) =>
      app.running.app
        .get(Work)
        .run({ principalId }, 'test', (em) =>
          em.execute('select access.settle_time_of_invitation(?, ?)', [id, newId()]),
        );
    for (const principalId of [mine.id, principalOf('teacher'), principalOf('counsellor-other-area')])
      await expect(settle(principalId, theirs.id)).rejects.toThrow('only who answers an invitation');
    expect(await takenBy(other.start)).toEqual([other.meeting.id]);
  });

  it('taken back too late counts, and the counsellor is told that the time has gone', async () => {
    const start = nextStart();
    const [first, second] = [await ready(start), await ready(start, 'counsellor-other-area')];
    await done(confirm(first));
    await done(say(first, 'DECLINED'));
    await done(confirm(second));
    await done(say(first, 'ACCEPTED'));
    expect((await invitationOf(first)).state).toBe('accepted');
    expect(await takenBy(start)).toEqual([second.meeting.id]);
    const OVERVIEW = `query ($meetingId: UUID!) { invitationsOfMeeting(meetingId: $meetingId) { state questions { outcome said } } }`;
    const { data } = await app.as('counsellor')(OVERVIEW, { meetingId: first.meeting.id });
    expect(data.invitationsOfMeeting).toEqual([
      { state: 'ACCEPTED', questions: [{ outcome: 'TIME_TAKEN', said: 'ACCEPTED' }] },
    ]);
  });

  it('takes over a hold that ran out, but none that lives', async () => {
    const start = nextStart();
    const [first, second] = [await ready(start), await ready(start, 'counsellor-other-area')];
    await done(confirm(first));
    await done(say(first, 'DECLINED'));
    await done(hold(second));
    await done(say(first, 'ACCEPTED'));
    expect(await lastOutcome(first)).toBe('time-taken');
    await app.sql(`update booking set expires_at = $2 where meeting_id = $1`, [
      second.meeting.id,
      app.clock.now().toString(),
    ]);
    await done(say(first, 'ACCEPTED'));
    expect(await lastOutcome(first)).toBe('applied');
    expect(await takenBy(start)).toEqual([first.meeting.id]);
  });

  it('at the moment of another confirmation leaves the time to one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const start = nextStart();
      const [first, second] = [await ready(start), await ready(start, 'counsellor-other-area')];
      await done(confirm(first));
      const [said, confirmed] = await Promise.all([say(first, 'DECLINED'), confirm(second)]);
      expect(said.code).toBeUndefined();
      expect([undefined, 'TIME_TAKEN']).toContain(confirmed.code);
      expect(await takenBy(start)).toEqual(confirmed.code ? [] : [second.meeting.id]);
    }
  }, 120_000);

  it('taken back at the moment of another confirmation leaves the time to one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const start = nextStart();
      const [first, second] = [await ready(start), await ready(start, 'counsellor-other-area')];
      await done(confirm(first));
      await done(say(first, 'DECLINED'));
      const [said, confirmed] = await Promise.all([say(first, 'ACCEPTED'), confirm(second)]);
      expect(said.code).toBeUndefined();
      const wasFirst = confirmed.code === 'TIME_TAKEN';
      expect(await lastOutcome(first)).toBe(wasFirst ? 'applied' : 'time-taken');
      expect(await takenBy(start)).toEqual([(wasFirst ? first : second).meeting.id]);
    }
  }, 120_000);

  it('taken back at the moment the meeting is called off books nobody', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await ready(nextStart());
      const { version } = await done(confirm(one));
      await done(say(one, 'DECLINED'));
      const off = { meetingId: one.meeting.id, expectedVersion: version, reason: 'FAMILY_WISH' };
      const [said, cancelled] = await Promise.all([
        say(one, 'ACCEPTED'),
        mutate(app, 'counsellor')('cancelMeeting', 'CancelMeetingInput', off, 'state'),
      ]);
      expect(cancelled.code).toBeUndefined();
      expect([undefined, 'INVITATION_CANCELLED', 'STALE']).toContain(said.code);
      expect(await takenBy(one.start)).toEqual([]);
    }
  }, 120_000);
});

describe('everything at once', () => {
  /** What may be answered to somebody who was too late. Never CONFLICT, a deadlock; never a fault of ours. */
  const CLEAN = new Set(
    `OK STALE TIME_TAKEN CONSENT_MISSING FAMILY_YES_MISSING ALREADY_SCHEDULED NOTHING_CHANGED INVITATION_CANCELLED
    ALREADY_LEFT ALREADY_MEMBER TOO_MANY_HOLDS MEETING_OVER`.split(/\s+/),
  );
  /** A person of chance: the next thing that somebody does in one of the cases. */
  const somebody = (all: readonly Ready[], starts: readonly string[], random: Random) => {
    const asked = (one: Ready) => mutate(app, one.who);
    const meetingOf = async ({ meeting }: Ready): Promise<Given> => {
      const [row] = await app.sql(
        'select id as "meetingId", version as "expectedVersion", state, family_yes_by as "personId" from meeting where id = $1',
        [meeting.id],
      );
      return row;
    };
    const agree = async (one: Ready, start: string) => {
      const { personId, state, ...at } = await meetingOf(one);
      const yes = await asked(one)('recordFamilyYes', 'RecordFamilyYesInput', { ...at, start, personId }, MEETING);
      if (yes.code) return yes;
      const time = { ...at, expectedVersion: at.expectedVersion + 1, start, ...(random.chance(0.5) && OVERRIDE) };
      return state === 'draft'
        ? asked(one)('scheduleMeeting', 'ScheduleMeetingInput', time, MEETING)
        : asked(one)('moveMeeting', 'MoveMeetingInput', time, MEETING);
    };
    const keep = async (one: Ready, start: string) => {
      const { meetingId, expectedVersion } = await meetingOf(one);
      const until = app.clock.now().add({ hours: 1 }).toString();
      return asked(one)(
        'holdMeetingTime',
        'HoldMeetingTimeInput',
        { meetingId, expectedVersion, start, until },
        MEETING,
      );
    };
    const answer = async (one: Ready) => {
      const [row] = await app.sql(
        'select id as "invitationId", version as "expectedVersion" from invitation where meeting_id = $1 order by random() limit 1',
        [one.meeting.id],
      );
      const said = random.chance(0.5) ? 'DECLINED' : 'ACCEPTED';
      return row && asked(one)('recordAnswerByPhone', 'RecordAnswerByPhoneInput', { ...row, answer: said }, 'state');
    };
    const leave = async (one: Ready) => {
      const [row] = await app.sql(
        `select id as "memberId", version as "expectedVersion", professional_id as "professionalId", unit_id as "unitId"
         from network_member where case_id = $1 and left_at is null order by random() limit 1`,
        [one.caseId],
      );
      if (!row) return undefined;
      const { professionalId, unitId, ...member } = row;
      const gone = await asked(one)('endMembership', 'EndMembershipInput', { ...member, reason: 'OTHER' }, 'id');
      if (gone.code || random.chance(0.1)) return gone;
      return asked(one)('addMember', 'AddMemberInput', { caseId: one.caseId, professionalId, unitId }, 'id');
    };
    const withdraw = async (one: Ready) => {
      const { personId } = await meetingOf(one);
      const [row] = await app.sql(
        `select id as "consentId", version as "expectedVersion", unit_id as "unitId" from consent
         where case_id = $1 and state = 'given' order by random() limit 1`,
        [one.caseId],
      );
      if (!row) return undefined;
      const { unitId, ...seenConsent } = row;
      const input = { ...seenConsent, personId, form: 'ORAL', evidence: 'Puhelu.' };
      const gone = await asked(one)('withdrawConsent', 'WithdrawConsentInput', input, 'id');
      if (!gone.code) await consent(AREAS[one.who as Counsellor].areaId, one.caseId, { professionalId: '', unitId });
      return gone;
    };
    const callOff = async (one: Ready) => {
      const { meetingId, expectedVersion } = await meetingOf(one);
      return asked(one)('cancelMeeting', 'CancelMeetingInput', { meetingId, expectedVersion, reason: 'OTHER' }, 'id');
    };
    const sweep = async () => {
      app.clock.moveBy(Temporal.Duration.from({ minutes: 7 }));
      await app.running.app.get(Work).run(WORKER, 'test', (em) => em.execute('select access.sweep_holds()'));
      return undefined;
    };
    return async (): Promise<string> => {
      const [one, start] = [random.pick(all), random.pick(starts)];
      const does = random.weighted([
        [() => agree(one, start), 8],
        [() => keep(one, start), 3],
        [() => answer(one), 6],
        [() => leave(one), 4],
        [() => withdraw(one), 2],
        [() => callOff(one), 0.1],
        [sweep, 1],
      ] as const);
      const answered: Answer | undefined = await does();
      return answered?.code ?? 'OK';
    };
  };

  it('leaves nobody booked twice, nor anybody who does not come, nor anybody without a time who does', async () => {
    const starts = ['09:00', '09:30', '10:00', '11:00'].map((time) => `2027-09-07T${time}`);
    const all: Ready[] = [];
    for (let index = 0; index < 3; index += 1) all.push(await ready(starts[index]!, 'counsellor', COLLEAGUES));
    all.push(await ready(starts[0]!, 'counsellor-other-area'));
    const told: Record<string, number> = {};
    const worker = async (seed: number) => {
      const act = somebody(all, starts, randomOf(`races ${seed}`));
      for (let step = 0; step < 40; step += 1) {
        const code = await act();
        told[code] = (told[code] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, seed) => worker(seed)));
    expect(Object.keys(told).filter((code) => !CLEAN.has(code))).toEqual([]);
    expect(told['OK']).toBeGreaterThan(80);
    const ids = all.map(({ meeting }) => meeting.id);
    const rows = await app.sql(
      `select m.id, m.state, p.professional_id, p.chosen, i.state as said, i.cancelled_at is not null as off,
         (select count(*)::int from booking b where b.meeting_id = m.id and b.professional_id = p.professional_id and b.released_at is null
           and b.expires_at is null and b.starts_at = m.starts_at and b.ends_at = m.ends_at) as booked,
         (select count(*)::int from booking b where b.meeting_id = m.id and b.professional_id = p.professional_id and b.released_at is null
           and (m.state <> 'draft' or b.expires_at is null)) as "all",
         exists (select from network_member n where n.case_id = m.case_id and n.professional_id = p.professional_id and n.left_at is null) as member,
         (select a.outcome from invitation_answer a where a.invitation_id = i.id order by a.id desc limit 1) as outcome
       from meeting m join meeting_participant p on p.meeting_id = m.id and p.professional_id is not null
       left join invitation i on i.meeting_id = m.id and i.professional_id = p.professional_id where m.id = any ($1)`,
      [ids],
    );
    const wrong = rows.filter((row: Given) => {
      const isIn = row.state === 'scheduled' && row.chosen;
      if (!isIn) return row.all !== 0 || (row.said !== null && !row.off);
      if (!row.member || row.off || row.all !== row.booked) return true;
      if (['declined', 'delegated'].includes(row.said)) return row.booked !== 0;
      return row.booked !== 1 && row.outcome !== 'time-taken';
    });
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('somebody who leaves the network', () => {
  it('at the moment the meeting is moved does not come, and neither waits for the other for ever', async () => {
    for (let round = 0; round < 10; round += 1) {
      const one = await ready(nextStart());
      const { version } = await done(confirm(one));
      const [meeting] = await app.sql('select family_yes_by as "personId" from meeting where id = $1', [
        one.meeting.id,
      ]);
      const later = { meetingId: one.meeting.id, start: nextStart() };
      const yes = { ...later, ...meeting, expectedVersion: version };
      const agreed = await done(mutate(app, one.who)('recordFamilyYes', 'RecordFamilyYesInput', yes, MEETING));
      const [member] = await app.sql(
        'select id as "memberId", version as "expectedVersion" from network_member where case_id = $1 and professional_id = $2',
        [one.caseId, NURSE],
      );
      const [moved, left] = await Promise.all([
        mutate(app, one.who)('moveMeeting', 'MoveMeetingInput', { ...later, expectedVersion: agreed.version }, MEETING),
        mutate(app, one.who)('endMembership', 'EndMembershipInput', { ...member, reason: 'OTHER' }, 'id'),
      ]);
      expect([undefined, 'STALE']).toContain(moved.code);
      expect(left.code).toBeUndefined();
      const after = await app.sql(
        `select p.chosen, (select count(*)::int from booking b where b.meeting_id = p.meeting_id and b.released_at is null) as booked,
           (select count(*)::int from network_member n where n.case_id = p.case_id and n.professional_id = p.professional_id
              and n.left_at is null) as "memberships"
         from meeting_participant p where p.meeting_id = $1 and p.professional_id = $2`,
        [one.meeting.id, NURSE],
      );
      expect(after).toEqual([{ chosen: false, booked: 0, memberships: 0 }]);
    }
  }, 120_000);

  it('and comes back while the meeting waits to be moved is booked only if they come', async () => {
    const one = await ready(nextStart());
    const { version } = await done(confirm(one));
    const [meeting] = await app.sql('select family_yes_by as "personId" from meeting where id = $1', [one.meeting.id]);
    const later = { meetingId: one.meeting.id, start: nextStart() };
    const yes = { ...later, ...meeting, expectedVersion: version };
    const agreed = await done(mutate(app, one.who)('recordFamilyYes', 'RecordFamilyYesInput', yes, MEETING));
    const [member] = await app.sql(
      `select id as "memberId", version as "expectedVersion", unit_id as "unitId" from network_member
       where case_id = $1 and professional_id = $2`,
      [one.caseId, NURSE],
    );
    const { unitId, ...leaving } = member as Record<string, unknown>;
    const basis = new pg.Client(app.database.ownerUrl);
    try {
      await basis.connect();
      // The move has read who sits at the table and waits for whoever changes the bases of the case.
      await basis.query('begin');
      await basis.query(`select pg_advisory_xact_lock(hashtextextended('bases of ' || $1, 0))`, [one.caseId]);
      const input = { ...later, expectedVersion: agreed.version };
      const moving = mutate(app, one.who)('moveMeeting', 'MoveMeetingInput', input, MEETING);
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      while ((await app.sql(waiting)).length === 0);
      await done(mutate(app, one.who)('endMembership', 'EndMembershipInput', { ...leaving, reason: 'OTHER' }, 'id'));
      const back = { caseId: one.caseId, professionalId: NURSE, unitId };
      await done(mutate(app, one.who)('addMember', 'AddMemberInput', back, 'id'));
      await basis.query('commit');
      await moving;
    } finally {
      await basis.end();
    }
    const [after] = await app.sql(
      `select p.chosen, (select count(*)::int from booking b where b.meeting_id = p.meeting_id
         and b.professional_id = p.professional_id and b.released_at is null) as booked
       from meeting_participant p where p.meeting_id = $1 and p.professional_id = $2`,
      [one.meeting.id, NURSE],
    );
    expect(after).toEqual({ chosen: after!['chosen'], booked: after!['chosen'] ? 1 : 0 });
  });

  it('at the moment in which somebody else leaves it keeps nothing to see', async () => {
    const one = await ready(nextStart(), 'counsellor', COLLEAGUES);
    await done(confirm(one));
    const seeing = () =>
      app.sql(
        `select distinct principal_id from access.access_grant
         where scope_id = $1 and principal_id = any ($2) and basis = 'consent' and valid_until > $3`,
        [one.caseId, COLLEAGUES, app.clock.now().toString()],
      );
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    expect(await seeing()).toHaveLength(2);
    const LEAVE =
      'update network_member set left_at = $3, leave_reason = $4 where case_id = $1 and professional_id = $2';
    const both = COLLEAGUES.map((id) => [one.caseId, id, app.clock.now().toString(), 'other']);
    const [first, second] = [new pg.Client(app.database.ownerUrl), new pg.Client(app.database.ownerUrl)];
    try {
      await first.connect();
      await second.connect();
      await first.query('begin');
      await first.query(LEAVE, both[0]);
      const slower = second.query(LEAVE, both[1]);
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      while ((await app.sql(waiting)).length === 0);
      await first.query('commit');
      await slower;
    } finally {
      await first.end();
      await second.end();
    }
    expect(await seeing()).toEqual([]);
  });
});
