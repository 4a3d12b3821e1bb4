import { phoneText } from '../words/phone.js';

interface Named {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
}

/** Given name and family name; empty where the reader may not know either. */
export const fullName = ({ givenName, familyName }: Named): string => [givenName, familyName].filter(Boolean).join(' ');

/** Somebody who works with families, as far as the reader may know. */
export interface Colleague extends Named {
  readonly id: string;
  readonly title?: string | null;
  readonly unitName?: string | null;
  readonly phone?: string | null;
}

/** Name and unit, where a sentence names somebody. */
export const nameAndUnit = (who: Colleague): string => [fullName(who), who.unitName].filter(Boolean).join(', ');

/** A professional with what one needs to know of them, and their number to be called at once. */
export function ColleagueWords({ who }: { readonly who: Colleague }) {
  const work = [who.title, who.unitName].filter(Boolean).join(', ');
  return (
    <p className="colleague">
      <strong>{fullName(who)}</strong>
      {work && <span>{work}</span>}
      {who.phone && <CallLink number={who.phone} />}
    </p>
  );
}

/** A number that a telephone calls when pressed. */
export function CallLink({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="call">
      {phoneText(number)}
    </a>
  );
}
