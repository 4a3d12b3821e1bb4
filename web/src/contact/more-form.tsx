import { useTranslation } from 'react-i18next';
import { PlainForm, type PlainFormGiven } from '../parts/plain-form.js';

/** A form of the few things that are told besides. */
export function MoreForm(given: PlainFormGiven) {
  const { t } = useTranslation();
  const refusals = t('contact.more.refused', { returnObjects: true });
  return <PlainForm {...given} refusals={refusals} saving={t('contact.saving')} variant="secondary" />;
}
