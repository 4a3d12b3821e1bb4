import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { Refusal as RefusalInWords } from '../parts/refusal.js';

/** Refusals by which a contact tells that somebody was faster. */
const TOLD = ['ALREADY_TAKEN', 'CONTACT_CONCLUDED'] as const;
type Told = (typeof TOLD)[number];

/** Which of them it is, if any. */
export function toldBy(error: CombinedError | undefined): Told | undefined {
  const code = error && refusalCode(error);
  return TOLD.find((each) => each === code);
}

/** Whether what is on the screen is no longer how it stands. */
export const isOutdated = (error: CombinedError): boolean =>
  toldBy(error) !== undefined || refusalCode(error) === 'STALE';

/** Why a step with a contact was refused. */
export function Refusal({ error }: { readonly error: CombinedError }) {
  const { t } = useTranslation();
  return <RefusalInWords error={error} words={t('contact.refused', { returnObjects: true })} />;
}
