import { phoneText } from '../words/phone.js';
import { type Colleague, EMPTY, type Gathering, type Invited, type LegalFrame, type Origin } from './form.js';
import type { CaseToGather, ContactToGather } from './gathering.query.js';
import { nameOf } from '../words/names.js';

/** Who gathers, and when they began. */
export interface Beginning {
  readonly begunAt: number;
  readonly self: Colleague;
}

/** Whoever gathers is at the table too. */
const selfOf = (self: Colleague): Invited => ({ ...self, isChosen: true, isNeeded: true, isSelf: true });

/** A call that begins now. */
export const ofCall = ({ begunAt, self }: Beginning): Gathering => ({ ...EMPTY, begunAt, invited: [selfOf(self)] });

/** With what is known of a contact. */
export const ofContact = (contact: ContactToGather, beginning: Beginning): Gathering => ({
  ...ofCall(beginning),
  givenName: contact.identity?.givenName ?? '',
  familyName: contact.identity?.familyName ?? '',
  safeTime: contact.identity?.safeTimeToCall ?? '',
  phone: phoneText(contact.identity?.phone ?? ''),
  needCodes: contact.needs?.needCodes ?? [],
  description: contact.needs?.description ?? '',
  municipality: contact.municipality?.code ?? null,
  urgency: contact.urgency,
  channel: contact.channel,
});

export const contactOrigin = ({ id, version }: ContactToGather): Origin => ({
  kind: 'contact',
  contactId: id,
  version,
});

/** In law a frame may be another; of those that are not gathered here there is no page. */
const frameOf = (frame: LegalFrame | null): LegalFrame => frame ?? EMPTY.legalFrame;

/** With a family that is known, and whom it has agreed to before. */
export function ofCase(page: CaseToGather, beginning: Beginning): Gathering {
  const deciding = new Set(
    page.guardianships.filter(({ powers }) => powers === 'FULL').map(({ guardianId }) => guardianId),
  );
  return {
    ...ofCall(beginning),
    legalFrame: frameOf(page.legalFrame),
    agreed: { ...EMPTY.agreed, form: page.legalFrame === 'PUPIL_WELFARE' ? 'WRITTEN' : 'ORAL' },
    needCodes: page.needs?.needCodes ?? [],
    members: page.people.map((person) => ({
      id: person.id,
      name: nameOf(person),
      isGuardian: deciding.has(person.id),
      comes: deciding.has(person.id),
      interpreter: person.interpreterLanguage,
    })),
    invited: [selfOf(beginning.self), ...page.members.flatMap(networkOf).filter(({ id }) => id !== beginning.self.id)],
  };
}

/** Who works with the family already, for the unit they act for. */
const networkOf = ({ who }: CaseToGather['members'][number]): Invited[] =>
  who.unitId === null
    ? []
    : [
        {
          id: who.id,
          name: nameOf(who),
          title: who.title ?? '',
          unitId: who.unitId,
          unitName: who.unitName ?? '',
          isChosen: true,
          isNeeded: true,
        },
      ];

/** What is known of a case now: whose units may be told, whose no longer, and whom nothing reached last time. */
export function caseOrigin({ id, consents, meetings, safety }: CaseToGather): Origin {
  const agreedUnits = consents.flatMap(({ unitId, state, ended }) =>
    unitId && state === 'GIVEN' && !ended ? [unitId] : [],
  );
  const withdrawn = consents.flatMap(({ unitId, withdrawnAt: at }) =>
    unitId && at && !agreedUnits.includes(unitId) ? [{ unitId, at }] : [],
  );
  const lastOf = new Map(
    meetings.flatMap(({ participants }) =>
      participants.flatMap(({ who, invitation }) =>
        who && invitation ? [[who.id, { who, invitation }] as const] : [],
      ),
    ),
  );
  const unreached = [...lastOf.values()]
    .filter(({ invitation }) => invitation.state === 'BOUNCED')
    .map(({ who }) => ({ id: who.id, phone: who.phone }));
  const isApart = (safety?.households.length ?? 1) > 1;
  return { kind: 'case', caseId: id, agreedUnits, withdrawn, isApart, unreached };
}
