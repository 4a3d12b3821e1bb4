import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { DayField, LongField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import { ASSESS, END_ASSESSMENT } from './family-changes.query.js';
import type { PersonGiven } from './given.js';
import { dateText } from '../words/time.js';

/** What a professional judged a child able to: the child's own account rests on it. */
export function Assess(given: PersonGiven) {
  const { t } = useTranslation();
  const { maturityAssessment: assessed } = given.person;
  return (
    <>
      {assessed && <Assessed {...given} assessed={assessed} />}
      <Act label={t('people.assess.open')} variant="secondaryNoBorder">
        {(close) => <AssessForm {...given} close={close} />}
      </Act>
    </>
  );
}

interface AssessedGiven extends PersonGiven {
  readonly assessed: NonNullable<PersonGiven['person']['maturityAssessment']>;
}

/** The assessment that stands, and its end. */
function Assessed(given: AssessedGiven) {
  const { t } = useTranslation();
  const { mayHaveAccount, assessedOn } = given.assessed;
  return (
    <>
      <p>{t(mayHaveAccount ? 'people.assess.may' : 'people.assess.mayNot', { day: dateText(assessedOn) })}</p>
      <Act label={t('people.assess.endOpen')} variant="secondaryNoBorder">
        {(close) => <EndAssessment {...given} close={close} />}
      </Act>
    </>
  );
}

function EndAssessment(given: AssessedGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.assessmentEnded'));
  const { id, version, mayHaveAccount } = given.assessed;
  const input = () => ({ assessmentId: id, expectedVersion: version });
  return (
    <Form document={END_ASSESSMENT} input={input} submit={t('people.assess.endSend')} {...going}>
      <p>{t(mayHaveAccount ? 'people.assess.endAbout' : 'people.assess.endNothing')}</p>
    </Form>
  );
}

function AssessForm(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.assessed'));
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
