import type { Day } from '../../../src/directory/dates.domain.js';
import { daysLater, instantOf, isoDate, momentOf } from '../words/wall.js';
import { numberOf } from '../words/phone.js';
import { CALLER, chosenOf, type Gathering, hasPlace, type Invited, othersOf, speakersOf, type Word } from './form.js';
import type { GatherInput, TimesInput } from './gathering.query.js';

/** What the page fills in where nothing was written, and what was answered about times. */
export interface Filled {
  readonly areaId: string;
  /** Code of the municipality where the family lives; null until one is known. */
  readonly municipality: string | null;
  readonly place: string;
  /** Code of the municipality where one meets: how far everybody has to travel. */
  readonly meetsIn: string | null;
  readonly question: string;
  /** Who heard a consent at that moment, in milliseconds since 1970. */
  readonly heard: (at: number) => string;
  /** The start that is chosen; null where none suits. */
  readonly start: string | null;
  /** The starts that are asked about. */
  readonly asked: readonly string[];
  /** Of whose time nothing is known. */
  readonly unknown: readonly string[];
}

/** What may be missing, in the order of the page. */
export type Missing =
  | 'givenName'
  | 'phone'
  | 'childName'
  | 'needs'
  | 'municipality'
  | 'people'
  | 'family'
  | 'question'
  | 'time'
  | 'polled'
  | 'yes'
  | 'agreed'
  | 'paper';

/** A poll is of as many times as this. */
const [POLLED_AT_LEAST, POLLED_AT_MOST] = [2, 5];
const SATURDAY = 6;
/** For how many days a consent may hold, half a year unless it is said otherwise. */
const CONSENT_DAYS = [30, 91, 182, 365, 730] as const;

/** What must be told before it can be sent. */
export function missingOf(form: Gathering, filled: Filled): readonly Missing[] {
  const isKnown = form.members.length > 0;
  const hasOthers = othersOf(form).some(({ isNeeded }) => isNeeded);
  const isMissing: Readonly<Record<Missing, boolean>> = {
    givenName: !isKnown && form.givenName.trim() === '',
    phone: !isKnown && numberOf(form.phone) === null,
    childName: !isKnown && form.childName.trim() === '',
    needs: form.origin.kind !== 'case' && form.needCodes.length === 0,
    municipality: form.origin.kind === 'call' && filled.municipality === null,
    people: !hasOthers,
    family: isKnown && !form.members.some(({ isGuardian, comes }) => isGuardian && comes),
    question: filled.question.trim() === '',
    time: hasOthers && !form.isPoll && filled.start === null,
    polled: hasOthers && form.isPoll && (filled.asked.length < POLLED_AT_LEAST || filled.asked.length > POLLED_AT_MOST),
    yes: !form.isPoll && filled.start !== null && form.yes !== filled.start,
    agreed: !form.isPoll && toAgree(form).length > 0 && !speakersOf(form).every((one) => wordOf(form, one)),
    paper:
      speakersOf(form).some((one) => wordOf(form, one)) &&
      form.agreed.form === 'WRITTEN' &&
      form.agreed.paper.trim() === '',
  };
  return (Object.keys(isMissing) as Missing[]).filter((each) => isMissing[each]);
}

/** Whom the family has to be asked about: those of units about which it has not said yes before. */
export function toAgree(form: Gathering): readonly Invited[] {
  const { origin } = form;
  return chosenOf(form).filter(({ unitId }) => origin.kind !== 'case' || !origin.agreedUnits.includes(unitId));
}

/** The yes of a guardian, as long as it is about all who are to be told. */
export function wordOf(form: Gathering, who: string): Word | undefined {
  const word = form.agreed.said[who];
  return toAgree(form).every(({ id }) => word?.about.includes(id)) ? word : undefined;
}

/** The days until which a consent may hold. */
export const lastDaysOf = ({ begunAt }: Pick<Gathering, 'begunAt'>): readonly string[] =>
  CONSENT_DAYS.map((days) => isoDate(daysLater(momentOf(begunAt), days)));

/** The last day of a consent, if none was chosen: half a year from now. */
export const lastDayOf = (form: Pick<Gathering, 'agreed' | 'begunAt'>): string =>
  form.agreed.lastDay ?? lastDaysOf(form)[CONSENT_DAYS.indexOf(182)]!;

/** How the times are asked for. Those in `optional` are not waited for: of their time nothing is known. */
export function timesInputOf(
  form: Gathering,
  { areaId, meetsIn }: Pick<Filled, 'areaId' | 'meetsIn'>,
  optional: readonly string[] = [],
): TimesInput {
  const begun = momentOf(form.begunAt);
  const from = daysLater(begun, form.isPoll ? Math.max(form.earliest, daysToAnswer(begun)) : form.earliest);
  return {
    areaId,
    durationMinutes: form.durationMinutes,
    mode: form.mode,
    municipality: meetsIn,
    participants: participantsOf(form).map((one) =>
      optional.includes(one.professionalId) ? { ...one, needed: 'OPTIONAL' as const } : one,
    ),
    from: isoDate(from),
    to: isoDate(daysLater(from, form.days)),
    proposals: POLLED_AT_MOST,
    listAll: true,
  };
}

