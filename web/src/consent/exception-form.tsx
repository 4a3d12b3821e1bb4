import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { EXCEPT } from './consent-changes.query.js';
import { type ConsentGiven, seen } from './given.js';
import { exceptionsOf } from './voices.js';

/** It stands without the word of every guardian: for a reason that the law knows, and with what was done about it. */
export function Except(given: ConsentGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('consent', given, t('consent.told.GIVEN'));
  const [reason, choose] = useState('');
  const [note, write] = useState('');
  const reasons = exceptionsOf(given.page, given.consent);
  const input = () => ({ ...seen(given), reason: reasons.find((each) => each === reason)!, note: note.trim() });
  return (
    <Form document={EXCEPT} input={input} submit={t('consent.exception.send')} {...going}>
      <p>{t('consent.exception.about')}</p>
      <RadioField
        label={t('consent.exception.why')}
        value={reason}
        write={choose}
        missing={t('consent.missing')}
        choices={reasons.map((each) => [each, t(`case.exception.${each}`)])}
      />
      <LongField
        label={t('consent.exception.note')}
        hint={t('consent.exception.noteHint')}
        value={note}
        write={write}
        missing={t('consent.missing')}
      />
    </Form>
  );
}
