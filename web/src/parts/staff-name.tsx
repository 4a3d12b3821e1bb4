import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { shortOf } from '../words/id.js';
import { nameOf } from '../words/names.js';
import { STAFF } from './staff-name.query.js';

/** Somebody of the staff by name, and before that is known by the end of their id. */
export function StaffName({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: STAFF, variables: { id } });
  const who = data?.professional;
  if (!who) return t('accessLog.code', { code: shortOf(id) });
  return [nameOf(who), who.title].filter(Boolean).join(', ');
}
