import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../session/session.js';
import { whenText } from '../words/time.js';
import type { ContactRowData } from './contact-log.query.js';
import { callerName, colleagueName } from './contact-name.js';
import { durationText } from './waiting.js';

/** A contact in a list: who, how it stands, and what waits. */
export function ContactRow({ contact }: { readonly contact: ContactRowData }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { id, state, urgency, receivedAt, concludedAt, firstAnsweredAt, attempts, takenBy, channel } = contact;
  const isWaiting = !concludedAt && !firstAnsweredAt;
  const takenByText = takenBy && t('contact.log.takenBy', { name: colleagueName(takenBy, t) });
  // Who leads the team tells contacts apart by their takers.
  const isHidden = takenByText !== null && !contact.anonymous && !contact.identity;
  return (
    <li>
      <Link href={`/yhteydenotot/${id}`} className="row">
        <strong>{isHidden ? takenByText : callerName(contact, t)}</strong>
        <span>
          {whenText(receivedAt)}, {t(`contact.channel.${channel}`)}
        </span>
        <span>{t(`contact.ask.${contact.ask}`)}</span>
        {takenBy && <span>{t(`contact.state.${state}`)}</span>}
        {!isHidden && takenBy?.id !== me.id && takenByText && <span>{takenByText}</span>}
        {isWaiting && urgency !== 'ROUTINE' && (
          <span className={urgency === 'URGENT' ? 'duty late' : 'duty'}>{t(`contact.urgency.${urgency}`)}</span>
        )}
        {isWaiting && (
          <span className="duty">{t('contact.log.waiting', { long: durationText(receivedAt, null, t) })}</span>
        )}
        {!concludedAt && attempts > 0 && <span className="duty">{t('contact.log.attempts', { count: attempts })}</span>}
      </Link>
    </li>
  );
}
