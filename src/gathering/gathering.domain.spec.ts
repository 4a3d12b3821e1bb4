import { checkGathering, type Gathering, idAt, idOf, nameOf } from './gathering.domain.js';

const codeOf = (task: () => unknown): unknown[] => {
  try {
    task();
    return [];
  } catch (error) {
    const { code, details } = error as { code: string; details: { field?: string } };
    return [code, details.field];
  }
};

describe('where a gathering begins and ends', () => {
  const opening = {
    legalFrame: 'guidance',
    needCodes: ['parenting'],
    people: [],
    guardianships: [],
    apart: [],
  } as const;
  const meeting = {
    question: 'Miten?',
    durationMinutes: 60,
    mode: 'remote',
    participants: [],
    family: [],
    familyAgreedInAdvance: false,
  } as const;
  const inCase: Gathering = { caseId: 'case', consents: [], meeting };
  const fromContact: Gathering = {
    contact: { contactId: 'contact', expectedVersion: 1 },
    opening,
    consents: [],
    meeting,
  };
  const time = { start: '2026-12-01T13:00', chosen: [], despite: [], saidYesBy: { personId: 'mother' } };
  const poll = { times: [] };
  const word = { by: { position: 0 }, decision: 'given', form: 'oral', evidence: 'puhelimessa' } as const;
  const consent = {
    unitId: 'unit',
    professionalIds: [],
    purpose: 'network-meeting',
    categories: ['needs'],
    lastDay: Temporal.PlainDate.from('2027-01-01'),
    said: [word],
  } as const;
  const many = <T>(one: T, count: number): T[] => Array.from({ length: count }, () => one);
  const person = { role: 'child', givenName: 'Onni', language: 'fi', contactWays: [] } as const;
  const guardianship = { guardian: 0, child: 1, powers: 'full', rightToInformation: true } as const;

  it.each<[string, Gathering]>([
    ['in a case', inCase],
    ['in a case, with a time', { ...inCase, time }],
    ['at a contact, with a poll', { ...fromContact, poll }],
    ['at a contact, with as much as one conversation holds', { ...fromContact, consents: many(consent, 30) }],
  ])('is clear %s', (_, gathering) => expect(codeOf(() => checkGathering(gathering))).toEqual([]));

  it.each<[string, Gathering, string, string]>([
    ['nowhere', { consents: [], meeting }, 'BEGINNING_UNCLEAR', 'newContact'],
    ['twice', { ...fromContact, caseId: 'case' }, 'BEGINNING_UNCLEAR', 'newContact'],
    ['at a contact of which no case is opened', { ...fromContact, opening: null }, 'OPENING_MISSING', 'opening'],
    ['in a case that is opened once more', { ...inCase, opening }, 'OPENING_OF_OPEN_CASE', 'opening'],
    ['with a time and a poll', { ...inCase, time, poll }, 'TIME_AND_POLL', 'poll'],
    [
      'with too many people',
      { ...fromContact, opening: { ...opening, people: many(person, 21) } },
      'TOO_MANY_PEOPLE',
      'opening.people',
    ],
    [
      'with too many guardianships',
      { ...fromContact, opening: { ...opening, guardianships: many(guardianship, 41) } },
      'TOO_MANY_PEOPLE',
      'opening.guardianships',
    ],
    [
      'with too many who live apart',
      { ...fromContact, opening: { ...opening, apart: many(1, 21) } },
      'TOO_MANY_PEOPLE',
      'opening.apart',
    ],
    ['with too many consents', { ...inCase, consents: many(consent, 31) }, 'TOO_MANY_CONSENTS', 'consents'],
    [
      'with too many words',
      { ...inCase, consents: [consent, { ...consent, said: many(word, 7) }] },
      'TOO_MANY_WORDS',
      'consents.1.said',
    ],
  ])('is not clear %s', (_, gathering, code, field) =>
    expect(codeOf(() => checkGathering(gathering))).toEqual([code, field]),
  );
});

describe('somebody of the family', () => {
  const told = ['mother', 'child'];

  it('is who stands in the place, or who is known by their id', () => {
    expect(idOf({ position: 1 }, told, 'by')).toBe('child');
    expect(idOf({ personId: 'father' }, told, 'by')).toBe('father');
  });

  it.each([
    [{}, 'PERSON_UNCLEAR', 'by'],
    [{ position: 0, personId: 'father' }, 'PERSON_UNCLEAR', 'by'],
    [{ position: 2 }, 'NOT_FOUND', 'by.position'],
    [{ position: -1 }, 'NOT_FOUND', 'by.position'],
  ])('is nobody as %p', (somebody, code, field) =>
    expect(codeOf(() => idOf(somebody, told, 'by'))).toEqual([code, field]),
  );

  it('has to be told of', () => expect(codeOf(() => idAt(2, told, 'child'))).toEqual(['NOT_FOUND', 'child']));
});

describe('the field of a part', () => {
  const names = { '': 'meeting', caseId: 'caseId', familyPersonIds: 'meeting.family' };

  it.each([
    ['durationMinutes', 'meeting.durationMinutes'],
    ['participants.1.unitId', 'meeting.participants.1.unitId'],
    ['caseId', 'caseId'],
    ['familyPersonIds', 'meeting.family'],
    ['familyPersonIds.2', 'meeting.family.2'],
    ['familyPersonIdsToo', 'meeting.familyPersonIdsToo'],
  ])('%s is %s of the whole', (part, whole) => expect(nameOf(part, names)).toBe(whole));

  it('keeps its name where the whole has no other', () => expect(nameOf('start', { caseId: 'case' })).toBe('start'));
});
