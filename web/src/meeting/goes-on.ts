import { useTranslation } from 'react-i18next';
import { goesOn, type PartOfForm } from '../parts/form.js';

/** How a form of this screen goes on, and what is said of the refusals that it may meet. */
export function useGoesOn(part: PartOfForm, told: string) {
  const { t } = useTranslation();
  return { ...goesOn(part, told), refusals: t('meeting.refused', { returnObjects: true }) };
}
