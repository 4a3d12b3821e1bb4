import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { type Seat, SeatChoice } from '../parts/seat-choice.js';
import { today } from '../words/whole-days.js';
import { NAME_STAND_IN, REVOKE_STAND_IN } from './responsible.query.js';
import type { FormGiven } from './roles.js';
import { nameOf } from '../words/names.js';

/** Who stands in for the responsible person, and on which days. */
export function NameStandIn(given: FormGiven) {
  const { page } = given;
  const { t } = useTranslation();
  const [seat, choose] = useState<Seat | null>(null);
  const [firstDay, begin] = useState(today);
  const [lastDay, end] = useState('');
  const going = useGoesOn('handover', given, t('handover.said.standIn'));
  return (
    <Form
      document={NAME_STAND_IN}
      input={() => ({ caseId: page.id, professionalId: seat!.professionalId, unitId: seat!.unitId, firstDay, lastDay })}
      submit={t('handover.standIn.send')}
      {...going}
    >
      <p>{t('handover.standIn.about')}</p>
      <SeatChoice areaId={page.areaId} label={t('handover.standIn.whom')} seat={seat} choose={choose} />
      <DayField label={t('handover.standIn.first')} value={firstDay} write={begin} missing={t('handover.dayMissing')} />
      <DayField
        label={t('handover.standIn.last')}
        value={lastDay}
        write={end}
        min={firstDay}
        missing={t('handover.dayMissing')}
      />
    </Form>
  );
}

/** Nobody needs to stand in after all. */
export function RevokeStandIn(given: FormGiven) {
  const {
    page: { standIn },
  } = given;
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.standInRevoked'));
  if (!standIn) return null;
  return (
    <Form
      document={REVOKE_STAND_IN}
      input={() => ({ standInId: standIn.id })}
      submit={t('handover.standIn.revokeSend')}
      {...going}
    >
      <p>{t('handover.standIn.revokeAbout', { name: nameOf(standIn.who) })}</p>
    </Form>
  );
}
