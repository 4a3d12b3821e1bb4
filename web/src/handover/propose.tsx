import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { type Seat, SeatChoice } from '../parts/seat-choice.js';
import { PROPOSE } from './inside.query.js';
import type { FormGiven } from './roles.js';

/** To whom the family is to be walked over, and why. Nothing changes by that alone. */
export function Propose(given: FormGiven) {
  const { page } = given;
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.propose'));
  const [seat, choose] = useState<Seat | null>(null);
  const [reason, write] = useState('');
  return (
    <Form
      document={PROPOSE}
      input={() => ({ caseId: page.id, professionalId: seat!.professionalId, unitId: seat!.unitId, reason })}
      submit={t('handover.propose.send')}
      {...going}
    >
      <p>{t('handover.propose.about')}</p>
      <SeatChoice areaId={page.areaId} label={t('handover.propose.whom')} seat={seat} choose={choose} />
      <LongField
        label={t('handover.propose.reason')}
        hint={t('handover.propose.reasonHint')}
        value={reason}
        write={write}
        missing={t('handover.propose.reasonMissing')}
      />
    </Form>
  );
}
