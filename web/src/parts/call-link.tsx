import './call-link.css';
import { useTranslation } from 'react-i18next';
import { phoneText } from '../words/phone.js';

interface CallLinkGiven {
  /** E.164; professionals' own stand in the directory as somebody typed them. */
  readonly number: string;
  /** Whom one calls, for who hears the link alone. */
  readonly whom?: string;
}

/** A number that a telephone calls when it is pressed. */
export function CallLink({ number, whom }: CallLinkGiven) {
  const { t } = useTranslation();
  return (
    <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`} className="call">
      {whom && (
        <span className="hidden">
          {t('app.call')}, {whom}:{' '}
        </span>
      )}
      {phoneText(number)}
    </a>
  );
}
