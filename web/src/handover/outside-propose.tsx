import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField, TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { HandoverPage } from './handover.query.js';
import { PROPOSE_OUTSIDE } from './outside.query.js';
import type { FormGiven } from './roles.js';
import { standing } from './steps.js';
import { dateText } from '../words/time.js';

const OTHER = 'other';
const EMPTY = { where: '', serviceName: '', contactPerson: '', phone: '', reason: '', consentEvidence: '' };
type Draft = typeof EMPTY;

/** A service to which the family goes on: one that a consent names, or another by its name. */
export function ProposeOutside(given: FormGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.outside'));
  const [draft, setDraft] = useState(EMPTY);
  const write = (field: keyof Draft) => (value: string) => setDraft({ ...draft, [field]: value });
  const consents = standing(given.page).filter(({ unitId }) => unitId);
  const isOther = consents.length === 0 || draft.where === OTHER;
  const unit = consents.find(({ id }) => id === draft.where);
  const input = () => ({
    caseId: given.page.id,
    reason: draft.reason,
    contactPerson: draft.contactPerson || null,
    phone: draft.phone || null,
    ...(isOther
      ? { serviceName: draft.serviceName, consentEvidence: draft.consentEvidence }
      : { unitId: unit!.unitId, consentId: unit!.id }),
  });
  return (
    <Form document={PROPOSE_OUTSIDE} input={input} submit={t('handover.outside.send')} {...going}>
      {consents.length > 0 && <Where consents={consents} draft={draft} write={write} />}
      {isOther && <OtherService draft={draft} write={write} />}
      <Whom draft={draft} write={write} />
    </Form>
  );
}

interface DraftGiven {
  readonly draft: Draft;
  readonly write: (field: keyof Draft) => (value: string) => void;
}

function Where({ consents, draft, write }: DraftGiven & { readonly consents: HandoverPage['consents'] }) {
  const { t } = useTranslation();
  const units = consents.map(
    ({ id, unitName, lastDay }) => [id, t('handover.consent.one', { unit: unitName, day: dateText(lastDay) })] as const,
  );
  return (
    <RadioField
      label={t('handover.outside.where')}
      value={draft.where}
      write={write('where')}
      missing={t('handover.outside.whereMissing')}
      choices={[...units, [OTHER, t('handover.outside.other')]]}
    />
  );
}

/** One that no consent names: what shows that the family agreed is told in words. */
function OtherService({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('handover.outside.service')}
        value={draft.serviceName}
        write={write('serviceName')}
        missing={t('handover.outside.serviceMissing')}
      />
      <LongField
        label={t('handover.outside.evidence')}
        hint={t('handover.outside.evidenceHint')}
        value={draft.consentEvidence}
        write={write('consentEvidence')}
        missing={t('handover.outside.evidenceMissing')}
      />
    </>
  );
}

function Whom({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  return (
    <>
      <TextField label={t('handover.outside.person')} value={draft.contactPerson} write={write('contactPerson')} />
      <TextField label={t('handover.outside.phone')} value={draft.phone} write={write('phone')} />
      <LongField
        label={t('handover.propose.reason')}
        hint={t('handover.propose.reasonHint')}
        value={draft.reason}
        write={write('reason')}
        missing={t('handover.propose.reasonMissing')}
      />
    </>
  );
}
