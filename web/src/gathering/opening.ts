import { numberOf } from '../words/phone.js';
import { instantOf } from '../words/wall.js';
import { CALLER, CHILD, type Gathering, OTHER, type OtherGuardian, type Told, toldComing } from './form.js';

/** In which place those told of just now stand among the people of the case that is opened. */
const POSITIONS: Readonly<Record<Told, number>> = { [CALLER]: 0, [CHILD]: 1, [OTHER]: 2 };
const isTold = (id: string): id is Told => Object.hasOwn(POSITIONS, id);

/** Somebody of the family, as the server is told of them. */
export const personOf = (id: string) => (isTold(id) ? { position: POSITIONS[id] } : { personId: id });

/** Who of the family comes. */
export const comingOf = (form: Gathering) =>
  (form.members.length > 0 ? form.members.filter(({ comes }) => comes).map(({ id }) => id) : toldComing(form)).map(
    personOf,
  );

/** Who says yes to a time for the family: the first guardian who comes. */
export const guardianOf = ({ members }: Gathering) =>
  personOf(members.find(({ isGuardian, comes }) => isGuardian && comes)?.id ?? CALLER);

/** Out of what it begins: a case, a contact, or a call that is told of in the same breath. */
export function beginningOf(form: Gathering, areaId: string, municipality: string | null) {
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

const nameOf = ({ givenName, familyName }: Pick<Gathering, 'givenName' | 'familyName'>) => ({
  givenName: givenName.trim(),
  familyName: familyName.trim() || null,
});

const safeTimeOf = ({ safeTime }: Gathering) => safeTime.trim() || null;

/** The case that is opened, with the child and its guardians: who decides of them, and who may know. */
export function openingOf(form: Gathering) {
  const { other } = form;
  return {
    legalFrame: form.legalFrame,
    needCodes: [...form.needCodes],
    description: form.description.trim() || null,
    people: [callerOf(form), childOf(form), ...otherOf(form)],
    guardianships: [decidingOf(CALLER), ...(other ? [decidingOf(OTHER, other)] : [])],
    ...(other?.isApart && { apart: [POSITIONS[OTHER]] }),
  };
}

/** A guardian of the child: with all rights, unless less was told. */
const decidingOf = (who: Told, { isLimited, mayKnow }: Rights = { isLimited: false, mayKnow: true }) => ({
  guardian: POSITIONS[who],
  child: POSITIONS[CHILD],
  powers: isLimited ? ('LIMITED' as const) : ('FULL' as const),
  rightToInformation: mayKnow,
});

type Rights = Pick<OtherGuardian, 'isLimited' | 'mayKnow'>;

const callerOf = (form: Gathering) => ({
  role: 'GUARDIAN' as const,
  ...nameOf(form),
  ...spokenBy(form, CALLER),
  contactWays: wayOf(form.phone, safeTimeOf(form)),
});

function childOf(form: Gathering) {
  const { childName, familyName, young } = form;
  return {
    role: 'CHILD' as const,
    ...nameOf({ givenName: childName, familyName }),
    ...spokenBy(form, CHILD),
    ...(young && { birthDate: young.birthDate || null, contactWays: wayOf(young.phone) }),
  };
}

function otherOf(form: Gathering) {
  const { other } = form;
  if (!other) return [];
  return [{ role: 'GUARDIAN' as const, ...nameOf(other), ...spokenBy(form, OTHER), contactWays: wayOf(other.phone) }];
}

const spokenBy = ({ language, interpreters }: Gathering, who: Told) => ({
  language,
  interpreterLanguage: interpreters[who] || null,
});

/** A number that is told on the phone is one on which people may be reached. */
function wayOf(phone: string, safeTime: string | null = null) {
  const value = numberOf(phone);
  return value === null ? [] : [{ kind: 'PHONE' as const, value, safe: true, safeTime }];
}
