export const CHANNELS = ['phone', 'email', 'web-form', 'chat', 'face-to-face'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CONTACT_ROLES = ['family-member', 'child', 'close-person', 'professional'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export const URGENCIES = ['routine', 'soon', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What is asked for: advice for oneself, consultation about a client, or a network meeting. */
export const ASKS = ['advice', 'consultation', 'meeting'] as const;
export type Ask = (typeof ASKS)[number];

/** Statutory notifications of which the fact and the time are noted, nothing else (never blocked by consent). */
export const STATUTORY_NOTICES = ['child-welfare-417-2007-25', 'social-welfare-1301-2014-35'] as const;
export type StatutoryNotice = (typeof STATUTORY_NOTICES)[number];

export const CONTACT_STATES = [
  'received',
  'answered',
  'not-reached',
  'advised',
  'directed-to-service',
  'case-opened',
  'consultation-given',
] as const;
export type ContactState = (typeof CONTACT_STATES)[number];
