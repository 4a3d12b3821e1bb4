import './fields.css';
import { phoneText } from '../words/phone.js';

/** A number that a telephone calls when it is pressed. Professionals' own stand in the directory as somebody typed them. */
export function PhoneLink({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="phone-link">
      {phoneText(number)}
    </a>
  );
}
