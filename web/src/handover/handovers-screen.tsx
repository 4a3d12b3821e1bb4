import './handover.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Heading } from 'suomifi-ui-components';
import { Act, Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { Answer } from './answer.js';
import { TO_ME, type ToMe } from './handovers.query.js';
import { MeetTogether } from './meet-together.js';
import { UnderWay } from './under-way.js';
import { WaitingForLead } from './waiting-for-lead.js';
import { CallLink } from '../parts/call-link.js';
import { dateOfText } from '../words/time.js';

/** All handovers that wait for somebody: for oneself first, then those of one's cases or of one's team. */
export function HandoversScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Screen title={t('handover.all.title')}>
      <ForMe />
      {has('TEAM_LEAD') && <WaitingForLead />}
      {has('TEAM_LEAD', 'COUNSELLOR') && <UnderWay />}
    </Screen>
  );
}

/** What one is asked to take over. Of the family nothing is told before one has accepted: one rings who asks. */
function ForMe() {
  const { t } = useTranslation();
  return (
    <Shown query={TO_ME} variables={{}}>
      {({ handoversToMe }, again) => (
        <Doing id="minulle" title={t('handover.mine.title')} again={again}>
          {(part) => (
            <>
              {handoversToMe.length === 0 && <p>{t('handover.mine.none')}</p>}
              <ul className="plain">
                {handoversToMe.map((each) => (
                  <li key={each.id}>
                    <OneForMe handover={each} {...part} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Doing>
      )}
    </Shown>
  );
}

interface OneGiven extends PartOfForm {
  readonly handover: ToMe;
}

function OneForMe(given: OneGiven) {
  const { t } = useTranslation();
  const { holderName, holderUnit, holderPhone, offeredAt, acceptedAt } = given.handover;
  return (
    <>
      <Heading variant="h3">{t('handover.mine.from', { name: holderName })}</Heading>
      <p className="colleague">
        <span>{holderUnit}</span>
        {holderPhone && <CallLink number={holderPhone} />}
      </p>
      <p className="beside">
        {acceptedAt
          ? t('handover.mine.accepted', { day: dateOfText(acceptedAt) })
          : t('handover.mine.offered', { day: dateOfText(offeredAt) })}
      </p>
      {given.handover.state === 'OFFERED' ? <Answer {...given} /> : <Accepted {...given} />}
    </>
  );
}

/** Taken on: until the family has confirmed it somebody else answers. */
function Accepted(given: OneGiven) {
  const { t } = useTranslation();
  const { caseId, state, holderName: name } = given.handover;
  return (
    <>
      <p>{t(state === 'ACCEPTED' ? 'handover.mine.meet' : 'handover.mine.confirm', { name })}</p>
      <p>
        <Link href={`/asiat/${caseId}`}>{t('handover.toCase')}</Link>
      </p>
      {state === 'ACCEPTED' && (
        <Act label={t('handover.meet.open')}>{(close) => <MeetTogether {...given} close={close} />}</Act>
      )}
    </>
  );
}
