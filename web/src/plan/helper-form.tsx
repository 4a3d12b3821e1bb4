import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { OnTable } from './on-table.js';
import type { Helper } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import { type HelperFields, useHelper, useNewHelper } from './use-helper.js';
import { LineField, WordsField } from './wall-fields.js';

/** Somebody more who helps. Whoever adds one may add the next at once. */
export function NewHelper({ inHand, lookAgain }: OnTable) {
  const { t } = useTranslation();
  const { fields, add, isBusy, error } = useNewHelper(inHand.version.id, lookAgain);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await add()) form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Fields {...fields} />
      <PlanRefused error={error} />
      <Button type="submit" variant="secondary">
        {t(isBusy ? 'plan.busy' : 'plan.helper.add')}
      </Button>
    </form>
  );
}

interface ChangeGiven extends OnTable {
  readonly helper: Helper;
  /** It was saved: what stands in the plan now is read there. */
  readonly changed: () => void;
}

/** Who helps and with what, written anew. */
export function ChangeHelper({ helper, lookAgain, changed }: ChangeGiven) {
  const { t } = useTranslation();
  const { fields, save, isBehind, isBusy, error } = useHelper(helper, lookAgain);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save()) changed();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Fields {...fields} />
      {isBehind && <p role="alert">{t('plan.helper.other')}</p>}
      <PlanRefused error={error} />
      <Button type="submit" variant="secondary">
        {t(isBusy ? 'plan.busy' : 'plan.helper.save')}
      </Button>
    </form>
  );
}

function Fields({ name, task }: HelperFields) {
  const { t } = useTranslation();
  return (
    <>
      <LineField label={t('plan.helper.name')} {...name.field} />
      <WordsField rows={1} label={t('plan.helper.task')} {...task.field} />
    </>
  );
}
