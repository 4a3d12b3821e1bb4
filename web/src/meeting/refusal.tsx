import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Refused } from '../parts/refused.js';
import { meeting } from '../words/fi/meeting.js';

const isTold = (code: string): code is keyof typeof meeting.refused => code in meeting.refused;

/** Why a step with a meeting was refused. */
export function Refusal({ error }: { readonly error: CombinedError | undefined }) {
  const { t } = useTranslation();
  return <Refused error={error} words={(code) => (isTold(code) ? t(`meeting.refused.${code}`) : undefined)} />;
}
