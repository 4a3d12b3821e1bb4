import type { TFunction } from 'i18next';
import { type Named, nameOf } from '../words/names.js';

/** Who made a contact, or why there is no name. */
export function callerName(
  { anonymous, identity }: { readonly anonymous: boolean; readonly identity: Named | null },
  t: TFunction,
): string {
  if (anonymous) return t('contact.anonymous');
  if (!identity) return t('contact.nameHidden');
  return nameOf(identity) || t('contact.unnamed');
}

/** A colleague's name; whoever may not read the directory sees none. */
export const colleagueName = (staff: Named, t: TFunction): string => nameOf(staff) || t('contact.nameHidden');
