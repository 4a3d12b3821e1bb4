import type { CombinedError } from 'urql';
import { useChange } from '../parts/change.js';
import { COMMIT, DECLINE, type Promised, REPORT, SUGGEST } from './own-promises.query.js';

/** What may be answered to a promise by a press. */
export type Pressed = 'commit' | 'done' | 'inProgress';
/** What needs words besides. */
export type Worded = 'decline' | 'suggest' | 'stuck' | 'notDone';
/** All that the owner of a promise may say of it. */
export type Step = Pressed | Worded;

/** What is written of a step; empty where there is nothing to write. */
export interface Draft {
  readonly text: string;
  readonly dueOn: string;
  readonly reason: string;
}
export const EMPTY: Draft = { text: '', dueOn: '', reason: '' };

interface Steps {
  /** Says it; whether it was taken. */
  readonly say: (step: Step, draft: Draft) => Promise<boolean>;
  readonly isBusy: boolean;
  /** Why the last one was refused. */
  readonly error: CombinedError | undefined;
}

/** What can be done with a promise of one's own, one at a time. */
export function useSteps({ id: actionId, version: expectedVersion }: Promised): Steps {
  const commit = useChange(COMMIT);
  const decline = useChange(DECLINE);
  const report = useChange(REPORT);
  const suggest = useChange(SUGGEST);
  const which = { actionId, expectedVersion };
  const reporting = (progress: 'DONE' | 'IN_PROGRESS' | 'STUCK' | 'NOT_DONE', reason = '') =>
    report.ask({ ...which, progress, reason: reason || null });
  const sending: Readonly<Record<Step, (draft: Draft) => Promise<unknown>>> = {
    commit: () => commit.ask(which),
    decline: ({ reason }) => decline.ask({ ...which, reason }),
    suggest: ({ text, dueOn, reason }) =>
      suggest.ask({ ...which, text: text || null, dueOn: dueOn || null, comment: reason || null }),
    done: () => reporting('DONE'),
    inProgress: () => reporting('IN_PROGRESS'),
    stuck: ({ reason }) => reporting('STUCK', reason),
    notDone: ({ reason }) => reporting('NOT_DONE', reason),
  };
  const all = [commit, decline, report, suggest];
  return {
    say: async (step, draft) => (await sending[step](trimmed(draft))) !== undefined,
    isBusy: all.some(({ isBusy }) => isBusy),
    error: all.find(({ error }) => error)?.error,
  };
}

const trimmed = ({ text, dueOn, reason }: Draft): Draft => ({ text: text.trim(), dueOn, reason: reason.trim() });

/** What has to be written before a step can be said; null if nothing is missing. */
export function missingOf(step: Worded, draft: Draft): 'reason' | 'change' | null {
  const { text, dueOn, reason } = trimmed(draft);
  if (step === 'suggest') return text || dueOn ? null : 'change';
  return step === 'stuck' || reason ? null : 'reason';
}
