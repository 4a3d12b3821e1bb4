import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { RECORD_CHILD_VIEW } from './plan-writing.query.js';
import type { ChildView } from './plan.query.js';
import { useBehind } from './use-behind.js';
import { useNeeded } from './use-needed.js';

/** How a child can be heard. */
export const MANNERS = ['TALKED', 'IN_MEETING', 'DRAWING', 'PLAYED', 'MESSAGE', 'REPRESENTATIVE'] as const;
/** Why a child was not heard. */
export const REASONS = ['TOO_YOUNG', 'DID_NOT_WANT', 'NOT_REACHED', 'HARMFUL', 'OTHER'] as const;

/** The two fields: how, and in which words. Until somebody touches them they follow what stands in the plan. */
function useFields(childId: string, view: ChildView | undefined) {
  const { t } = useTranslation();
  const stands = { how: view?.manner ?? view?.reason ?? '', words: view?.content ?? view?.reasonText ?? '' };
  const how = useNeeded<HTMLSelectElement>({
    place: `heard ${childId}`,
    label: null,
    missing: t('plan.child.howMissing'),
    atFirst: stands.how,
  });
  const words = useNeeded<HTMLTextAreaElement>({
    place: `view ${childId}`,
    label: t('plan.childViews'),
    isPrivate: true,
    missing: t('plan.child.wordsMissing'),
    atFirst: stands.words,
  });
  return { how, words, isTouched: how.field.value !== stands.how || words.field.value !== stands.words };
}

/** What is written of one child: how it was heard and what it said, or why it was not. */
export function useChildView(
  planVersionId: string,
  childId: string,
  view: ChildView | undefined,
  lookAgain: () => void,
) {
  const { how, words, isTouched } = useFields(childId, view);
  const { isBehind, see } = useBehind(view?.version ?? 0, isTouched);
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
    if (answer) {
      see(answer.changed.version);
      how.settle(how.field.value);
      words.settle(words.field.value.trim());
    }
    lookAgain();
  };
  return { how, words: { ...words, areNeeded, isContent: manner !== undefined }, save, change, isBehind };
}
