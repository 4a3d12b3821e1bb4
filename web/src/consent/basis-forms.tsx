import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { Basis, Category } from './consent.query.js';
import { END_BASIS, RECORD_BASIS } from './consent-changes.query.js';
import { CategoriesField, LastDayField } from './coverage-fields.js';
import type { Unit } from './draft.js';
import type { FormGiven } from './given.js';
import { UnitField } from './unit-field.js';

/** A law by which a unit is told without consent: never a plain permission, always a section and a reason. */
export function RecordBasis(given: FormGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('consent', given, t('consent.told.basis'));
  const { page } = given;
  const [unit, choose] = useState<Unit | null>(null);
  const [categories, cover] = useState<readonly Category[]>([]);
  const [law, write] = useState({ statute: '', reason: '', lastDay: '' });
  const input = () => ({ caseId: page.id, unitId: unit!.id, categories: [...categories], ...law });
  return (
    <Form document={RECORD_BASIS} input={input} submit={t('consent.basis.send')} {...going}>
      <UnitField page={page} unit={unit} choose={choose} />
      <TextField
        label={t('consent.basis.statute')}
        hint={t('consent.basis.statuteHint')}
        value={law.statute}
        write={(statute) => write({ ...law, statute })}
        missing={t('consent.missing')}
      />
      <LongField
        label={t('consent.basis.reason')}
        hint={t('consent.basis.reasonHint')}
        value={law.reason}
        write={(reason) => write({ ...law, reason })}
        missing={t('consent.missing')}
      />
      <CategoriesField categories={categories} choose={cover} />
      <LastDayField lastDay={law.lastDay} write={(lastDay) => write({ ...law, lastDay })} />
    </Form>
  );
}

/** It applies no more: what was told on it ends at once. */
export function EndBasis(given: FormGiven & { readonly basis: Basis }) {
  const { t } = useTranslation();
  const going = useGoesOn('consent', given, t('consent.told.basisEnded'));
  const { id, version, unitName } = given.basis;
  const input = () => ({ basisId: id, expectedVersion: version });
  return (
    <Form document={END_BASIS} input={input} submit={t('consent.basis.endSend')} {...going}>
      <p>{t('consent.basis.endAbout', { unit: unitName })}</p>
    </Form>
  );
}
