import type { Subject } from './expectations.js';
import { type Given, person, type WorldCase } from './builder.js';
import { NOTHING } from './names.js';
import { gatheredIn } from './queries.js';

/** A mutation as it is tried on a case. */
export interface MutationOperation {
  readonly name: string;
  /** Who may. Everybody else hears NOT_FOUND, without a session UNAUTHENTICATED. See `standings.ts`. */
  readonly who: string;
  /** What is tried; undefined where the case has nothing to try it on. */
  readonly input: (one: WorldCase, who: Subject) => Readonly<Record<string, unknown>> | undefined;
  /** Name of the input type, where it is not that of the mutation. */
  readonly type?: string;
  /** Rules of the domain that stop who may, behind the wall of access: the world is not in the state for it. */
  readonly stoppedBy?: readonly string[];
  /** What is said to who may not, where it is something else than NOT_FOUND. */
  readonly refusedBy?: readonly string[];
}

const day = (days: number) => Temporal.PlainDate.from('2026-11-23').add({ days }).toString();

const row = (one: WorldCase, table: string, id: string | undefined): Given =>
  one.rows[table]?.find((each: Given) => each.id === id);
/** An id under a name of the input, and the version that was seen. */
const seen = (one: WorldCase, table: string, id: string | undefined, name: string) => {
  const found = row(one, table, id);
  return found && { [name]: found.id, expectedVersion: found.version };
};
/** The same for something that the world names. */
const on =
  (table: string, id: string, name: string, more: object = {}) =>
  (one: WorldCase) => {
    const found = seen(one, table, one.ids[id], name);
    return found && { ...found, ...more };
  };
/** The first row of a table. */
const first =
  (table: string, name: string, more: object = {}) =>
  (one: WorldCase) => {
    const found = one.rows[table]?.[0];
    return found && { [name]: found.id, expectedVersion: found.version, ...more };
  };
const ofCase =
  (more: object = {}) =>
  ({ caseId, rows }: WorldCase) => ({
    caseId,
    expectedVersion: rows['network_case']![0].version,
    ...more,
  });
const inCase =
  (more: object = {}) =>
  ({ caseId }: WorldCase) => ({ caseId, ...more });
const nurse = ({ cast }: WorldCase) => cast.members['nurse']!;
const herOwn =
  (more: object = {}) =>
  (one: WorldCase) => ({ professionalId: nurse(one).professionalId, ...more });
const draft =
  (more: object = {}) =>
  ({ ids }: WorldCase) => ({ planVersionId: ids['draftVersion'], ...more });
const meeting = (id: string, more: object = {}) => on('meeting', id, 'meetingId', more);
const contact =
  (id: string, more: object = {}) =>
  ({ ids }: WorldCase) => ({
    contactId: ids[id],
    // A contact is a row of no case: see how often the world changed it.
    expectedVersion: id === 'queuedContact' || id === 'takenContact' ? 1 : 2,
    ...more,
  });
const area =
  (more: object = {}) =>
  ({ cast }: WorldCase) => ({ areaId: cast.areaId, ...more });
const KEEPERS = 'keepers';
const TIME = '2027-01-20T09:00';

/** Contacts, before there is a case and beside it. */
const CONTACTS: readonly MutationOperation[] = [
  {
    name: 'recordContact',
    who: 'counsellors',
    input: (one) => ({
      ...area()(one),
      channel: 'PHONE',
      contactRole: 'FAMILY_MEMBER',
      municipality: one.group === 'elsewhere' ? '205' : '425',
      needCodes: ['PARENTING'],
      urgency: 'SOON',
      ask: 'ADVICE',
      receivedAt: '2026-11-23T06:00:00Z',
    }),
  },
  { name: 'takeContact', who: 'taker', input: contact('queuedContact'), type: 'ContactInput' },
  { name: 'releaseContact', who: 'taker', input: contact('takenContact'), type: 'ContactInput' },
  { name: 'recordNotReached', who: 'taker', input: contact('takenContact'), type: 'ContactInput' },
  { name: 'recordAnswer', who: 'taker', input: contact('queuedContact'), stoppedBy: ['NOT_TAKEN'] },
  {
    name: 'reassignContact',
    who: 'team-lead',
    input: (one) => contact('takenContact', { counsellorId: one.ids['otherCounsellor'] })(one),
  },
  { name: 'correctContact', who: 'taker', input: contact('takenContact', { urgency: 'URGENT' }) },
  { name: 'concludeContact', who: 'taker', input: contact('takenContact', { outcome: 'ADVISED' }) },
  {
    name: 'noteStatutoryNotice',
    who: 'taker',
    input: contact('takenContact', { notice: 'CHILD_WELFARE_417_2007_25', noticeAt: '2026-11-23T06:00:00Z' }),
  },
  {
    name: 'openCase',
    who: 'taker',
    input: contact('takenContact', {
      legalFrame: 'GUIDANCE',
      needCodes: ['PARENTING'],
      people: [{ role: 'GUARDIAN', givenName: 'Aino', language: 'FI' }],
    }),
  },
  { name: 'answerConsultation', who: 'taker', input: contact('consultation', { answer: 'Neuvo.' }) },
  {
    name: 'askCounsellor',
    who: 'of-her-unit',
    input: (one) => ({
      ...area()(one),
      unitId: nurse(one).unitId,
      ask: 'CONSULTATION',
      municipality: one.group === 'elsewhere' ? '205' : '425',
      needCodes: ['PARENTING'],
      urgency: 'SOON',
      question: 'Miten?',
    }),
  },
  { name: 'goOnDuty', who: 'counsellors', input: area({ until: '2026-11-23T12:00:00Z' }) },
  { name: 'goOffDuty', who: 'counsellors', input: area(), stoppedBy: ['NOT_ON_DUTY'] },
  { name: 'recordFeedback', who: 'nobody', input: () => ({ feedbackId: NOTHING, face: 'GOOD' }) },
];

