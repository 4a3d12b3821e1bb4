import { type FormEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import type { CopyRecipients } from './copy-recipients.js';
import { ADD_COPY } from './helpers-and-copies.query.js';
import type { OnTable } from './on-table.js';
import { PlanRefused } from './refusal.js';
import { useNeeded } from './use-needed.js';
import { ChoiceField, Options } from './wall-fields.js';

interface AddCopyGiven extends OnTable {
  readonly left: CopyRecipients;
}

/** Somebody more who gets the plan: of the family, or a unit of the network. */
export function AddCopy({ inHand, lookAgain, left: { people, units } }: AddCopyGiven) {
  const { t } = useTranslation();
  const { field, given, take } = useRecipient([...people.keys(), ...units.keys()]);
  const { ask, isBusy, error } = useChange(ADD_COPY);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const to = given();
    if (!to) return;
    const recipient = units.has(to) ? { unitId: to } : { personId: to };
    if (await ask({ planVersionId: inHand.version.id, ...recipient })) take(to);
    lookAgain();
  };
  return (
    <form className="kept" onSubmit={(event) => void add(event)} noValidate>
      <ChoiceField label={t('plan.copy.to')} {...field}>
        <Options of={[...people, ...units]} />
      </ChoiceField>
      <PlanRefused error={error} />
      <Button type="submit" variant="secondary">
        {t(isBusy ? 'plan.busy' : 'plan.copy.add')}
      </Button>
    </form>
  );
}

/** Who is chosen. Whom another has named meanwhile is not to be chosen any more. */
function useRecipient(ids: readonly string[]) {
  const { t } = useTranslation();
  const missing = t('plan.copy.toMissing');
  const needed = useNeeded<HTMLSelectElement>({ place: 'copy to', label: null, missing });
  const { take } = needed;
  const chosen = needed.field.value;
  const isGone = chosen !== '' && !ids.includes(chosen);
  useEffect(() => {
    if (isGone) take(chosen);
  });
  return needed;
}
