import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Refusal as InWords } from '../parts/refusal.js';

/** Why a step with a meeting was refused. */
export function Refusal({ error }: { readonly error: CombinedError | undefined }) {
  const { t } = useTranslation();
  return error && <InWords error={error} words={t('meeting.refused', { returnObjects: true })} />;
}
