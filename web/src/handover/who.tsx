import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { WHO } from './handovers.query.js';
import { nameOf } from '../words/names.js';

/** Somebody of the staff by their name. */
export function Who({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: WHO, variables: { id } });
  return data ? nameOf(data.professional) : t('handover.all.somebody');
}
