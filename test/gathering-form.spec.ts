import { GraphQLError } from 'graphql';
import { lastDayOf } from '../web/src/gathering/agreement.js';
import {
  CALLER,
  EMPTY,
  type Gathering,
  interpretedOf,
  type Invited,
  OTHER,
  ticked,
} from '../web/src/gathering/form.js';
import { type Filled, inputOf, timesInputOf } from '../web/src/gathering/gathering.js';
import { insistedBy } from '../web/src/gathering/insisted.js';
import { missingOf } from '../web/src/gathering/missing.js';
import { anyOf, groupsOf, seatsAt } from '../web/src/gathering/table.js';
import type { Times } from '../web/src/gathering/gathering.query.js';
import {
  chosenStart,
  freeAt,
  localStartOf,
  minutesOf,
  polledStarts,
  relaxed,
  startOf,
} from '../web/src/gathering/times.js';
import { numberOf } from '../web/src/words/phone.js';
import { millisecondsOf } from '../web/src/words/wall.js';

const BEGUN = millisecondsOf('2026-11-23T07:00:00Z');
const START = '2026-11-26T14:30';

const person = (id: string, unitId: string, more: Partial<Invited> = {}): Invited => ({
  id,
  unitId,
  name: id,
  title: '',
  unitName: unitId,
  isChosen: true,
  isNeeded: true,
  ...more,
});
const SELF = person('self', 'own', { isSelf: true });

const YES = { at: BEGUN, about: ['self', 'teacher', 'principal'] };

const FULL: Gathering = {
  ...EMPTY,
  begunAt: BEGUN,
  givenName: ' Maria ',
  familyName: 'Testaaja',
  phone: '040 123 4567',
  childName: 'Onni',
  needCodes: ['SCHOOL_ATTENDANCE'],
  invited: [
    SELF,
    person('teacher', 'school'),
    person('principal', 'school'),
    person('nurse', 'clinic', { isChosen: false }),
  ],
  yes: START,
  agreed: { ...EMPTY.agreed, said: { [CALLER]: YES } },
};
const FILLED: Filled = {
  areaId: 'area',
  municipality: '425',
  meetsIn: '564',
  place: 'Perhekeskus',
  question: 'Miten koulu sujuu?',
  heard: (at) => `kuultu ${at}`,
  start: START,
  asked: [],
  unknown: [],
};
const OF_CASE = { kind: 'case', caseId: 'case', withdrawn: [], isApart: false, unreached: [] } as const;
const FATHER = {
  givenName: 'Matti',
  familyName: '',
  phone: '050 123 4567',
  comes: true,
  isApart: true,
  isLimited: false,
  mayKnow: true,
};
const CASE: Gathering = {
  ...FULL,
  origin: { ...OF_CASE, agreedUnits: ['own'] },
  members: [
    { id: 'mother', name: 'Äiti', isGuardian: true, comes: true, interpreter: null },
    { id: 'father', name: 'Isä', isGuardian: true, comes: false, interpreter: 'ar' },
    { id: 'onni', name: 'Lapsi', isGuardian: false, comes: true, interpreter: null },
  ],
  agreed: { ...EMPTY.agreed, said: { mother: YES, father: YES } },
};

