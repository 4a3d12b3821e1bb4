import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { DutyShift } from '../parts/duty-shift.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { nameOf } from '../words/names.js';
import { whenText } from '../words/time.js';
import { DUTY, type Waiting } from './duty.query.js';

/** New contacts that nobody has taken yet. For those who take them. */
export function Duty() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  if (!has('COUNSELLOR')) return null;
  return (
    <Section id="duty" title={t('day.duty.title')}>
      <Shown query={DUTY} variables={{ areaId }} live={{}}>
        {({ dutyStatus, dutyQueue }, again) => (
          <>
            <p>{dutyStatus.onDuty === 0 ? t('day.duty.nobody') : t('day.duty.onDuty', { count: dutyStatus.onDuty })}</p>
            {dutyQueue.edges.length === 0 ? (
              <p>
                {dutyStatus.waiting === 0 ? t('day.duty.none') : t('day.duty.hidden', { count: dutyStatus.waiting })}
              </p>
            ) : (
              <ul className="rows">
                {dutyQueue.edges.map(({ node }) => (
                  <WaitingRow key={node.id} contact={node} />
                ))}
              </ul>
            )}
            <DutyShift onChange={again} />
          </>
        )}
      </Shown>
    </Section>
  );
}

function WaitingRow({ contact }: { readonly contact: Waiting }) {
  const { t } = useTranslation();
  const { id, anonymous, identity, receivedAt, urgency } = contact;
  const name = identity ? nameOf(identity) : t('day.duty.unknown');
  return (
    <li>
      <Link href={`/yhteydenotot/${id}`} className="row">
        <strong>{anonymous ? t('day.duty.anonymous') : name}</strong>
        <span>{whenText(receivedAt)}</span>
        {urgency === 'URGENT' && <span className="duty late">{t('day.duty.urgent')}</span>}
        {urgency === 'SOON' && <span className="duty">{t('day.duty.soon')}</span>}
      </Link>
    </li>
  );
}
