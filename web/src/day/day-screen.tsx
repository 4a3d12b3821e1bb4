import './day.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { WayToGather } from '../parts/way-to-gather.js';
import { useSession } from '../session/session.js';
import { now } from '../words/clock.js';
import { headingText, weekOf } from '../words/time.js';
import { momentOf } from '../words/wall.js';
import { ArrangingPart } from './arranging.js';
import { CaseRow } from './case-row.js';
import { DAY } from './day.query.js';
import { Duty } from './duty.js';
import { KeepingPart } from './keeping.js';
import { LogPart } from './log-part.js';
import { OwnPart } from './own-part.js';
import { ReviewsPart } from './reviews-part.js';
import { TeamPart } from './team.js';
import { WishesPart } from './wishes-part.js';

/** The day: for who takes contacts the new ones first, for everybody else what waits for themselves; then the families. */
export function DayScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Screen title={t('day.title')} {...(has('COUNSELLOR') && { action: <WayToGather /> })}>
      <Today />
      <Duty />
      <OwnPart />
      <WishesPart />
      <KeepingPart />
      <TeamPart />
      <ReviewsPart />
      <LogPart />
      {has('COUNSELLOR', 'PROFESSIONAL') && <Cases />}
      <ArrangingPart />
      {has('COUNSELLOR') && (
        <p>
          <Link href="/paatetyt">{t('closing.list.title')}</Link>
        </p>
      )}
    </Screen>
  );
}

/** The families for whom one answers, each with what wants doing. */
function Cases() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="cases" title={t('day.cases.title')}>
      <Shown query={DAY} variables={{ areaId }} live={{}} refused={<p>{t('day.cases.none')}</p>}>
        {({ counsellorDay }) =>
          counsellorDay.length === 0 ? (
            <p>{t('day.cases.none')}</p>
          ) : (
            <ul className="rows">
              {counsellorDay.map((one) => (
                <CaseRow key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Section>
  );
}

function Today() {
  const { t } = useTranslation();
  const today = momentOf(now());
  return <p className="today">{t('day.today', { day: headingText(today), week: weekOf(today) })}</p>;
}
