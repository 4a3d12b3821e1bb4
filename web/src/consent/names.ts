import type { TFunction } from 'i18next';
import type { ConsentPage } from './consent.query.js';
import { nameOf } from '../words/names.js';

/** The names of professionals of the network by their ids; how many others there are is told, not who. */
export function staffNames({ members }: ConsentPage, ids: readonly string[], t: TFunction): string {
  const known = members.flatMap(({ who }) => (ids.includes(who.id) ? [nameOf(who)] : []));
  const others = ids.length - known.length;
  return [...known, ...(others > 0 ? [t('consent.others', { count: others })] : [])].join(', ');
}
