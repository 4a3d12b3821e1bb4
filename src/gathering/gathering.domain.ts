import type { ConsentForm } from '../consent/consent.domain.js';
import type { Coverage, Purpose } from '../consent/consent.domain.js';
import type { NewContact } from '../contact/contact.domain.js';
import type { GuardianPowers, NewPerson } from '../family/family.domain.js';
import type { NewMeeting } from '../meeting/convening.domain.js';
import type { HoldOverrideReason } from '../meeting/meeting.domain.js';
import type { AskedFrame, Needs } from '../network/network.domain.js';
import { notFound, refuse } from '../platform/errors/domain-error.js';

/** Somebody of the family: a position among those told of just now, or an id. */
export interface Somebody {
  readonly position?: number | null;
  readonly personId?: string | null;
}

/** Who is guardian of whom, by position. */
export interface ToldGuardianship {
  readonly guardian: number;
  readonly child: number;
  readonly powers: GuardianPowers;
  readonly rightToInformation: boolean;
  readonly since?: Temporal.PlainDate | null;
}

/** The case to be opened. */
interface Opening extends Needs {
  readonly legalFrame: AskedFrame;
  readonly familyId?: string | null;
  readonly people: readonly NewPerson[];
  readonly guardianships: readonly ToldGuardianship[];
  /** Who of the people lives together and apart from the others, by position. */
  readonly apart: readonly number[];
}

/** What somebody said to a consent. */
interface SaidWord {
  readonly by: Somebody;
  readonly decision: 'given' | 'refused';
  readonly form: ConsentForm;
  readonly evidence: string;
}

/** A consent, and what was said to it. */
export interface ToldConsent extends Coverage {
  readonly unitId: string;
  readonly professionalIds: readonly string[];
  readonly purpose: Purpose;
  readonly exclusions?: string | null;
  readonly said: readonly SaidWord[];
}

/** From a contact, or in a case, to a meeting, in one go. */
export interface Gathering {
  readonly newContact?: Omit<NewContact, 'takeNow'> | null;
  readonly contact?: { readonly contactId: string; readonly expectedVersion: number } | null;
  readonly caseId?: string | null;
  readonly opening?: Opening | null;
  readonly consents: readonly ToldConsent[];
  readonly meeting: Omit<NewMeeting, 'caseId' | 'familyPersonIds'> & { readonly family: readonly Somebody[] };
  readonly time?: {
    readonly start: string;
    readonly chosen: readonly string[];
    readonly despite: readonly string[];
    readonly overrideHolds?: { readonly reason: HoldOverrideReason } | null;
    readonly saidYesBy: Somebody;
  } | null;
  readonly poll?: { readonly times: readonly string[]; readonly professionalIds?: readonly string[] | null } | null;
}

const GUARDIANSHIPS_AT_MOST = 40;
const PEOPLE_AT_MOST = 20;
const CONSENTS_AT_MOST = 30;
const WORDS_AT_MOST = 6;

/** Passes if it is clear where the gathering begins and ends, and it is not more than one conversation holds. */
export function checkGathering(gathering: Gathering): void {
  const { newContact, contact, caseId, opening, consents, time, poll } = gathering;
  if ([newContact, contact, caseId].filter((each) => each != null).length !== 1)
    refuse('BEGINNING_UNCLEAR', 'Name a new contact, a contact or a case: exactly one.', 'newContact');
  if (caseId == null && opening == null) refuse('OPENING_MISSING', 'Say what case is opened.', 'opening');
  if (caseId != null && opening != null) refuse('OPENING_OF_OPEN_CASE', 'This case is open already.', 'opening');
  if (time != null && poll != null) refuse('TIME_AND_POLL', 'It has a time, or people are asked for one.', 'poll');
  if (opening) checkOpening(opening);
  checkConsents(consents);
}

function checkOpening({ people, guardianships, apart }: Opening): void {
  if (people.length > PEOPLE_AT_MOST)
    refuse('TOO_MANY_PEOPLE', `Name at most ${PEOPLE_AT_MOST} people.`, 'opening.people');
  if (guardianships.length > GUARDIANSHIPS_AT_MOST)
    refuse('TOO_MANY_PEOPLE', `Name at most ${GUARDIANSHIPS_AT_MOST}.`, 'opening.guardianships');
  if (apart.length > PEOPLE_AT_MOST)
    refuse('TOO_MANY_PEOPLE', `Name at most ${PEOPLE_AT_MOST} people.`, 'opening.apart');
}

function checkConsents(consents: readonly ToldConsent[]): void {
  if (consents.length > CONSENTS_AT_MOST)
    refuse('TOO_MANY_CONSENTS', `Explain at most ${CONSENTS_AT_MOST} at once.`, 'consents');
  const long = consents.findIndex(({ said }) => said.length > WORDS_AT_MOST);
  if (long >= 0) refuse('TOO_MANY_WORDS', `At most ${WORDS_AT_MOST} words on one.`, `consents.${long}.said`);
}

/** The id of somebody of the family. `told` are the ids of those told of just now, in order. */
export function idOf({ position, personId }: Somebody, told: readonly string[], field: string): string {
  if ((position == null) === (personId == null))
    refuse('PERSON_UNCLEAR', 'Name a position or a person: exactly one.', field);
  if (personId != null) return personId;
  return idAt(position!, told, `${field}.position`);
}

/** The id of who was told of in this place. */
export function idAt(position: number, told: readonly string[], field: string): string {
  const id = told[position];
  if (id === undefined) throw notFound(field);
  return id;
}

/** What a part calls its fields, and what the whole calls them: by the longest beginning that fits; `''` fits all. */
export type Names = Readonly<Record<string, string>>;

/** The field of a part as the input of the whole calls it. */
export function nameOf(field: string, names: Names): string {
  const fits = (part: string) => part === '' || field === part || field.startsWith(`${part}.`);
  const [part] = Object.keys(names)
    .filter(fits)
    .toSorted((one, other) => other.length - one.length);
  if (part === undefined) return field;
  const [whole, rest] = [names[part]!, part === '' ? field : field.slice(part.length + 1)];
  return [whole, rest].filter((each) => each !== '').join('.');
}
