import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { ChildView } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';
import { MANNERS, REASONS, useChildView } from './use-child-view.js';
import { ChoiceField, Options, WordsField } from './wall-fields.js';

interface FormGiven extends OnTable {
  readonly childId: string;
  readonly view: ChildView | undefined;
}

/** How a child was heard and what it said, or why it was not: both belong together, so they are saved together. */
export function ChildViewForm({ inHand, lookAgain, childId, view, nameOf }: FormGiven) {
  const { t } = useTranslation();
  const { how, words, save, change, isBehind } = useChildView(inHand.version.id, childId, view, lookAgain);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form onSubmit={submit}>
      <ChoiceField label={t('plan.child.how', { name: nameOf(childId) })} {...how.field}>
        <optgroup label={t('plan.child.wasHeard')}>
          <Options of={MANNERS.map((each) => [each, t(`plan.manner.${each}`)])} />
        </optgroup>
        <optgroup label={t('plan.child.wasNot')}>
          <Options of={REASONS.map((each) => [each, t(`plan.notHeard.${each}`)])} />
        </optgroup>
      </ChoiceField>
      {words.areNeeded && (
        <WordsField label={t(words.isContent ? 'plan.child.content' : 'plan.child.reason')} {...words.field} />
      )}
      {view && isBehind && <WrittenMeanwhile view={view} />}
      <PlanRefused error={change.error} />
      <Button type="submit" variant="secondary">
        {t(change.isBusy ? 'plan.busy' : 'plan.child.save')}
      </Button>
    </form>
  );
}

/** What another has written of the same child since the form was opened. Whoever saves now has seen it. */
function WrittenMeanwhile({ view }: { readonly view: ChildView }) {
  const { t } = useTranslation();
  return (
    <p role="alert">
      {t('plan.child.other')}{' '}
      <q className="words">{view.content ?? view.reasonText ?? t(`plan.notHeard.${view.reason!}`)}</q>
    </p>
  );
}
