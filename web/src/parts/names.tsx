import './names.css';
import { phoneText } from '../words/phone.js';

interface Named {
  readonly givenName: string | null;
  readonly familyName: string | null;
}

/** Given name and family name; empty where the reader may not know either. */
export const nameOf = ({ givenName, familyName }: Named): string => [givenName, familyName].filter(Boolean).join(' ');

/** A number that a telephone calls when pressed. Professionals' own stand in the directory as somebody typed them. */
export function PhoneLink({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="call">
      {phoneText(number)}
    </a>
  );
}
