import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { CategoriesField, LastDayField } from './coverage-fields.js';
import { EXPLAIN } from './consent-changes.query.js';
import { type Draft, PURPOSES } from './draft.js';
import type { FormGiven } from './given.js';
import { ReadAloud } from './read-aloud.js';
import { StaffField } from './staff-field.js';
import { UnitField } from './unit-field.js';

interface ExplainGiven extends FormGiven {
  /** How it begins: empty, or like one that ends. */
  readonly draft: Draft;
}

/** What one unit may be told is agreed with the family, and read to it as it will stand. Nobody is told anything by that. */
export function Explain(given: ExplainGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('consent', given, t('consent.told.explained'));
  const [draft, set] = useState(given.draft);
  return (
    <Form
      document={EXPLAIN}
      input={() => ({ caseId: given.page.id, ...toldOf(draft) })}
      submit={t('consent.explain.send')}
      {...going}
    >
      <p>{t('consent.explain.about')}</p>
      <Fields page={given.page} draft={draft} write={(changes) => set({ ...draft, ...changes })} />
      <ReadAloud {...draft} unit={draft.unit?.name ?? ''} staff={draft.staff.map(({ name }) => name).join(', ')} />
    </Form>
  );
}

/** The draft as the server takes it, once nothing is missing. */
const toldOf = ({ unit, categories, staff, purpose, exclusions, lastDay }: Draft) => ({
  unitId: unit!.id,
  categories: [...categories],
  professionalIds: staff.map(({ id }) => id),
  purpose: PURPOSES.find((each) => each === purpose)!,
  exclusions: exclusions.trim() || null,
  lastDay,
});

interface FieldsGiven extends Pick<FormGiven, 'page'> {
  readonly draft: Draft;
  readonly write: (changes: Partial<Draft>) => void;
}

function Fields({ page, draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const { unit, categories, staff, purpose, exclusions, lastDay } = draft;
  return (
    <>
      <UnitField page={page} unit={unit} choose={(chosen) => write({ unit: chosen, staff: [] })} />
      {unit && (
        <StaffField key={unit.id} unitId={unit.id} staff={staff} choose={(chosen) => write({ staff: chosen })} />
      )}
      <PurposeField purpose={purpose} write={write} />
      <CategoriesField categories={categories} choose={(chosen) => write({ categories: chosen })} />
      <LongField
        label={t('case.consents.exclusions')}
        hint={t('consent.explain.exclusionsHint')}
        value={exclusions}
        write={(text) => write({ exclusions: text })}
      />
      <LastDayField lastDay={lastDay} write={(day) => write({ lastDay: day })} />
    </>
  );
}

interface PurposeGiven {
  readonly purpose: string;
  readonly write: (changes: Partial<Draft>) => void;
}

function PurposeField({ purpose, write }: PurposeGiven) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('case.consents.purpose')}
      value={purpose}
      write={(chosen) => write({ purpose: chosen })}
      missing={t('consent.missing')}
      choices={PURPOSES.map((each) => [each, t(`case.purpose.${each}`)])}
    />
  );
}
