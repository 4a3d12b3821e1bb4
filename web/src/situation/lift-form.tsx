import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { ManyField } from '../parts/many-field.js';
import { LIFT_PROHIBITION, LIFT_WITHHOLDING, type Prohibition } from './situation.query.js';

interface FormGiven {
  readonly kept: Prohibition;
  readonly part: PartOfForm;
}

/** What a child has forbidden the child alone gives free; what the law kept, who answers for the case. */
export function LiftForm({ kept: { id, version, childId }, part }: FormGiven) {
  const { t } = useTranslation();
  const [said, write] = useState<readonly string[]>([]);
  const common = {
    submit: t('situation.lift.save'),
    refusals: t('situation.refused', { returnObjects: true }),
    ...goesOn(part, t('situation.lift.saved')),
  };
  if (childId === null)
    return <Form document={LIFT_WITHHOLDING} input={() => ({ id, expectedVersion: version })} {...common} />;
  return (
    <Form
      document={LIFT_PROHIBITION}
      input={() => ({ id, expectedVersion: version, childSaidSo: said.length > 0 })}
      {...common}
    >
      <ManyField
        label={t('situation.lift.who')}
        ticked={said}
        write={write}
        missing={t('situation.missing.childSaidSo')}
        choices={[['said', t('situation.lift.childSaidSo')]]}
      />
    </Form>
  );
}
