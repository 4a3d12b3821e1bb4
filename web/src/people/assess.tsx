import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { DayField, LongField, RadioField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import { ASSESS } from './family-changes.query.js';
import type { PersonGiven } from './given.js';
import { useGoesOn } from './goes-on.js';
import { dateText } from '../words/time.js';

/** What a professional judged a child able to: the child's own account rests on it. */
export function Assess(given: PersonGiven) {
  const { t } = useTranslation();
  const { maturityAssessment: assessed } = given.person;
  return (
    <>
      {assessed && (
        <p>
          {t(assessed.mayHaveAccount ? 'people.assess.may' : 'people.assess.mayNot', {
            day: dateText(assessed.assessedOn),
          })}
        </p>
      )}
      <Act label={t('people.assess.open')} variant="secondaryNoBorder">
        {(close) => <AssessForm {...given} close={close} />}
      </Act>
    </>
  );
}

function AssessForm(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn(given, t('people.said.assessed'));
  const [may, choose] = useState('');
  const [assessedOn, setDay] = useState(today);
  const [reason, write] = useState('');
  const missing = t('people.missing');
  const input = () => ({ personId: given.person.id, mayHaveAccount: may === 'yes', assessedOn, reason });
  const choices = [['yes', t('people.assess.yes')] as const, ['no', t('people.assess.no')] as const];
  return (
    <Form document={ASSESS} input={input} submit={t('people.assess.send')} {...going}>
      <p>{t('people.assess.about')}</p>
      <RadioField label={t('people.assess.which')} value={may} write={choose} missing={missing} choices={choices} />
      <DayField label={t('people.assess.on')} value={assessedOn} write={setDay} max={today()} missing={missing} />
      <LongField label={t('people.assess.reason')} value={reason} write={write} missing={missing} />
    </Form>
  );
}