describe('what is missing', () => {
  it.each<[string, Partial<Gathering>, Partial<Filled>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['a name of blanks', { givenName: '  ' }, {}, ['givenName']],
    ['a number that is none', { phone: '040' }, {}, ['phone']],
    ['the child', { childName: '' }, {}, ['childName']],
    ['a topic', { needCodes: [] }, {}, ['needs']],
    ['where the family lives', {}, { municipality: null }, ['municipality']],
    ['anybody but oneself', { invited: [SELF] }, {}, ['people']],
    ['a time', {}, { start: null }, ['time']],
    ['a yes to this time', { yes: '2026-11-27T09:00' }, {}, ['yes']],
    [
      'a consent for whoever was ticked after it',
      { invited: ticked(FULL.invited, person('nurse', 'clinic'), true) },
      {},
      ['agreed'],
    ],
    ['the consent', { agreed: EMPTY.agreed }, {}, ['agreed']],
    ['who the other guardian is', { other: { ...FATHER, givenName: '' } }, {}, ['otherName', 'agreed']],
    ['a number of the other guardian', { other: { ...FATHER, phone: '040' } }, {}, ['otherPhone', 'agreed']],
    ['a number of the young person', { young: { birthDate: '', phone: 'soita' } }, {}, ['youngPhone']],
    ['a link that can be opened', { mode: 'HYBRID', link: 'teams.example.fi' }, {}, ['link']],
    ['no link where one meets in a room', { link: 'teams.example.fi' }, {}, []],
    ['where the paper is', { agreed: { ...FULL.agreed, form: 'WRITTEN' } }, {}, ['paper']],
    ['a second time to ask about', { isPoll: true }, { asked: [START] }, ['polled']],
    [
      'nothing of a poll that nobody consented to',
      { isPoll: true, agreed: EMPTY.agreed, yes: null },
      { asked: [START, '2026-11-27T09:00'], start: null },
      [],
    ],
  ])('%s', (_, form, filled, expected) => {
    expect(missingOf({ ...FULL, ...form }, { ...FILLED, ...filled })).toEqual(expected);
  });

  it.each<[string, Partial<Gathering>, readonly string[]]>([
    ['nothing', {}, []],
    ['a guardian who comes', { members: CASE.members.map((each) => ({ ...each, comes: false })) }, ['family']],
    ['the word of the other guardian', { agreed: { ...CASE.agreed, said: { mother: YES } } }, ['agreed']],
    [
      'no word where all units are agreed',
      { agreed: EMPTY.agreed, origin: { ...OF_CASE, agreedUnits: ['own', 'school'] } },
      [],
    ],
  ])('of a case: %s', (_, form, expected) => {
    expect(missingOf({ ...CASE, ...form }, FILLED)).toEqual(expected);
  });
});

describe('what is sent', () => {
  it('of a call: the contact, the family, a consent for each unit, the meeting and its time', () => {
    const input = inputOf(FULL, FILLED);
    expect(input.newContact).toMatchObject({
      receivedAt: '2026-11-23T07:00:00.000Z',
      identity: { givenName: 'Maria', familyName: 'Testaaja', phone: '+358401234567' },
    });
    expect(input.opening?.people?.map(({ role, givenName }) => [role, givenName])).toEqual([
      ['GUARDIAN', 'Maria'],
      ['CHILD', 'Onni'],
    ]);
    expect(input.consents?.map(({ unitId, professionalIds }) => [unitId, professionalIds])).toEqual([
      ['own', ['self']],
      ['school', ['teacher', 'principal']],
    ]);
    expect(input.consents?.[0]).toMatchObject({
      categories: ['IDENTITY'],
      lastDay: '2027-05-24',
      said: [{ by: { position: 0 }, decision: 'GIVEN', form: 'ORAL', evidence: `kuultu ${BEGUN}` }],
    });
    expect(input.time).toEqual({ start: START, saidYesBy: { position: 0 } });
    expect(input.poll).toBeUndefined();
  });

  it('of a case: neither contact nor people, and consents for new units alone', () => {
    const input = inputOf(CASE, FILLED);
    expect([input.caseId, input.newContact, input.opening]).toEqual(['case', undefined, undefined]);
    expect(input.consents?.map(({ unitId }) => unitId)).toEqual(['school']);
    expect(input.consents?.[0]?.said.map(({ by }) => by)).toEqual([{ personId: 'mother' }, { personId: 'father' }]);
    expect(input.meeting.family).toEqual([{ personId: 'mother' }, { personId: 'onni' }]);
    expect(input.time?.saidYesBy).toEqual({ personId: 'mother' });
  });

  it('of two guardians who live apart, and a young person who comes: who is asked, who comes, how each is reached', () => {
    const input = inputOf(
      {
        ...FULL,
        other: FATHER,
        young: { birthDate: '2011-05-22', phone: '' },
        interpreters: { caller: '', child: '', other: 'ar' },
        agreed: { ...EMPTY.agreed, said: { [CALLER]: YES, [OTHER]: YES } },
      },
      FILLED,
    );
    const { people, guardianships, apart } = input.opening!;
    expect(people?.map(({ givenName, interpreterLanguage }) => [givenName, interpreterLanguage])).toEqual([
      ['Maria', null],
      ['Onni', null],
      ['Matti', 'ar'],
    ]);
    expect(people?.map(({ contactWays }) => contactWays?.map(({ value }) => value))).toEqual([
      ['+358401234567'],
      [],
      ['+358501234567'],
    ]);
    expect(people?.[1]).toMatchObject({ role: 'CHILD', birthDate: '2011-05-22' });
    expect(guardianships?.map(({ guardian, child }) => [guardian, child])).toEqual([
      [0, 1],
      [2, 1],
    ]);
    expect(apart).toEqual([2]);
    expect(input.meeting.family).toEqual([{ position: 0 }, { position: 2 }, { position: 1 }]);
    expect(input.consents?.[0]?.said.map(({ by }) => by)).toEqual([{ position: 0 }, { position: 2 }]);
  });

  it('of a room and a link, where people meet so', () => {
    const room = { id: 'room', unitId: 'clinic', name: 'Huone', unitName: 'Neuvola', municipality: '425' };
    const form: Gathering = { ...FULL, room, link: ' https://meet.example.fi/1 ' };
    const at = (mode: Gathering['mode']) => {
      const { meeting } = inputOf({ ...form, mode }, FILLED);
      return [meeting.participants.some(({ professionalId }) => professionalId === 'room'), meeting.conferenceLink];
    };
    expect(at('IN_PERSON')).toEqual([true, undefined]);
    expect(at('HYBRID')).toEqual([true, 'https://meet.example.fi/1']);
    expect(at('REMOTE')).toEqual([false, 'https://meet.example.fi/1']);
  });

  it('of a contact that was taken: its id and version', () => {
    const origin = { kind: 'contact', contactId: 'contact', version: 3 } as const;
    expect(inputOf({ ...FULL, origin }, FILLED).contact).toEqual({ contactId: 'contact', expectedVersion: 3 });
  });

  it('of a poll: its times, and no place where one meets remotely', () => {
    const asked = [START, '2026-11-27T09:00'];
    const input = inputOf({ ...FULL, isPoll: true, mode: 'REMOTE' }, { ...FILLED, asked, unknown: ['teacher'] });
    expect([input.time, input.poll, input.meeting.place]).toEqual([
      undefined,
      { times: asked, professionalIds: ['teacher'] },
      null,
    ]);
  });

  it('is the same each time it is sent, so that it is made once', () => {
    expect(JSON.stringify(inputOf(FULL, FILLED))).toBe(JSON.stringify(inputOf(FULL, FILLED)));
    expect(lastDayOf(FULL)).toBe('2027-05-24');
  });
});

