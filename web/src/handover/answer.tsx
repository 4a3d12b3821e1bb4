import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { ACCEPT, DECLINE } from './inside.query.js';

/** A handover as its receiver has it before them. */
interface AnswerGiven extends PartOfForm {
  readonly handover: { readonly id: string; readonly version: number };
}

/** What the receiver is asked, and nobody for them. */
export function Answer(given: AnswerGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Accept {...given} />
      <Act label={t('handover.decline.open')} variant="secondaryNoBorder">
        {(close) => <Decline {...given} close={close} />}
      </Act>
    </>
  );
}

/** The receiver takes it on. The baton stays until the family has confirmed. */
function Accept(given: AnswerGiven) {
  const {
    handover: { id, version },
  } = given;
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.accept'));
  return (
    <Form
      document={ACCEPT}
      input={() => ({ handoverId: id, expectedVersion: version })}
      submit={t('handover.accept.send')}
      {...going}
    >
      <p>{t('handover.accept.about')}</p>
    </Form>
  );
}

/** The receiver does not take it on, and says why. */
function Decline(given: AnswerGiven) {
  const {
    handover: { id, version },
  } = given;
  const { t } = useTranslation();
  const [reason, write] = useState('');
  const going = useGoesOn('handover', given, t('handover.said.decline'));
  return (
    <Form
      document={DECLINE}
      input={() => ({ handoverId: id, expectedVersion: version, reason })}
      submit={t('handover.decline.send')}
      {...going}
    >
      <LongField
        label={t('handover.decline.reason')}
        value={reason}
        write={write}
        missing={t('handover.propose.reasonMissing')}
      />
    </Form>
  );
}
