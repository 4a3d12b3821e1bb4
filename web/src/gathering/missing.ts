import { numberOf } from '../words/phone.js';
import { toAgree, wordOf } from './agreement.js';
import { type Gathering, hasLink, othersOf, speakersOf } from './form.js';
import { type Filled, POLLED_AT_LEAST, POLLED_AT_MOST } from './gathering.js';

/** What may be missing, in the order of the page. */
const IN_ORDER = [
  'givenName',
  'phone',
  'childName',
  'otherName',
  'otherPhone',
  'youngPhone',
  'needs',
  'municipality',
  'family',
  'people',
  'link',
  'time',
  'polled',
  'yes',
  'question',
  'agreed',
  'paper',
] as const;

export type Missing = (typeof IN_ORDER)[number];

/** What must be told before it can be sent. */
export function missingOf(form: Gathering, filled: Filled): readonly Missing[] {
  const isMissing: Readonly<Record<Missing, boolean>> = {
    ...ofFamily(form, filled),
    people: !hasOthers(form),
    ...ofMeeting(form, filled),
    ...ofConsent(form),
  };
  return IN_ORDER.filter((each) => isMissing[each]);
}

const hasOthers = (form: Gathering) => othersOf(form).some(({ isNeeded }) => isNeeded);
const isEmpty = (text: string) => text.trim() === '';
/** Something is written, but no number. */
const isNoNumber = (text: string) => !isEmpty(text) && numberOf(text) === null;

function ofFamily(form: Gathering, { municipality }: Filled) {
  const { members, origin, other, young } = form;
  const isTold = members.length === 0;
  return {
    givenName: isTold && isEmpty(form.givenName),
    phone: isTold && numberOf(form.phone) === null,
    childName: isTold && isEmpty(form.childName),
    otherName: isTold && other !== null && isEmpty(other.givenName),
    otherPhone: isTold && other !== null && isNoNumber(other.phone),
    youngPhone: isTold && young !== null && isNoNumber(young.phone),
    needs: origin.kind !== 'case' && form.needCodes.length === 0,
    municipality: origin.kind === 'call' && municipality === null,
    family: !isTold && !members.some(({ isGuardian, comes }) => isGuardian && comes),
  };
}

function ofMeeting(form: Gathering, { question, start, asked }: Filled) {
  const isPolled = asked.length >= POLLED_AT_LEAST && asked.length <= POLLED_AT_MOST;
  return {
    link: hasLink(form) && !isEmpty(form.link) && !/^https:\/\/\S+$/.test(form.link.trim()),
    question: isEmpty(question),
    time: hasOthers(form) && !form.isPoll && start === null,
    polled: hasOthers(form) && form.isPoll && !isPolled,
    yes: !form.isPoll && start !== null && form.yes !== start,
  };
}

function ofConsent(form: Gathering) {
  const speakers = speakersOf(form);
  const { form: how, paper } = form.agreed;
  return {
    agreed: !form.isPoll && toAgree(form).length > 0 && !speakers.every((one) => wordOf(form, one)),
    paper: speakers.some((one) => wordOf(form, one)) && how === 'WRITTEN' && isEmpty(paper),
  };
}
