import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { WayToGather } from '../parts/way-to-gather.js';
import { useSession } from '../session/session.js';
import { now } from '../words/clock.js';
import { headingText, weekOf } from '../words/time.js';
import { momentOf } from '../words/wall.js';
import { CaseRow } from './case-row.js';
import { DAY } from './day.query.js';
import { Duty } from './duty.js';

/** The counsellor's day: new contacts first, then what wants doing in each family's case. */
export function DayScreen() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  return (
    <Screen title={t('day.title')} {...(has('COUNSELLOR') && { action: <WayToGather /> })}>
      <Today />
      <Duty />
      <section aria-labelledby="cases">
        <Heading variant="h2" id="cases">
          {t('day.cases.title')}
        </Heading>
        <Shown query={DAY} variables={{ areaId }} refused={<p>{t('day.cases.none')}</p>}>
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
      </section>
    </Screen>
  );
}

function Today() {
  const { t } = useTranslation();
  const today = momentOf(now());
  return <p className="today">{t('day.today', { day: headingText(today), week: weekOf(today) })}</p>;
}
