import type { ToldArea } from '../directory/areas-told.service.js';
import { e164 } from '../platform/sealing/person-index.js';
import { shownNumber } from '../platform/sms/phone-number.js';

/** A number as a telephone dials it. */
export const dialled = (phone: string): string => `tel:${e164(phone) ?? phone.replaceAll(/[^\d+]/g, '')}`;

/** Whom anybody may ring, where nobody knows who reads: no words but names. */
export function Numbers({ areas }: { readonly areas: readonly ToldArea[] }) {
  const told = areas.filter(({ phone }) => phone !== null);
  if (told.length === 0) return null;
  return (
    <ul className="promises">
      {told.map(({ id, name, phone }) => (
        <li key={id}>
          <p lang="fi">{name}</p>
          <a className="call" href={dialled(phone!)} aria-label={`${name} ${shownNumber(phone!)}`}>
            {shownNumber(phone!)}
          </a>
        </li>
      ))}
    </ul>
  );
}
