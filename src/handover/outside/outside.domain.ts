import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import { after, type Machine } from '../../platform/machine.domain.js';

/** What happens to a handover to a service outside the system. */
export const OUTSIDE_EVENTS = ['give-document', 'arrive', 'withdraw'] as const;
export type OutsideEvent = (typeof OUTSIDE_EVENTS)[number];

export const OUTSIDE_STATES = ['proposed', 'given', 'arrived', 'withdrawn'] as const;
export type OutsideState = (typeof OUTSIDE_STATES)[number];

/**
 * A family is walked over to a service that is not in the system. The baton does not go there: the responsible person
 * stays until the case is closed, and hears that the family arrived (1301/2014 40 §):
 *
 *     proposed → given → arrived
 *     proposed, given → withdrawn
 */
export const OUTSIDE: Machine<OutsideState, OutsideEvent> = {
  proposed: { 'give-document': 'given', withdraw: 'withdrawn' },
  given: { arrive: 'arrived', withdraw: 'withdrawn' },
  arrived: {},
  withdrawn: {},
};

/** Those in which somebody waits for something. */
export const OPEN_OUTSIDE = OUTSIDE_STATES.filter((state) => Object.keys(OUTSIDE[state]).length > 0);

/** What the event makes of the state. */
export function outsideStep(state: OutsideState, event: OutsideEvent): OutsideState {
  const next = after(OUTSIDE, state, event);
  if (next) return next;
  const field = 'outsideHandoverId';
  if (!OPEN_OUTSIDE.includes(state)) refuse('HANDOVER_OVER', `This handover is ${state}.`, field);
  if (state === 'proposed') refuse('DOCUMENT_NOT_GIVEN', 'Nothing has been given to the service yet.', field);
  return refuse('HANDOVER_STEP_DONE', `This was done: the handover is ${state}.`, field);
}

/** To whom one hands over: a unit of the directory, or a service by its name. What shows that the family agreed. */
export interface OutsideService {
  readonly unitId?: string | null;
  readonly serviceName?: string | null;
  readonly consentId?: string | null;
  readonly consentEvidence?: string | null;
}

/**
 * Passes if one service is named, with what shows the family's consent: for a unit of the directory a consent that
 * names it, for others in words, because a consent names units.
 */
export function checkService({ unitId, serviceName, consentId, consentEvidence }: OutsideService): void {
  if ((unitId == null) === (serviceName == null))
    refuse('SERVICE_NOT_NAMED', 'Name a unit of the directory, or another service.', 'serviceName');
  const isShown = unitId == null ? consentEvidence != null : consentId != null;
  const isTwice = consentId != null && consentEvidence != null;
  if (isShown && !isTwice) return;
  throw new DomainError('HANDOVER_WITHOUT_CONSENT', 'The family consents to what the service is told.', {
    field: unitId == null ? 'consentEvidence' : 'consentId',
  });
}

/** Passes for a day on which the family can have started there: from the document to today. */
export function checkStart(on: Temporal.PlainDate, givenOn: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(on, today) > 0)
    refuse('ARRIVAL_IN_FUTURE', 'It is recorded once it has been.', 'startedOn');
  if (Temporal.PlainDate.compare(on, givenOn) < 0)
    refuse('ARRIVAL_BEFORE_DOCUMENT', 'On that day the service had nothing yet.', 'startedOn');
}