it('asks for times of whoever is ticked, and does not wait for whose time nobody knows', () => {
  const input = timesInputOf(FULL, FILLED, ['teacher']);
  expect([input.from, input.to]).toEqual(['2026-11-25', '2026-12-09']);
  expect(input.participants.map(({ professionalId, needed }) => [professionalId, needed])).toEqual([
    ['self', 'REQUIRED'],
    ['teacher', 'OPTIONAL'],
    ['principal', 'REQUIRED'],
  ]);
});

it.each([
  ['Monday', '2026-11-23T07:00:00Z', '2026-11-26'],
  ['Friday', '2026-11-27T07:00:00Z', '2026-12-02'],
  ['Saturday', '2026-11-28T07:00:00Z', '2026-12-02'],
])('asks on a %s about times after the two working days in which one answers', (_, begun, expected) => {
  const form = { ...FULL, isPoll: true, begunAt: millisecondsOf(begun) };
  expect(timesInputOf(form, FILLED).from).toBe(expected);
});

describe('times', () => {
  const proposal = (localStart: string) => ({ localStart, start: '', end: '', attend: [], optional: [], reasons: [] });
  const times: Times = {
    feasibleCount: 3,
    feasibleStarts: ['2026-11-27T07:00:00Z'],
    proposals: [proposal(START), proposal('2026-11-25T09:00')],
    relaxations: [],
    ask: [],
  };

  it.each([
    ['the best, until somebody chooses', null, START],
    ['what was chosen', '2026-11-25T09:00', '2026-11-25T09:00'],
    ['any that suits', '2026-11-27T09:00', '2026-11-27T09:00'],
    ['the best, once theirs is gone', '2026-11-26T15:00', START],
  ])('%s', (_, chosen, expected) => {
    expect(chosenStart(times, { start: chosen, own: null })).toBe(expected);
  });

  it('of one’s own, once it is told whole, whatever is proposed', () => {
    const own = { day: '2026-11-30', clock: '16:00' };
    expect(chosenStart(undefined, { start: START, own })).toBe('2026-11-30T16:00');
    expect(chosenStart(times, { start: START, own: { ...own, clock: '' } })).toBeNull();
  });

  it('to ask about: the best, or those that are chosen and still there; in order', () => {
    expect(polledStarts(times, null)).toEqual(['2026-11-25T09:00', START]);
    expect(polledStarts(times, [START, 'gone', '2026-11-25T09:00'])).toEqual(['2026-11-25T09:00', START]);
    expect(polledStarts(undefined, null)).toEqual([]);
  });

  it.each(['2026-11-26T14:30', '2026-07-01T09:00', '2026-10-25T04:15'])('%s there and back', (start) => {
    expect(localStartOf(Temporal.Instant.fromEpochMilliseconds(startOf(start)).toString())).toBe(start);
  });

  it('with something given up', () => {
    const none = { optionalClause: null, durationMinutes: null, mode: null, to: null };
    const changes = [
      { ...none, optionalClause: 'teacher' },
      { ...none, durationMinutes: 45 },
      { ...none, to: '2026-12-16' },
    ];
    const after = relaxed(FULL, changes, '2026-11-25');
    expect(after.invited?.map(({ isNeeded }) => isNeeded)).toEqual([true, false, true, true]);
    expect([after.durationMinutes, after.days, after.mode]).toEqual([45, 21, undefined]);
  });

  it('of a guardian whose rights are limited: not asked, not at the table, and told of as it is', () => {
    const agreed = { ...EMPTY.agreed, said: { [CALLER]: YES, [OTHER]: YES } };
    const limited = inputOf({ ...FULL, other: { ...FATHER, isLimited: true }, agreed }, FILLED);
    expect(limited.opening?.guardianships).toMatchObject([
      { guardian: 0, powers: 'FULL', rightToInformation: true },
      { guardian: 2, powers: 'LIMITED', rightToInformation: true },
    ]);
    expect(limited.meeting.family).toEqual([{ position: 0 }, { position: 2 }]);
    expect(limited.consents?.[0]?.said.map(({ by }) => by)).toEqual([{ position: 0 }]);
    const untold = inputOf({ ...FULL, other: { ...FATHER, mayKnow: false }, agreed }, FILLED);
    expect(untold.opening?.guardianships?.[1]).toMatchObject({ powers: 'FULL', rightToInformation: false });
    expect(untold.meeting.family).toEqual([{ position: 0 }]);
    expect(untold.consents?.[0]?.said.map(({ by }) => by)).toEqual([{ position: 0 }, { position: 2 }]);
  });

  it('in numbers: how many are free for the whole of it', () => {
    const span = { startsAt: '2026-11-26T07:00:00Z', endsAt: '2026-11-26T09:00:00Z' };
    const at = (time: string) => millisecondsOf(`2026-11-26T${time}:00Z`);
    expect(freeAt([[span], [], [span]], at('07:00'), at('08:00'))).toBe(2);
    expect(freeAt([[span]], at('08:30'), at('09:30'))).toBe(0);
  });
});