/** Two working days people have to answer; only after these may a time be that they are asked about. */
function daysToAnswer(begun: Day): number {
  let [days, working] = [0, 0];
  while (working < 2) {
    days += 1;
    if (daysLater(begun, days).dayOfWeek < SATURDAY) working += 1;
  }
  return days + 1;
}

const participantsOf = (form: Gathering) =>
  chosenOf(form).map(({ id, unitId, isNeeded }) => ({
    professionalId: id,
    unitId,
    needed: isNeeded ? ('REQUIRED' as const) : ('OPTIONAL' as const),
  }));

/** All of it as it is sent, in one piece. Only with nothing missing. */
export function inputOf(form: Gathering, filled: Filled): Omit<GatherInput, 'requestId'> {
  return {
    ...fromOf(form, filled),
    ...(form.origin.kind !== 'case' && { opening: openingOf(form) }),
    consents: consentsOf(form, filled),
    meeting: {
      question: filled.question.trim(),
      durationMinutes: form.durationMinutes,
      mode: form.mode,
      place: hasPlace(form) ? filled.place.trim() || null : null,
      municipality: filled.meetsIn,
      participants: participantsOf(form),
      family: comingOf(form),
      familyAgreedInAdvance: false,
    },
    ...(form.isPoll ? { poll: pollOf(filled) } : { time: { start: filled.start!, saidYesBy: guardianOf(form) } }),
  };
}

function fromOf(form: Gathering, { areaId, municipality }: Filled) {
  const { origin, channel, urgency, needCodes, begunAt } = form;
  if (origin.kind === 'case') return { caseId: origin.caseId };
  if (origin.kind === 'contact') return { contact: { contactId: origin.contactId, expectedVersion: origin.version } };
  return {
    newContact: {
      areaId,
      channel,
      contactRole: 'FAMILY_MEMBER' as const,
      municipality: municipality!,
      needCodes: [...needCodes],
      urgency,
      ask: 'MEETING' as const,
      receivedAt: instantOf(begunAt),
      firstAnsweredAt: instantOf(begunAt),
      description: form.description.trim() || null,
      hasSafetyBan: form.hasSafetyBan,
      identity: { ...nameOf(form), phone: numberOf(form.phone), safeTimeToCall: safeTimeOf(form) },
    },
  };
}

const nameOf = ({ givenName, familyName }: Gathering) => ({
  givenName: givenName.trim(),
  familyName: familyName.trim() || null,
});

const safeTimeOf = ({ safeTime }: Gathering) => safeTime.trim() || null;

/** The guardian is the first of the people, the child the second. */
const [GUARDIAN, CHILD] = [0, 1];

const openingOf = (form: Gathering) => ({
  legalFrame: form.legalFrame,
  needCodes: [...form.needCodes],
  description: form.description.trim() || null,
  people: [
    {
      role: 'GUARDIAN' as const,
      ...nameOf(form),
      language: form.language,
      contactWays: [{ kind: 'PHONE' as const, value: numberOf(form.phone)!, safe: true, safeTime: safeTimeOf(form) }],
    },
    {
      role: 'CHILD' as const,
      givenName: form.childName.trim(),
      familyName: form.familyName.trim() || null,
      language: form.language,
    },
  ],
  guardianships: [{ guardian: GUARDIAN, child: CHILD, powers: 'FULL' as const, rightToInformation: true }],
});

/** Somebody of the family, as the server is told of them. */
const personOf = (id: string) => (id === CALLER ? { position: GUARDIAN } : { personId: id });

/** Who of the family comes. Of a family that is told of just now, who called: others are asked along later. */
const comingOf = ({ members }: Gathering) =>
  members.length > 0 ? members.filter(({ comes }) => comes).map(({ id }) => personOf(id)) : [personOf(CALLER)];

/** Who says yes to a time for the family: the first guardian who comes. */
const guardianOf = ({ members }: Gathering) =>
  personOf(members.find(({ isGuardian, comes }) => isGuardian && comes)?.id ?? CALLER);

/** One for each unit, for those of it alone who are asked. */
function consentsOf(form: Gathering, { heard }: Filled) {
  const byUnit = Map.groupBy(toAgree(form), ({ unitId }) => unitId);
  const { categories, exclusions } = form.agreed;
  return [...byUnit].map(([unitId, people]) => ({
    unitId,
    professionalIds: people.map(({ id }) => id),
    categories: [...categories],
    exclusions: exclusions.trim() || null,
    lastDay: lastDayOf(form),
    said: saidOf(form, heard),
  }));
}

function saidOf(form: Gathering, heard: Filled['heard']) {
  const { form: how, paper } = form.agreed;
  return speakersOf(form).flatMap((one) => {
    const word = wordOf(form, one);
    if (!word) return [];
    const evidence = how === 'WRITTEN' ? paper.trim() : heard(word.at);
    return [{ by: personOf(one), decision: 'GIVEN' as const, form: how, evidence }];
  });
}

const pollOf = ({ asked, unknown }: Filled) => ({
  times: [...asked],
  professionalIds: unknown.length > 0 ? [...unknown] : null,
});
