import type { Contact } from './contact.query.js';

export const URGENCIES = ['URGENT', 'SOON', 'ROUTINE'] as const;
/** What is told of who it is. */
export const IDENTITY = ['givenName', 'familyName', 'phone', 'email', 'safeTimeToCall'] as const;

/** A contact as it is written anew; empty where nothing is told. */
export interface Corrected {
  readonly identity: Readonly<Record<(typeof IDENTITY)[number], string>>;
  readonly urgency: Contact['urgency'];
  readonly description: string;
}

/** What of it somebody has written, not saved yet. */
export interface Edits {
  readonly identity: Partial<Corrected['identity']>;
  readonly urgency?: Corrected['urgency'];
  readonly description?: string;
}
export const NO_EDITS: Edits = { identity: {} };

/** How it stands, with what is written on top. */
export function writtenOf(contact: Contact, { identity, ...edits }: Edits): Corrected {
  const before = correctedOf(contact);
  return { ...before, ...edits, identity: { ...before.identity, ...identity } };
}

/** How it stands. */
function correctedOf({ identity, urgency, needs }: Contact): Corrected {
  const [givenName, familyName, phone, email, safeTimeToCall] = IDENTITY.map((part) => identity?.[part] ?? '');
  return {
    identity: {
      givenName: givenName!,
      familyName: familyName!,
      phone: phone!,
      email: email!,
      safeTimeToCall: safeTimeToCall!,
    },
    urgency,
    description: needs?.description ?? '',
  };
}

/** What differs from how it stands; null if nothing does. Of who it is all is told anew, or nothing. */
export function changeOf(contact: Contact, written: Corrected) {
  const before = correctedOf(contact);
  const { givenName, familyName, phone, email, safeTimeToCall } = written.identity;
  const isSame = IDENTITY.every((part) => written.identity[part].trim() === before.identity[part]);
  const told = (text: string) => text.trim() || null;
  const identity = {
    givenName: told(givenName),
    familyName: told(familyName),
    phone: told(phone),
    email: told(email),
    safeTimeToCall: told(safeTimeToCall),
  };
  const description = written.description.trim();
  const change = {
    ...(!isSame && { identity }),
    ...(written.urgency !== before.urgency && { urgency: written.urgency }),
    ...(description && description !== before.description && { description }),
  };
  return Object.keys(change).length > 0 ? change : null;
}