describe('an interpreter', () => {
  it('is needed for who comes, and makes the meeting twice as long', () => {
    const spoken = { ...FULL, interpreters: { caller: 'so', child: 'so', other: 'ar' } };
    expect(interpretedOf(spoken)).toEqual(['so']);
    expect(interpretedOf({ ...spoken, other: FATHER })).toEqual(['so', 'ar']);
    expect(timesInputOf(spoken, FILLED)).toMatchObject({ durationMinutes: 60, isInterpreted: true });
    expect([minutesOf(spoken), minutesOf(FULL)]).toEqual([120, 60]);
  });

  it('is not needed for somebody of a case who stays away', () => {
    expect(interpretedOf(CASE)).toEqual([]);
    const all = CASE.members.map((each) => ({ ...each, comes: true }));
    expect(interpretedOf({ ...CASE, members: all })).toEqual(['ar']);
  });
});

describe('any one of a unit', () => {
  const school = { ...FULL, oneOf: ['school'] };

  it('can be enough where two are needed, and never of who gathers', () => {
    expect(groupsOf(FULL).map(({ unitId, people }) => [unitId, people.map(({ id }) => id)])).toEqual([
      ['school', ['teacher', 'principal']],
    ]);
    expect([anyOf(FULL), anyOf(school).length]).toEqual([[], 1]);
    expect(anyOf({ ...school, invited: ticked(school.invited, person('teacher', 'school'), false) })).toEqual([]);
  });

  it('is asked for as a group, and fills one seat', () => {
    expect(timesInputOf(school, FILLED).participants.map(({ needed, clause }) => [needed, clause])).toEqual([
      ['REQUIRED', undefined],
      ['ONE_OF', 'school'],
      ['ONE_OF', 'school'],
    ]);
    const proposal = { localStart: START, start: '', end: '', optional: [], reasons: [] };
    const attend = [{ professionalIds: ['self'] }, { professionalIds: ['principal'] }];
    expect(seatsAt(school, { ...proposal, attend })).toEqual({ count: 2, of: 2 });
    expect(seatsAt(FULL, { ...proposal, attend })).toEqual({ count: 2, of: 3 });
  });

  it('is no group any more where nobody waits for one of the two', () => {
    const of = timesInputOf(school, FILLED, ['teacher']).participants;
    expect(of.map(({ needed, clause }) => [needed, clause])).toEqual([
      ['REQUIRED', undefined],
      ['OPTIONAL', undefined],
      ['REQUIRED', undefined],
    ]);
  });

  it('has a name that no other group has, in letters that a name may have', () => {
    const long = 'Koulu: Limingan lukio & yhteiskoulu (pääkoulu), oppilashuolto';
    const of = (unitId: string) => [1, 2].map((each) => person(`${unitId}${each}`, unitId, { unitName: long }));
    const [one, other] = groupsOf({ invited: [...of('a'), ...of('b')] }).map(({ clause }) => clause);
    expect([one, other]).toEqual([
      'Koulu Limingan lukio yhteiskoulu pääkoul',
      '2 Koulu Limingan lukio yhteiskoulu pääko',
    ]);
  });

  it('is given up as a group', () => {
    const change = { optionalClause: 'school', durationMinutes: null, mode: null, to: null };
    expect(relaxed(school, [change], '2026-11-25').invited?.map(({ isNeeded }) => isNeeded)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a time that was refused', () => {
  const refusal = (extensions: Record<string, unknown>) =>
    ({ graphQLErrors: [new GraphQLError('', { extensions })] }) as Parameters<typeof insistedBy>[0];

  it('can be insisted on by who agreed to it, and by a reason for which a hold gives way', () => {
    const first = insistedBy(refusal({ code: 'TIME_NO_LONGER_SUITS', professionalIds: ['teacher'] }), FULL, START);
    expect(first).toMatchObject({ start: START, unsuited: ['teacher'], isHeld: false });
    const agreed = { ...FULL, insisted: { ...first!, despite: ['teacher'] } };
    const second = insistedBy(refusal({ code: 'TIME_TAKEN', onlyHolds: true }), agreed, START);
    expect(second).toMatchObject({ unsuited: ['teacher'], despite: ['teacher'], isHeld: true });
    const input = inputOf({ ...agreed, insisted: { ...second!, reason: 'URGENT' } }, FILLED);
    expect(input.time).toMatchObject({ despite: ['teacher'], overrideHolds: { reason: 'URGENT' } });
  });

  it('is asked about anew where another time is chosen', () => {
    const insisted = insistedBy(refusal({ code: 'TIME_TAKEN', onlyHolds: true }), FULL, START)!;
    const other = inputOf(
      { ...FULL, insisted: { ...insisted, reason: 'URGENT' } },
      { ...FILLED, start: '2026-11-27T09:00' },
    );
    expect(other.time).not.toHaveProperty('overrideHolds');
  });

  it.each([
    [{ code: 'TIME_TAKEN', onlyHolds: false }],
    [{ code: 'CONSENT_MISSING' }],
    [{ code: 'NOBODY_FREE', clause: 'nobody' }],
  ])('cannot be insisted on after %j', (extensions) => {
    expect(insistedBy(refusal(extensions), FULL, START)).toBeNull();
  });
});

it('keeps the name of whoever is unticked, and ticks nobody twice', () => {
  const after = ticked(FULL.invited, { ...person('teacher', 'school') }, false);
  expect(after).toHaveLength(4);
  expect(after.find(({ id }) => id === 'teacher')?.isChosen).toBe(false);
  expect(ticked(after, person('new', 'school'), true)).toHaveLength(5);
});

it.each([
  ['040 123 4567', '+358401234567'],
  ['040-1234567', '+358401234567'],
  ['+46 70 123 45 67', '+46701234567'],
  ['0046701234567', '+46701234567'],
  ['040', null],
  ['soita', null],
  ['', null],
])('reads %s as a number: %s', (typed, expected) => {
  expect(numberOf(typed)).toBe(expected);
});
