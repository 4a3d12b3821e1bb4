import { useTranslation } from 'react-i18next';
import { now } from '../words/clock.js';
import { spanText } from '../words/time.js';
import { instantOf } from '../words/wall.js';
import type { PlanFrame } from './plan.query.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';

/** Whom the family can always call, and when all meet next: seen without a press. */
export function Glance({ frame: { responsiblePerson, meetings } }: { readonly frame: PlanFrame }) {
  const { t } = useTranslation();
  const { who } = responsiblePerson;
  const at = instantOf(now());
  const next = meetings.find(({ state, endsAt }) => state === 'SCHEDULED' && endsAt !== null && endsAt > at);
  return (
    <dl className="glance">
      <div>
        <dt>{t('plan.responsible')}</dt>
        <dd>
          {nameOf(who)} {who.phone && <CallLink number={who.phone} />}
        </dd>
      </div>
      <div>
        <dt>{t('plan.nextMeeting')}</dt>
        <dd>{next ? spanText(next.startsAt!, next.endsAt!) : t('plan.noMeeting')}</dd>
      </div>
    </dl>
  );
}
