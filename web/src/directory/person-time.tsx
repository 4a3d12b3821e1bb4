import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { now } from '../words/clock.js';
import { dayText, hoursText, weekOf } from '../words/time.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { TIME } from './directory.query.js';
import { daysAhead, type DayOfTime } from './days.js';

/** When somebody has time in this week and the next. Why not is nobody's business here. */
export function PersonTime({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const today = momentOf(now());
  const monday = daysLater(today, 1 - today.dayOfWeek);
  const [from, to] = [isoDate(today), isoDate(daysLater(monday, 14))];
  return (
    <Section id="time" title={t('directory.time.title')}>
      <Shown query={TIME} variables={{ id, from, to }} refused={<p>{t('directory.time.notShown')}</p>}>
        {({ professionalTime: { calendar, free, tentative } }) => (
          <>
            <p>{t(`directory.time.${calendar}`)}</p>
            {calendar !== 'UNKNOWN' &&
              [0, 7].map((offset) => (
                <Week
                  key={offset}
                  week={weekOf(daysLater(monday, offset))}
                  days={daysAhead({ free, tentative }, daysLater(monday, offset), today)}
                />
              ))}
          </>
        )}
      </Shown>
    </Section>
  );
}

function Week({ week, days }: { readonly week: number; readonly days: readonly DayOfTime[] }) {
  const { t } = useTranslation();
  if (days.length === 0) return null;
  return (
    <>
      <h3 className="card-title">{t('directory.time.week', { week })}</h3>
      <dl className="facts times">
        {days.map(({ date, free }) => (
          <div key={date}>
            <dt>{dayText(date)}</dt>
            <dd>
              {free.length === 0
                ? t('directory.time.none')
                : free
                    .map(({ startsAt, endsAt, isTentative }) =>
                      [hoursText(startsAt, endsAt), isTentative && t('directory.time.tentative')]
                        .filter(Boolean)
                        .join(' '),
                    )
                    .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
