import { useTranslation } from 'react-i18next';
import { type Named, nameOf } from '../words/names.js';

interface WhoseGiven {
  readonly people: readonly (Named & { readonly role: 'GUARDIAN' | 'CHILD' | 'CLOSE_PERSON' })[];
}

/** Of which family a screen is: with several open at once, what is pressed must not happen to another. */
export function Whose({ people }: WhoseGiven) {
  const { t } = useTranslation();
  const family = people.filter(({ role }) => role !== 'CLOSE_PERSON').map(nameOf);
  const names = family.filter(Boolean).join(', ');
  return names && <p className="whose">{t('app.whose', { names })}</p>;
}
