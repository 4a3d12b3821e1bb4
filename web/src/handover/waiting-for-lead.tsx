import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Link } from 'wouter';
import type { ResultOf } from '../graphql/graphql.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { WAITING } from './handovers.query.js';
import { dateOfText } from '../words/time.js';

/** Cases whose counsellor or responsible person is disqualified: who leads a team names another. */
export function WaitingForLead() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <section aria-labelledby="nimea">
      <Heading variant="h2" id="nimea">
        {t('handover.waiting.title')}
      </Heading>
      <Shown query={WAITING} variables={{ areaId }}>
        {({ casesWaitingForLead }) => (
          <>
            {casesWaitingForLead.length === 0 && <p>{t('handover.waiting.none')}</p>}
            <ul className="rows">
              {casesWaitingForLead.map((each) => (
                <li key={each.disqualificationId}>
                  <Waiting one={each} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  );
}

type One = ResultOf<typeof WAITING>['casesWaitingForLead'][number];

function Waiting({ one: { caseId, professionalName, isCounsellor, isResponsible, since } }: { readonly one: One }) {
  const { t } = useTranslation();
  return (
    <Link href={`/asiat/${caseId}/vaihto`} className="row">
      <strong>{t('handover.waiting.one', { name: professionalName ?? t('handover.all.somebody') })}</strong>
      {isResponsible && <span>{t('handover.waiting.responsible')}</span>}
      {isCounsellor && <span>{t('handover.waiting.counsellor')}</span>}
      <span>{t('handover.all.since', { day: dateOfText(since) })}</span>
    </Link>
  );
}
