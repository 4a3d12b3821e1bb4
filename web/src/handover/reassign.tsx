import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { type Seat, SeatChoice } from '../parts/seat-choice.js';
import { REASSIGN_COUNSELLOR, REASSIGN_RESPONSIBLE } from './responsible.query.js';

interface ReassignGiven extends PartOfForm {
  readonly page: { readonly id: string; readonly areaId: string; readonly version: number };
}

/** Who leads a team names another responsible person at once, with a reason. */
export function ReassignResponsible(given: ReassignGiven) {
  const { page } = given;
  const { t } = useTranslation();
  const { named, fields } = useNamed(page.areaId);
  const going = useGoesOn('handover', given, t('handover.said.responsible'));
  return (
    <Form
      document={REASSIGN_RESPONSIBLE}
      input={() => ({ caseId: page.id, ...named() })}
      submit={t('handover.lead.send')}
      {...going}
    >
      <p>{t('handover.lead.responsibleAbout')}</p>
      {fields}
    </Form>
  );
}

/** Who leads a team names another counsellor of the case, with a reason. */
export function ReassignCounsellor(given: ReassignGiven) {
  const { page } = given;
  const { t } = useTranslation();
  const { named, fields } = useNamed(page.areaId);
  const going = useGoesOn('handover', given, t('handover.said.counsellor'));
  return (
    <Form
      document={REASSIGN_COUNSELLOR}
      input={() => ({ caseId: page.id, expectedVersion: page.version, ...named() })}
      submit={t('handover.lead.send')}
      {...going}
    >
      <p>{t('handover.lead.counsellorAbout')}</p>
      {fields}
    </Form>
  );
}

/** Whom, and why. */
function useNamed(areaId: string): {
  readonly named: () => Seat & { readonly reason: string };
  readonly fields: ReactNode;
} {
  const { t } = useTranslation();
  const [seat, choose] = useState<Seat | null>(null);
  const [reason, write] = useState('');
  return {
    named: () => ({ professionalId: seat!.professionalId, unitId: seat!.unitId, reason }),
    fields: (
      <>
        <SeatChoice areaId={areaId} label={t('handover.lead.whom')} seat={seat} choose={choose} />
        <TextField
          label={t('handover.lead.reason')}
          value={reason}
          write={write}
          missing={t('handover.propose.reasonMissing')}
        />
      </>
    ),
  };
}
