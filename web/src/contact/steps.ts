import { useState } from 'react';
import type { CombinedError } from 'urql';
import { useChange } from '../parts/change.js';
import { ANSWER, type Contact, NOT_REACHED, RELEASE, TAKE } from './contact.query.js';

/** What may be done with a contact by one press. */
export type Step = 'take' | 'answer' | 'notReached' | 'release';

/** What is told of a contact besides its course: it goes on as it did. */
type Besides = 'answerConsultation' | 'correct' | 'noteNotice' | 'reassign';

/** A step that was made. */
export interface Made {
  readonly step: Step | Besides | 'conclude';
  /** How the contact stands after it; null for whoever no longer sees it. */
  readonly changed: Contact | null;
}

interface Steps {
  /** Makes a step, unless another is under way. `answeredAt`: an instant, if it was not now. */
  readonly make: (step: Step, answeredAt?: string) => void;
  readonly isBusy: boolean;
  /** Why the last one was refused. */
  readonly error: CombinedError | undefined;
}

/** The steps that a contact goes by single presses. */
export function useSteps({ id, version }: Contact, onMade: (made: Made) => void): Steps {
  const changes = {
    take: useChange(TAKE),
    answer: useChange(ANSWER),
    notReached: useChange(NOT_REACHED),
    release: useChange(RELEASE),
  };
  const [last, setLast] = useState<Step | null>(null);
  const isBusy = Object.values(changes).some((change) => change.isBusy);
  const make = async (step: Step, answeredAt?: string) => {
    if (isBusy) return;
    setLast(step);
    const input = { contactId: id, expectedVersion: version };
    const answer = await (step === 'answer' ? changes.answer.ask({ ...input, answeredAt }) : changes[step].ask(input));
    if (answer) onMade({ step, changed: answer.changed });
  };
  return {
    make: (step, answeredAt) => void make(step, answeredAt),
    isBusy,
    error: last ? changes[last].error : undefined,
  };
}
