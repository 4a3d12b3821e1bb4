import { useTranslation } from 'react-i18next';
import { phoneText } from '../words/phone.js';

interface CallingGiven {
  /** E.164, or as somebody wrote it. */
  readonly phone: string;
  /** Whom one calls, for who hears the link alone. */
  readonly whom: string;
}

/** A number to be rung by a press. */
export function Calling({ phone, whom }: CallingGiven) {
  const { t } = useTranslation();
  return (
    <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} className="calling">
      <span className="hidden">
        {t('app.call')}, {whom}:{' '}
      </span>
      {phoneText(phone)}
    </a>
  );
}