const PERSON = { role: 'CLOSE_PERSON', givenName: 'Kerttu', language: 'FI' };

/** The family: who keeps it is the counsellor alone. */
const FAMILY: readonly MutationOperation[] = [
  { name: 'addPerson', who: 'counsellor', input: ({ familyId }) => ({ familyId, person: PERSON }) },
  {
    name: 'keepPerson',
    who: 'counsellor',
    input: (one) => ({ ...seen(one, 'person', one.aunt, 'personId'), person: PERSON }),
  },
  {
    name: 'addContactWay',
    who: 'counsellor',
    input: ({ mother }) => ({ personId: mother, contactWay: { kind: 'EMAIL', value: 'uusi@example.fi', safe: true } }),
  },
  { name: 'endContactWay', who: 'counsellor', input: first('contact_way', 'contactWayId') },
  {
    name: 'recordGuardianship',
    who: 'counsellor',
    input: ({ mother, teen }) => ({ guardianId: mother, childId: teen, powers: 'LIMITED', rightToInformation: true }),
    stoppedBy: ['ALREADY_RECORDED'],
  },
  { name: 'endGuardianship', who: 'counsellor', input: first('guardianship', 'guardianshipId') },
  {
    name: 'recordMaturityAssessment',
    who: 'counsellor',
    input: ({ teen }) => ({ personId: teen, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' }),
  },
  { name: 'endMaturityAssessment', who: 'counsellor', input: first('maturity_assessment', 'assessmentId') },
  {
    name: 'giveFamilyCode',
    who: 'counsellor',
    input: ({ mother }) => ({ personId: mother }),
    stoppedBy: ['NO_SAFE_PHONE'],
  },
  {
    name: 'endFamilyDevice',
    who: 'counsellor',
    input: ({ mother }) => ({ personId: mother, deviceId: NOTHING }),
    stoppedBy: ['NOT_FOUND'],
  },
  {
    name: 'endIdentification',
    who: 'counsellor',
    input: ({ mother }) => ({ personId: mother, issuer: 'https://suomi.fi' }),
    stoppedBy: ['NOT_FOUND'],
  },
  {
    name: 'endPasskey',
    who: 'counsellor',
    input: ({ mother }) => ({ personId: mother, passkeyId: NOTHING }),
    stoppedBy: ['NOT_FOUND'],
  },
  {
    name: 'openPasskeyRegistration',
    who: 'counsellor',
    input: ({ mother, ids }) => ({ personId: mother, meetingId: ids['scheduledMeeting'] }),
    stoppedBy: ['MEETING_NOT_OPEN'],
  },
  {
    name: 'inviteClosePerson',
    who: 'counsellor',
    input: ({ caseId, aunt, mother }) => ({ caseId, personId: aunt, wishedById: mother }),
    stoppedBy: ['ALREADY_INVITED'],
  },
  { name: 'endClosePerson', who: 'counsellor', input: first('invited_close_person', 'invitedId') },
];

const EVIDENCE = { form: 'ORAL', evidence: 'Puhelimessa.' };

/** The case, its network and its consents. */
const NETWORK: readonly MutationOperation[] = [
  {
    name: 'recordNeeds',
    who: 'counsellor',
    input: (one) => ({
      caseId: one.caseId,
      expectedVersion: one.rows['case_needs']![0].version,
      needCodes: ['PARENTING'],
    }),
  },
  { name: 'holdCase', who: KEEPERS, input: ofCase() },
  { name: 'resumeCase', who: KEEPERS, input: ofCase(), stoppedBy: ['CASE_NOT_ON_HOLD'] },
  {
    name: 'addMember',
    who: KEEPERS,
    input: ({ caseId, cast }) => ({ caseId, ...cast.receiver }),
    stoppedBy: ['ALREADY_MEMBER'],
  },
  {
    name: 'endMembership',
    who: KEEPERS,
    input: on('network_member', 'member-nurse', 'memberId', { reason: 'TASK_DONE' }),
  },
  {
    name: 'reassignResponsiblePerson',
    who: 'team-lead',
    input: ({ caseId, cast }) => ({ caseId, ...cast.receiver, reason: 'Loma.' }),
  },
  {
    name: 'nameStandIn',
    who: KEEPERS,
    input: ({ caseId, cast }) => ({ caseId, ...cast.receiver, firstDay: day(40), lastDay: day(50) }),
  },
  {
    name: 'revokeStandIn',
    who: KEEPERS,
    input: ({ ids }) => (ids['standIn'] ? { standInId: ids['standIn'] } : undefined),
  },
  {
    name: 'explainConsent',
    who: 'counsellor',
    input: ({ caseId, cast }) => ({
      caseId,
      unitId: cast.receiver.unitId,
      categories: ['PLAN'],
      purpose: 'SHARED_PLAN',
      lastDay: day(90),
    }),
  },
  {
    name: 'recordConsentDecision',
    who: 'counsellor',
    input: (one) => ({
      ...seen(one, 'consent', one.ids['consent-nurse'], 'consentId'),
      personId: one.mother,
      decision: 'GIVEN',
      ...EVIDENCE,
    }),
    stoppedBy: ['CONSENT_EXPIRED', 'CONSENT_DECIDED'],
  },
  {
    name: 'recordConsentException',
    who: 'counsellor',
    input: on('consent', 'consent-nurse', 'consentId', { reason: 'DANGER', note: 'Vaara.' }),
    stoppedBy: ['CONSENT_EXPIRED', 'CONSENT_NOT_GIVEN', 'CONSENT_DECIDED'],
  },
  {
    name: 'withdrawConsent',
    who: 'counsellor',
    input: (one) => ({
      ...seen(one, 'consent', one.ids['consent-nurse'], 'consentId'),
      personId: one.mother,
      ...EVIDENCE,
    }),
    stoppedBy: ['CONSENT_NOT_GIVEN'],
  },
  {
    name: 'recordStatutoryBasis',
    who: 'counsellor',
    input: ({ caseId, cast }) => ({
      caseId,
      unitId: cast.receiver.unitId,
      categories: ['IDENTITY'],
      lastDay: day(60),
      reason: 'Arvio.',
      statute: '1301/2014 41 §',
    }),
  },
  { name: 'endStatutoryBasis', who: 'counsellor', input: on('statutory_basis', 'basis', 'basisId') },
];

const WHY = 'Perhe soitti, eikä omaa palveluohjaajaa tavoiteta.';
const ownConsent = on('consent', 'consent-nurse', 'consentId');
const kept = (name: string, more: object = {}) => on('prohibition', name, 'id', more);

/** What somebody is kept from, looks at with a reason, or takes no part in; and what the family says itself. */
const GUARDED: readonly MutationOperation[] = [
  {
    name: 'recordSafetyBan',
    who: 'counsellor',
    input: ({ father }) => ({ personId: father, since: day(-30), lastDay: day(200), evidence: 'Todistus.' }),
  },
  {
    name: 'extendSafetyBan',
    who: 'counsellor',
    input: on('safety_ban', 'ban', 'safetyBanId', { lastDay: day(600), evidence: 'Todistus.' }),
    stoppedBy: ['ALREADY_ENDED'],
  },
  {
    name: 'endSafetyBan',
    who: 'counsellor',
    input: on('safety_ban', 'ban', 'safetyBanId'),
    stoppedBy: ['ALREADY_ENDED'],
  },
  {
    name: 'recordHousehold',
    who: 'counsellor',
    input: ({ familyId, mother, teen, ids }) => ({
      familyId,
      expectedVersion: Number(ids['familyVersion']),
      personIds: [mother, teen],
    }),
  },
  {
    name: 'recordProhibition',
    who: 'counsellor | minor',
    input: (one, who) => ({
      ...inCase({ reason: 'FEAR', isJudgedAble: false })(one),
      fromPersonId: one.mother,
      items: [{ kind: 'HOW_ARE_THINGS', id: one.ids['face-teen'] }],
      ...(who !== 'minor' && { childId: one.teen }),
    }),
  },
  { name: 'liftProhibition', who: 'counsellor | minor', input: kept('prohibition', { childSaidSo: true }) },
  {
    name: 'withholdItem',
    who: 'counsellor',
    input: (one) => ({
      ...inCase({ reason: 'CHILDS_INTEREST' })(one),
      fromPersonId: one.mother,
      items: [{ kind: 'PLAN_ACTION', id: one.ids['action-father'] }],
    }),
  },
  { name: 'liftWithholding', who: 'counsellor', input: kept('withholding') },
  { name: 'giveConsent', who: 'guardians', input: ownConsent, stoppedBy: ['CONSENT_EXPIRED', 'CONSENT_DECIDED'] },
  { name: 'refuseConsent', who: 'guardians', input: ownConsent, stoppedBy: ['CONSENT_EXPIRED', 'CONSENT_DECIDED'] },
  { name: 'withdrawOwnConsent', who: 'guardians', input: ownConsent, stoppedBy: ['CONSENT_NOT_GIVEN'] },
  {
    name: 'breakGlass',
    who: 'counsellors',
    input: inCase({ minutes: 10, reason: 'URGENT_NEED', words: WHY }),
    stoppedBy: ['ALREADY_YOURS'],
  },
  {
    name: 'superviseCase',
    who: 'team-lead',
    input: inCase({ minutes: 10, reason: 'QUALITY', words: WHY }),
    type: 'BreakGlassInput',
  },
  {
    name: 'endBreakGlass',
    who: 'looker',
    input: on('break_glass', 'glass', 'breakGlassId'),
    stoppedBy: ['BREAK_GLASS_OVER'],
  },
  {
    name: 'reviewBreakGlass',
    who: 'team-lead',
    input: on('break_glass', 'glass', 'breakGlassId', { outcome: 'JUSTIFIED', words: WHY }),
  },
  { name: 'declareDisqualified', who: 'keepers | seated | team-lead', input: inCase({ reason: 'OTHER' }) },
  {
    name: 'liftDisqualification',
    who: 'team-lead',
    input: ({ ids }) => {
      const disqualificationId = ids['disqualified'] ?? ids['waiting'];
      return disqualificationId ? { disqualificationId, expectedVersion: 1, reason: 'Erehdys.' } : undefined;
    },
  },
  {
    name: 'reassignCounsellor',
    who: 'team-lead',
    input: (one) => ({
      ...ofCase({ reason: 'Esteellinen.' })(one),
      professionalId: one.ids['otherCounsellor'],
      unitId: one.ids['otherCounsellorsUnit'],
    }),
    stoppedBy: ['ALREADY_COUNSELLOR'],
  },
  {
    name: 'withholdLogEntries',
    who: 'log-inspector',
    input: (one) => ({
      ...area({ since: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z', reason: 'INVESTIGATION' })(one),
      personId: one.father,
      professionalId: one.cast.receiver.professionalId,
    }),
  },
  {
    name: 'liftLogWithholding',
    who: 'log-inspector',
    input: ({ ids }) =>
      ids['log-withholding'] ? { withholdingId: ids['log-withholding'], expectedVersion: 1 } : undefined,
  },
  {
    name: 'keepRetentionRule',
    who: 'admin',
    input: area({ kind: 'CASE', months: 30, isRecord: false, automatic: false, expectedVersion: 0 }),
  },
  {
    name: 'placeLegalHold',
    who: 'admin | log-inspector',
    input: ({ caseId }) => ({ scopeType: 'CASE', scopeId: caseId, reason: 'COURT' }),
  },
  {
    name: 'liftLegalHold',
    who: 'admin | log-inspector',
    input: ({ ids }) => (ids['hold'] ? { holdId: ids['hold'], expectedVersion: 1 } : undefined),
  },
];

const HANDOVER = (more: object = {}) => on('handover', 'handover', 'handoverId', more);
const OUTSIDE = (more: object = {}) => on('outside_handover', 'outside', 'outsideHandoverId', more);

/** Where a case goes, and how it ends. */
const BATON: readonly MutationOperation[] = [
  {
    name: 'proposeHandover',
    who: KEEPERS,
    input: ({ caseId, cast }) => ({ caseId, ...cast.receiver, reason: 'Muutto.' }),
    stoppedBy: ['HANDOVER_OPEN'],
  },
  {
    name: 'recordHandoverConsent',
    who: KEEPERS,
    input: (one) => HANDOVER({ consentId: one.ids['consent-nurse'] })(one),
    stoppedBy: ['CONSENT_FOR_SOMETHING_ELSE'],
  },
  { name: 'offerHandover', who: KEEPERS, input: HANDOVER(), stoppedBy: ['HANDOVER_WITHOUT_CONSENT'] },
  { name: 'acceptHandover', who: 'nobody', input: HANDOVER() },
  { name: 'declineHandover', who: 'nobody', input: HANDOVER({ reason: 'Ei ehdi.' }) },
  {
    name: 'recordJointContact',
    who: KEEPERS,
    input: HANDOVER({ kind: 'CALL', on: day(0) }),
    stoppedBy: ['HANDOVER_NOT_ACCEPTED'],
  },
  {
    name: 'recordUnreached',
    who: KEEPERS,
    input: HANDOVER({ at: '2026-11-23T06:00:00Z' }),
    stoppedBy: ['HANDOVER_NOT_ACCEPTED'],
  },
  {
    name: 'confirmHandover',
    who: 'keepers | guardians',
    input: HANDOVER(),
    stoppedBy: ['CONFIRMATION_UNCLEAR', 'HANDOVER_NOT_ACCEPTED'],
  },
  { name: 'withdrawHandover', who: KEEPERS, input: HANDOVER() },
  {
    name: 'proposeHandoverOutside',
    who: KEEPERS,
    input: inCase({ serviceName: 'Kerho', reason: 'Toive.', consentEvidence: 'Puhelimessa.' }),
  },
  {
    name: 'recordHandoverDocument',
    who: KEEPERS,
    input: (one) => OUTSIDE({ planVersionId: one.ids['agreedVersion'], givenTo: 'Ohjaaja' })(one),
  },
  {
    name: 'recordArrival',
    who: KEEPERS,
    input: OUTSIDE({ startedOn: day(0), toldBy: 'Äiti' }),
    stoppedBy: ['DOCUMENT_NOT_GIVEN'],
  },
  { name: 'withdrawHandoverOutside', who: KEEPERS, input: OUTSIDE() },
  {
    name: 'beginClosing',
    who: KEEPERS,
    input: ofCase({ reason: 'OTHER', words: 'Loppu.' }),
    stoppedBy: ['CLOSING_BEGUN'],
  },
  {
    name: 'callOffClosing',
    who: KEEPERS,
    input: (one) => ({ ...inCase()(one), expectedVersion: row(one, 'case_closing', one.ids['closing']).version }),
  },
  {
    name: 'closeCase',
    who: KEEPERS,
    input: (one) => ({
      ...inCase()(one),
      expectedVersion: row(one, 'case_closing', one.ids['closing']).version,
      withoutReceipts: 'Myöhemmin.',
    }),
    stoppedBy: ['MEETING_AHEAD'],
  },
  { name: 'reopenCase', who: 'nobody', input: inCase({ reason: 'Uudelleen.' }), refusedBy: ['CASE_NOT_CLOSED'] },
  {
    name: 'recordFiling',
    who: 'keepers | member-nurse',
    input: (one) => ({ ...inCase()(one), unitId: nurse(one).unitId, what: 'PLAN', on: day(0) }),
  },
];

const MEETING = (more: object = {}) => meeting('scheduledMeeting', more);
const DRAFT_MEETING = (more: object = {}) => meeting('draftMeeting', more);
const POLL = (more: object = {}) => on('time_poll', 'poll', 'pollId', more);
const RECIPIENT = (more: object = {}) => first('poll_recipient', 'recipientId', more);
const NURSES_RECIPIENT = (one: WorldCase) => {
  const asked = one.rows['poll_recipient']!.find((each: Given) => each.professional_id === nurse(one).professionalId);
  return { recipientId: asked.id, expectedVersion: asked.version, professionalId: one.ids['colleague'] };
};
const INVITATION = (id: string, more: object = {}) => on('invitation', id, 'invitationId', more);
/** The invitation of the persona, where the case has one; somebody else’s otherwise. */
const ownInvitation = (one: WorldCase, who: Subject) => {
  const own = one.rows['invitation']!.find(
    (each: Given) => each.professional_id === one.cast.members[who]?.professionalId,
  );
  const found = own ?? row(one, 'invitation', one.ids['invitation-declined']);
  return { invitationId: found.id, sequence: found.sequence, answer: 'TENTATIVE' };
};
const meetingVersion = (one: WorldCase) => row(one, 'meeting', one.ids['scheduledMeeting']).version;

/** Meetings, from the idea to the answers. */
const MEETINGS: readonly MutationOperation[] = [
  {
    name: 'conveneMeeting',
    who: KEEPERS,
    input: (one) => ({
      ...inCase()(one),
      question: 'Miten?',
      durationMinutes: 60,
      mode: 'REMOTE',
      familyPersonIds: [one.mother],
      participants: [{ ...nurse(one), needed: 'REQUIRED' }],
    }),
  },
  { name: 'gatherNetwork', who: KEEPERS, input: gatheredIn },
  {
    name: 'recordFamilyYes',
    who: KEEPERS,
    input: (one) => ({ ...DRAFT_MEETING({ start: TIME })(one), personId: one.mother }),
  },
  { name: 'holdMeetingTime', who: KEEPERS, input: DRAFT_MEETING({ start: TIME, until: '2026-11-25T12:00:00Z' }) },
  { name: 'scheduleMeeting', who: KEEPERS, input: DRAFT_MEETING({ start: TIME }), stoppedBy: ['FAMILY_YES_MISSING'] },
  { name: 'changeMeetingDuration', who: KEEPERS, input: DRAFT_MEETING({ durationMinutes: 45 }) },
  {
    name: 'changeConferenceLink',
    who: KEEPERS,
    input: DRAFT_MEETING({ conferenceLink: 'https://video.example.fi/2' }),
  },
  { name: 'moveMeeting', who: KEEPERS, input: MEETING({ start: TIME }), stoppedBy: ['FAMILY_YES_MISSING'] },
  { name: 'cancelMeeting', who: KEEPERS, input: MEETING({ reason: 'OTHER' }) },
  { name: 'recordMeetingHeld', who: KEEPERS, input: MEETING({ attendance: [] }), stoppedBy: ['NOT_BEGUN'] },
  { name: 'openTimePoll', who: KEEPERS, input: DRAFT_MEETING({ times: ['2027-01-20T09:00', '2027-01-21T09:00'] }) },
  {
    name: 'recordPollAnswers',
    who: KEEPERS,
    input: (one) => RECIPIENT({ answers: [{ timeId: one.rows['poll_time']![0].id, answer: 'CAN' }] })(one),
  },
  { name: 'resendTimePoll', who: KEEPERS, input: RECIPIENT() },
  { name: 'givePollSeat', who: KEEPERS, input: (one) => NURSES_RECIPIENT(one) },
  {
    name: 'confirmTimePoll',
    who: KEEPERS,
    input: (one) => ({ ...POLL({ start: '2027-01-11T09:00' })(one), personId: one.mother }),
    stoppedBy: ['POLL_OPEN'],
  },
  { name: 'closeTimePoll', who: KEEPERS, input: POLL() },
  {
    name: 'askForMeeting',
    who: 'keepers | guardians | minor | helpers',
    input: inCase({ words: 'Jutellaan.' }),
    stoppedBy: ['WISHED_ALREADY'],
  },
  { name: 'answerMeetingWish', who: KEEPERS, input: on('meeting_wish', 'wish', 'wishId', { answer: 'Sovitaan.' }) },
  { name: 'withdrawMeetingWish', who: 'guardian', input: on('meeting_wish', 'wish', 'wishId') },
  {
    name: 'resendInvitation',
    who: KEEPERS,
    input: ({ ids }) => ({ invitationId: ids['invitation-nurse'] }),
    stoppedBy: ['CONSENT_MISSING'],
  },
  {
    name: 'answerInvitation',
    who: 'member-nurse',
    input: (one) => ({
      invitationId: one.ids['invitation-nurse'],
      sequence: row(one, 'invitation', one.ids['invitation-nurse']).sequence,
      answer: 'ACCEPTED',
    }),
  },
  { name: 'answerInvitation', who: 'members | responsible', input: ownInvitation, stoppedBy: ['CONSENT_MISSING'] },
  { name: 'recordAnswerByPhone', who: KEEPERS, input: INVITATION('invitation-nurse', { answer: 'ACCEPTED' }) },
  {
    name: 'acceptCounterProposal',
    who: KEEPERS,
    input: (one) => ({
      ...INVITATION('invitation-nurse')(one),
      expectedMeetingVersion: meetingVersion(one),
      familyYesBy: one.mother,
    }),
    stoppedBy: ['CONSENT_MISSING', 'TIME_NO_LONGER_SUITS'],
  },
  { name: 'declineCounterProposal', who: KEEPERS, input: INVITATION('invitation-nurse') },
  { name: 'closeInvitationQuestion', who: KEEPERS, input: ({ ids }) => ({ questionId: ids['question'] }) },
  {
    name: 'askAuthority',
    who: KEEPERS,
    input: INVITATION('invitation-declined', { by: day(4), way: 'SUBSTITUTE' }),
    stoppedBy: ['NOT_DECLINED', 'REMEDY_OPEN'],
  },
  {
    name: 'recordRemedyOutcome',
    who: KEEPERS,
    input: on('invitation_remedy', 'remedy', 'remedyId', { outcome: 'WRITTEN_INPUT_GIVEN', text: 'Kirjallisesti.' }),
  },
  {
    name: 'inviteStandIn',
    who: KEEPERS,
    input: (one) => ({
      invitationId: one.ids['invitation-declined'],
      expectedVersion: meetingVersion(one),
      professionalId: one.ids['colleagueOfDeclined'],
      despite: true,
    }),
    stoppedBy: ['CONSENT_MISSING', 'SEAT_NOT_OPEN'],
  },
  {
    name: 'sendNoticeAgain',
    who: KEEPERS,
    input: ({ rows }) => ({ noticeId: rows['meeting_notice']![0].id }),
    stoppedBy: ['NOTICE_QUEUED'],
  },
];

const MINUTES =
  (more: object = {}) =>
  (one: WorldCase) => ({
    meetingId: one.ids['heldMeeting'],
    expectedVersion: one.rows['minutes_sheet']![0].version,
    ...more,
  });
const ASKED = (more: object = {}) => on('plan_action', 'askedAction', 'actionId', more);
const NEXT = (more: object = {}) => on('plan_version', 'draftVersion', 'planVersionId', more);
const REVIEW = (more: object = {}) => on('review', 'review', 'reviewId', more);
const asOwner = (one: WorldCase) => ({
  ownerKind: 'PROFESSIONAL',
  ownerId: nurse(one).professionalId,
  ownerUnit: nurse(one).unitId,
});

/** The persona, as somebody of whom something is said: who speaks for themselves names themselves. */
const themselves = (one: WorldCase, who: Subject): string | undefined =>
  (
    {
      guardian: one.mother,
      'other-guardian': one.father,
      minor: one.teen,
      'close-person': one.aunt,
      responsible: one.cast.responsible?.professionalId,
      'stand-in': one.cast.standIn?.professionalId,
    } as Partial<Record<Subject, string>>
  )[who] ?? person(who);

/** What is done to a draft: to nothing where the next version is proposed already. */
const DRAFTING: readonly MutationOperation[] = [
  { name: 'writeSharedGoal', who: KEEPERS, input: NEXT({ sharedGoal: 'Toinen.' }) },
  { name: 'addGoal', who: KEEPERS, input: draft({ text: 'Tavoite.' }) },
  {
    name: 'changeGoal',
    who: KEEPERS,
    input: first('plan_goal', 'goalId', { text: 'Toinen.' }),
    stoppedBy: ['GOAL_AGREED'],
  },
  { name: 'dropGoal', who: KEEPERS, input: first('plan_goal', 'goalId') },
  { name: 'writePlanSection', who: KEEPERS, input: draft({ kind: 'DURATION', text: 'Kevät.' }) },
  {
    name: 'recordChildView',
    who: KEEPERS,
    input: (one) => ({ ...draft({ manner: 'TALKED', content: 'Satu.', expectedVersion: 1 })(one), childId: one.child }),
  },
  { name: 'addPrivateHelper', who: KEEPERS, input: draft({ name: 'Mummo', task: 'Hakee.' }) },
  {
    name: 'changePrivateHelper',
    who: KEEPERS,
    input: first('plan_helper', 'helperId', { name: 'Mummo', task: 'Hakee.' }),
  },
  { name: 'dropPrivateHelper', who: KEEPERS, input: first('plan_helper', 'helperId') },
  { name: 'addPlanCopy', who: KEEPERS, input: (one) => ({ ...draft()(one), personId: one.father }) },
  { name: 'dropPlanCopy', who: KEEPERS, input: first('plan_copy', 'copyId') },
  {
    name: 'addAction',
    who: KEEPERS,
    input: (one) => ({ ...draft({ text: 'Soittaa.', dueOn: day(20) })(one), ...asOwner(one) }),
  },
  { name: 'dropAction', who: KEEPERS, input: ASKED() },
  { name: 'proposePlan', who: KEEPERS, input: NEXT({ nextReviewOn: day(40) }) },
];
const WHILE_DRAFTED: readonly MutationOperation[] = DRAFTING.map((operation) => ({
  ...operation,
  input: (one, who) =>
    row(one, 'plan_version', one.ids['draftVersion']).state === 'draft' ? operation.input(one, who) : undefined,
}));

/** Minutes, the plan and what becomes of it. */
const PLAN: readonly MutationOperation[] = [
  { name: 'writeMinutes', who: KEEPERS, input: MINUTES({ forAll: 'Sovittiin.' }) },
  { name: 'shareMinutes', who: KEEPERS, input: MINUTES() },
  {
    name: 'answerMinutes',
    who: 'keepers | guardians',
    input: (one, who) => ({
      meetingId: one.ids['heldMeeting'],
      edition: 1,
      verdict: 'CONFIRMED',
      ...(who === 'guardian' || who === 'other-guardian' ? {} : { personId: one.father }),
    }),
    stoppedBy: ['NOT_SHARED'],
  },
  {
    name: 'answerMinutes',
    who: 'minutes-readers',
    input: (one) => ({ meetingId: one.ids['heldMeeting'], edition: 1, verdict: 'CONFIRMED' }),
    stoppedBy: ['NOT_SHARED', 'NOT_A_GUARDIAN'],
  },
  {
    name: 'draftPlan',
    who: KEEPERS,
    input: inCase({ meetingId: null, sharedGoal: 'Rauhaa.' }),
    stoppedBy: ['DRAFT_EXISTS'],
  },
  { name: 'recordCommitment', who: KEEPERS, input: ASKED({ committed: true, byPhone: true }) },
  { name: 'commitToAction', who: 'member-nurse', input: ASKED(), refusedBy: ['NOT_THE_OWNER'] },
  { name: 'declineAction', who: 'member-nurse', input: ASKED({ reason: 'Ei ehdi.' }), refusedBy: ['NOT_THE_OWNER'] },
  { name: 'suggestChange', who: 'member-nurse', input: ASKED({ text: 'Toisin.' }), refusedBy: ['NOT_THE_OWNER'] },
  {
    name: 'takeUpSuggestion',
    who: KEEPERS,
    input: on('action_suggestion', 'suggestion', 'suggestionId'),
    stoppedBy: ['PLAN_PROPOSED'],
  },
  {
    name: 'declineSuggestion',
    who: KEEPERS,
    input: on('action_suggestion', 'suggestion', 'suggestionId', { reason: 'Ei käy.' }),
  },
  {
    name: 'reportProgress',
    who: 'keepers | member-nurse',
    input: on('plan_action', 'action-nurse', 'actionId', { progress: 'DONE' }),
  },
  {
    name: 'handOverAction',
    who: KEEPERS,
    input: (one) => ({
      ...on('plan_action', 'action-nurse', 'actionId')(one),
      ownerKind: 'FAMILY',
      ownerId: one.mother,
    }),
  },
  { name: 'withdrawProposal', who: KEEPERS, input: NEXT(), stoppedBy: ['NOT_PROPOSED'] },
  {
    name: 'recordPlanApproval',
    who: 'keepers | guardian',
    input: (one) => ({ ...draft({ approval: 'AGREED' })(one), personId: one.mother }),
    stoppedBy: ['NOT_PROPOSED'],
  },
  {
    name: 'recordPlanApproval',
    who: 'keepers | guardians | minor | reads plan-section',
    input: (one, who) => ({
      planVersionId: one.ids['agreedVersion'],
      personId: themselves(one, who),
      approval: 'AGREED',
    }),
    stoppedBy: ['PLAN_AGREED'],
  },
  {
    name: 'recordApprovalException',
    who: 'agreers',
    input: (one) => ({ ...draft({ reason: 'TRAVEL', note: 'Matkalla.' })(one), personId: one.father }),
    stoppedBy: ['NOT_PROPOSED'],
  },
  { name: 'agreePlan', who: 'agreers', input: NEXT(), stoppedBy: ['NOT_PROPOSED', 'APPROVAL_MISSING'] },
  {
    name: 'handOutPlan',
    who: KEEPERS,
    input: (one) => ({ planVersionId: one.ids['agreedVersion'], how: 'PAPER', personId: one.mother }),
  },
  {
    name: 'planReview',
    who: KEEPERS,
    input: ({ ids }) => ({ planId: ids['plan'], nextReviewOn: day(30) }),
    stoppedBy: ['REVIEW_AHEAD'],
  },
  {
    name: 'recordReview',
    who: KEEPERS,
    input: REVIEW({ decision: 'CONTINUE', nextReviewOn: day(40) }),
    stoppedBy: ['GOAL_NOT_RATED'],
  },
  { name: 'conveneReview', who: KEEPERS, input: REVIEW() },
  {
    name: 'scheduleReview',
    who: KEEPERS,
    input: (one) => ({ ...DRAFT_MEETING({ start: TIME })(one), personId: one.mother }),
    stoppedBy: ['CONSENT_MISSING'],
  },
  { name: 'sayHowThingsAre', who: 'guardians | minor', input: inCase({ face: 'GOOD' }) },
  {
    name: 'recordHowThingsAre',
    who: KEEPERS,
    input: (one) => ({ ...inCase({ face: 'GOOD' })(one), personId: one.mother }),
    stoppedBy: ['SAID_THEMSELVES'],
  },
  { name: 'noteHowThingsAre', who: KEEPERS, input: on('how_are_things', 'face-mother', 'howAreThingsId') },
];

const SPAN = { startsAt: '2026-12-28T08:00:00Z', endsAt: '2026-12-28T09:00:00Z' };

/** Everybody’s own time, and what they let us read of it. */
const TIMES: readonly MutationOperation[] = [
  { name: 'addBusyTime', who: 'herself | admin', input: herOwn({ ...SPAN, status: 'BUSY' }) },
  { name: 'endBusyTime', who: 'herself | admin', input: ({ ids }) => ({ busyTimeId: ids['busyTime'] }) },
  { name: 'addWorkingException', who: 'herself | admin', input: herOwn({ day: day(30) }) },
  { name: 'endWorkingException', who: 'herself | admin', input: ({ ids }) => ({ exceptionId: ids['exception'] }) },
  {
    name: 'keepWorkingHours',
    who: 'herself | admin',
    input: herOwn({ firstDay: day(60), hours: [{ days: ['MO'], start: '08:00', end: '16:00' }] }),
  },
  { name: 'paintAvailability', who: 'staff', input: () => ({ from: day(30), to: day(31), times: [] }) },
  { name: 'subscribeCalendar', who: 'staff', input: () => ({ address: 'https://kalenteri.example.fi/oma.ics' }) },
  {
    name: 'fetchCalendarNow',
    who: 'herself',
    input: ({ ids }) => ({ calendarId: ids['calendar'] }),
    type: 'OwnCalendarInput',
  },
  {
    name: 'removeCalendar',
    who: 'herself',
    input: ({ ids }) => ({ calendarId: ids['calendar'] }),
    type: 'OwnCalendarInput',
  },
  { name: 'createCalendarFeed', who: 'staff', input: () => ({ name: 'Puhelin' }) },
  {
    name: 'chooseFeedDetails',
    who: 'herself',
    input: ({ ids }) => ({ feedId: ids['feed'], expectedVersion: 1, place: true, conference: true, counsellor: true }),
  },
  { name: 'rotateCalendarFeed', who: 'herself', input: ({ ids }) => ({ feedId: ids['feed'] }), type: 'OwnFeedInput' },
  { name: 'revokeCalendarFeed', who: 'herself', input: ({ ids }) => ({ feedId: ids['feed'] }), type: 'OwnFeedInput' },
  { name: 'endSession', who: 'nobody', input: () => ({ sessionId: NOTHING }) },
  { name: 'signOutEverywhere', who: 'signed-in', input: () => ({ thisOneToo: false }) },
];

const UNIT = {
  isAuthority: true,
  municipalities: [],
  name: 'Uusi',
  register: 'rekisteri',
  reviewBy: day(300),
  sector: 'SCHOOL',
};
const SERVICE = {
  forWhom: 'Perheille',
  howToReach: 'Soita',
  municipalities: [],
  name: 'Kerho',
  needCodes: [],
  place: 'Talo',
  reviewBy: day(300),
};
const WORKER = {
  email: 'uusi@example.fi',
  familyName: 'Uusi',
  givenName: 'Uuno',
  language: 'FI',
  role: 'PROFESSIONAL',
  title: 'opettaja',
};

/** The directory, and what administrators care for. */
const DIRECTORY: readonly MutationOperation[] = [
  { name: 'addOrganisation', who: 'admin', input: area({ kind: 'NGO', name: 'Uusi ry' }) },
  {
    name: 'keepOrganisation',
    who: 'admin',
    input: ({ ids }) => ({ organisationId: ids['organisation'], expectedVersion: 1, kind: 'NGO', name: 'Uusi ry' }),
  },
  { name: 'addUnit', who: 'admin', input: ({ ids }) => ({ ...UNIT, organisationId: ids['organisation'] }) },
  {
    name: 'keepUnit',
    who: 'of-her-unit | admin',
    input: (one) => ({
      unitId: nurse(one).unitId,
      expectedVersion: 1,
      municipalities: [],
      name: 'Uusi',
      reviewBy: day(300),
    }),
  },
  { name: 'addProfessional', who: 'admin', input: (one) => ({ ...WORKER, unitId: nurse(one).unitId }) },
  {
    name: 'keepProfessional',
    who: 'herself | admin',
    input: herOwn({ email: 'helmi@example.fi', expectedVersion: 1, language: 'FI', title: 'terveydenhoitaja' }),
  },
  {
    name: 'joinUnit',
    who: 'admin',
    input: (one) => ({ ...herOwn({ role: 'PROFESSIONAL' })(one), unitId: one.cast.receiver.unitId }),
  },
  { name: 'leaveUnit', who: 'admin', input: ({ ids }) => ({ membershipId: ids['membership'] }) },
  { name: 'addService', who: 'of-her-unit | admin', input: (one) => ({ unitId: nurse(one).unitId, entry: SERVICE }) },
  {
    name: 'keepService',
    who: 'of-her-unit | admin',
    input: ({ ids }) =>
      ids['service'] ? { serviceId: ids['service'], expectedVersion: 1, entry: SERVICE } : undefined,
  },
  {
    name: 'withdrawService',
    who: 'of-her-unit | admin',
    input: ({ ids }) => (ids['service'] ? { serviceId: ids['service'], expectedVersion: 1 } : undefined),
  },
  {
    name: 'withdrawUnit',
    who: 'admin',
    input: (one) => ({ unitId: nurse(one).unitId, expectedVersion: 1 }),
    stoppedBy: ['UNIT_IN_USE'],
  },
  {
    name: 'withdrawOrganisation',
    who: 'admin',
    input: ({ ids }) => ({ organisationId: ids['organisation'], expectedVersion: 1 }),
    stoppedBy: ['ORGANISATION_IN_USE'],
  },
  { name: 'addRoom', who: 'admin', input: (one) => ({ unitId: nurse(one).unitId, name: 'Huone 3' }) },
  { name: 'withdrawRoom', who: 'admin', input: ({ ids }) => (ids['room'] ? { roomId: ids['room'] } : undefined) },
  {
    name: 'keepTravelTime',
    who: 'admin',
    input: (one) => (one.group === 'elsewhere' ? undefined : { ...area()(one), from: '425', to: '494', minutes: 25 }),
  },
  { name: 'endSessionsOf', who: 'admin', input: herOwn() },
  { name: 'unlinkIdentity', who: 'admin', input: herOwn({ issuer: 'https://example.fi' }), stoppedBy: ['NOT_FOUND'] },
  { name: 'retryEffect', who: 'any-admin', input: ({ ids }) => ({ effectId: ids['deadEffect'] }) },
  { name: 'dropEffect', who: 'any-admin', input: ({ ids }) => ({ effectId: ids['deadEffect'] }) },
  { name: 'retryInboundMessage', who: 'nobody', input: () => ({ messageId: NOTHING }) },
  { name: 'dismissInboundMessage', who: 'nobody', input: () => ({ messageId: NOTHING }) },
];

/** Every mutation of the schema. */
export const MUTATIONS: readonly MutationOperation[] = [
  ...CONTACTS,
  ...FAMILY,
  ...NETWORK,
  ...GUARDED,
  ...BATON,
  ...MEETINGS,
  ...WHILE_DRAFTED,
  ...PLAN,
  ...TIMES,
  ...DIRECTORY,
];
