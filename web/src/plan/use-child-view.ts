import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { RECORD_CHILD_VIEW } from './plan-writing.query.js';
import type { ChildView } from './plan.query.js';
import { useNeeded } from './use-needed.js';

/** How a child can be heard. */
export const MANNERS = ['TALKED', 'IN_MEETING', 'DRAWING', 'PLAYED', 'MESSAGE', 'REPRESENTATIVE'] as const;
/** Why a child was not heard. */
export const REASONS = ['TOO_YOUNG', 'DID_NOT_WANT', 'NOT_REACHED', 'HARMFUL', 'OTHER'] as const;

/** What is written of one child: how it was heard and what it said, or why it was not. */
export function useChildView(
  planVersionId: string,
  childId: string,
  view: ChildView | undefined,
  lookAgain: () => void,
) {
  const { t } = useTranslation();
  const how = useNeeded<HTMLSelectElement>(t('plan.child.howMissing'), view?.manner ?? view?.reason ?? '');
  const words = useNeeded<HTMLTextAreaElement>(t('plan.child.wordsMissing'), view?.content ?? view?.reasonText ?? '');
  const [seen, see] = useState(view?.version ?? 0);
  const change = useChange(RECORD_CHILD_VIEW);
  const manner = MANNERS.find((each) => each === how.field.value);
  const reason = REASONS.find((each) => each === how.field.value);
  const areNeeded = manner !== undefined || reason === 'OTHER';
  const save = async () => {
    if (!how.given()) return;
    const text = areNeeded ? words.given() : null;
    if (text === '') return;
    const said = manner ? { manner, content: text } : { reason: reason ?? null, reasonText: text };
    // Whoever saves now has seen below what another has written meanwhile.
    const answer = await change.ask({ planVersionId, childId, expectedVersion: view?.version ?? null, ...said });
    if (answer) see(answer.changed.version);
    lookAgain();
  };
  const isBehind = (view?.version ?? 0) > seen;
  return { how, words: { ...words, areNeeded, isContent: manner !== undefined }, save, change, isBehind };
}
