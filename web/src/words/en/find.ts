import type { Words } from '../shape.js';

export const find: Words['find'] = {
  title: 'Find a person',
  notYours: 'Counsellors and team leads can look for a person.',
  back: 'Back: Call people together. What you wrote is still there.',
  intro:
    'See whether the family is known already before you begin anew. A phone number is enough. Each search is in the access log.',
  phone: 'Phone number',
  givenName: 'Given name',
  familyName: 'Family name',
  email: 'E-mail',
  send: 'Find',
  unclear: {
    tooLittle: 'Write a phone number, a family name or an e-mail address.',
    noNumber: 'This is not a phone number. Write it like this: 040 123 4567.',
  },
  cases: {
    title: 'Open cases',
    whole: 'Open cases are found by a phone number or a whole name.',
    none: 'No open case was found.',
    found_one: '{{count}} open case was found.',
    found_other: '{{count}} open cases were found.',
    own: 'Your own case: open it',
    keptBy: '{{name}}, {{unit}}',
    noNumber: 'There is no phone number.',
    urgent: 'Cannot wait: emergency look',
  },
  contacts: {
    title: 'Contacts',
    which: 'Your own contacts and, while you are on duty, those in the queue.',
    none: 'No contacts were found.',
    found_one: '{{count}} contact was found.',
    found_other: '{{count}} contacts were found.',
  },
  closed: {
    title: 'There is a closed case by the same name or number',
    sure: 'Make sure with the caller that it is the same family before you reopen the case.',
  },
};
