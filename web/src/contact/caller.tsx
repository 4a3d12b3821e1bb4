import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { phoneText } from '../words/phone.js';
import { callerName } from './contact-name.js';
import type { Contact } from './contact.query.js';

/** Who made the contact and how to reach them; first of all when it is safe to. */
export function Caller({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation();
  const { identity, urgency } = contact;
  return (
    <section aria-labelledby="caller">
      <Heading variant="h2" id="caller">
        {callerName(contact, t)}
      </Heading>
      <p>
        {t(`contact.role.${contact.contactRole}`)}
        {contact.sector && `, ${t(`contact.sector.${contact.sector}`)}`}
      </p>
      {urgency !== 'ROUTINE' && (
        <p className={urgency === 'URGENT' ? 'duty late' : 'duty'}>{t(`contact.urgency.${urgency}`)}</p>
      )}
      {identity?.safeTimeToCall && (
        <p className="safe-time">
          <strong>{t('contact.safeTime', { when: identity.safeTimeToCall })}</strong> {t('contact.safeTimeOnly')}
        </p>
      )}
      {identity && <Ways phone={identity.phone} email={identity.email} />}
    </section>
  );
}

interface WaysGiven {
  readonly phone: string | null;
  readonly email: string | null;
}

function Ways({ phone, email }: WaysGiven) {
  const { t } = useTranslation();
  if (!phone && !email) return <p>{t('contact.noWay')}</p>;
  return (
    <ul className="ways">
      {phone && (
        <li>
          <a href={`tel:${phone}`} className="phone">
            <span className="hidden">{t('contact.call')} </span>
            {phoneText(phone)}
          </a>
        </li>
      )}
      {email && (
        <li>
          <a href={`mailto:${email}`}>
            <span className="hidden">{t('contact.write')} </span>
            {email}
          </a>
        </li>
      )}
    </ul>
  );
}
