import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { ManyField } from '../parts/many-field.js';
import { NEEDS } from '../words/needs.js';
import { URGENCIES } from './corrected.js';
import type { DraftGiven } from './record-who.js';
import { ASKS, ASKS_OF_FAMILIES, NEXTS } from './recorded.js';

/** What it is about, how soon, and who goes on with it. */
export function RecordAbout({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  const asks = draft.role === 'PROFESSIONAL' ? ASKS : ASKS_OF_FAMILIES;
  return (
    <>
      <ManyField
        label={t('contact.matter.needs')}
        ticked={draft.needCodes}
        write={(needCodes) => write({ ...draft, needCodes })}
        missing={t('record.missing.needs')}
        choices={NEEDS.map((each) => [each, t(`contact.need.${each}`)])}
      />
      <LongField
        label={t('contact.matter.description')}
        value={draft.description}
        write={(description) => write({ ...draft, description })}
      />
      <RadioField
        label={t('contact.matter.ask')}
        value={draft.ask}
        write={(ask) => write({ ...draft, ask })}
        missing={t('record.missing.ask')}
        choices={asks.map((each) => [each, t(`contact.ask.${each}`)])}
      />
      <Onwards draft={draft} write={write} />
    </>
  );
}

function Onwards({ draft, write }: DraftGiven) {
  const { t } = useTranslation();
  return (
    <>
      <RadioField
        label={t('contact.more.urgency')}
        value={draft.urgency}
        write={(urgency) => write({ ...draft, urgency })}
        missing={t('record.missing.urgency')}
        choices={URGENCIES.map((each) => [each, t(`contact.urgency.${each}`)])}
      />
      <RadioField
        label={t('record.next')}
        value={draft.next}
        write={(next) => write({ ...draft, next })}
        missing={t('record.missing.next')}
        choices={NEXTS.map((each) => [each, t(`record.nexts.${each}`)])}
      />
    </>
  );
}
