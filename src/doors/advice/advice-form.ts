import { ADVICE_ROLES, type AdviceRequest } from '../../contact/advice/advice.domain.js';
import { LANGUAGES, type Language } from '../../directory/directory.domain.js';
import type { ToldArea } from '../../directory/areas-told.service.js';
import { e164 } from '../../platform/sealing/person-index.js';
import { isSecret } from '../../platform/session/secret.js';
import { type Form, textIn, writtenIn } from '../form-proof.js';

/** Names of the form's fields, which are the ids of its inputs as well. */
export const ADVICE_FIELDS = {
  once: 'once',
  phone: 'phone',
  email: 'email',
  safeTime: 'safeTime',
  message: 'message',
  givenName: 'givenName',
  role: 'role',
  municipality: 'municipality',
  safetyBan: 'safetyBan',
  language: 'language',
  words: 'words',
} as const;

/** How much fits into each field, in characters. */
export const AT_MOST = { line: 200, phone: 40, email: 254, words: 2000 } as const;

/** What is wrong with a form, each with its field. */
export type AdviceFault =
  | 'noReach'
  | 'badPhone'
  | 'badEmail'
  | 'timeWithoutPhone'
  | 'badTime'
  | 'badName'
  | 'noMunicipality'
  | 'badWords';

/** Where each is put right. */
export const FIELD_OF: Readonly<Record<AdviceFault, keyof typeof ADVICE_FIELDS>> = {
  noReach: 'phone',
  badPhone: 'phone',
  badEmail: 'email',
  timeWithoutPhone: 'phone',
  badTime: 'safeTime',
  badName: 'givenName',
  noMunicipality: 'municipality',
  badWords: 'words',
};

/** The form as it was typed, for showing it again: nothing of it is believed. */
export type AdviceTyped = Readonly<Record<keyof typeof ADVICE_FIELDS, string>>;

/** An untouched form. `once`: by which it is known that it is sent twice. */
export const untouched = (once: string, language: Language): AdviceTyped => ({
  once,
  phone: '',
  email: '',
  safeTime: '',
  message: '',
  givenName: '',
  role: ADVICE_ROLES[0],
  municipality: '',
  safetyBan: '',
  language,
  words: '',
});

/** What was typed. A form that has lost its secret gets the one that is offered. */
export function typedIn(form: Form, fresh: string): AdviceTyped {
  const typed = Object.fromEntries(
    Object.entries(ADVICE_FIELDS).map(([key, field]) => [key, textIn(form, field)]),
  ) as AdviceTyped;
  return isSecret(typed.once) ? typed : { ...typed, once: fresh };
}

/** What a form asks; or all that is wrong with it, in the order of the page. */
export function readAdvice(
  form: Form,
  areas: readonly ToldArea[],
): { readonly request: AdviceRequest } | { readonly faults: readonly AdviceFault[] } {
  const { phone, email, safeTime, givenName, words } = ADVICE_FIELDS;
  const line = (field: string, atMost: number = AT_MOST.line) => writtenIn(form, field, atMost, 'one line');
  const number = numberOf(line(phone, AT_MOST.phone));
  const read = {
    phone: number,
    email: addressOf(line(email, AT_MOST.email)),
    safeTimeToCall: line(safeTime),
    givenName: line(givenName),
    words: writtenIn(form, words, AT_MOST.words, 'many lines'),
    municipality: municipalityIn(form, areas),
  };
  const faults = faultsOf(read);
  return faults.length > 0 ? { faults } : { request: { ...(read as Sound), ...choicesIn(form) } };
}

type Sound = Pick<AdviceRequest, 'phone' | 'email' | 'safeTimeToCall' | 'givenName' | 'words' | 'municipality'>;
/** Undefined: it is not what it should be. */
type Read = { readonly [Key in keyof Sound]: Sound[Key] | undefined };

function faultsOf({ phone, email, safeTimeToCall, givenName, words, municipality }: Read): AdviceFault[] {
  const wrong: readonly (readonly [boolean, AdviceFault])[] = [
    [phone === undefined, 'badPhone'],
    [phone === null && email === null, 'noReach'],
    [phone === null && email !== null && safeTimeToCall != null, 'timeWithoutPhone'],
    [email === undefined, 'badEmail'],
    [safeTimeToCall === undefined, 'badTime'],
    [givenName === undefined, 'badName'],
    [municipality === undefined, 'noMunicipality'],
    [words === undefined, 'badWords'],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, fault]) => fault);
}

function numberOf(text: string | null | undefined): string | null | undefined {
  return text == null ? text : (e164(text) ?? undefined);
}

/** As strict as the mail server will be about it, and no stricter. */
function addressOf(text: string | null | undefined): string | null | undefined {
  return text == null || /^[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+$/.test(text) ? text : undefined;
}

function municipalityIn(form: Form, areas: readonly ToldArea[]): string | undefined {
  const code = textIn(form, ADVICE_FIELDS.municipality);
  return areas.some(({ municipalities }) => municipalities.some((each) => each.code === code)) ? code : undefined;
}

/** What can only be chosen: whatever else was sent is the first of them. */
function choicesIn(form: Form): Pick<AdviceRequest, 'role' | 'language' | 'hasSafetyBan' | 'mayLeaveMessage'> {
  const { role, language, safetyBan, message } = ADVICE_FIELDS;
  const among = <T extends string>(all: readonly [T, ...T[]], field: string) =>
    all.find((each) => each === textIn(form, field)) ?? all[0];
  return {
    role: among(ADVICE_ROLES, role),
    language: among(LANGUAGES, language),
    hasSafetyBan: textIn(form, safetyBan) !== '',
    mayLeaveMessage: textIn(form, message) !== '',
  };
}
