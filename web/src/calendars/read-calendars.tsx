import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { Sure } from '../parts/sure.js';
import { now } from '../words/clock.js';
import { weekOfDate, whenText } from '../words/time.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { FETCH_NOW, type KnownWeek, READ_CALENDARS, type ReadCalendar, REMOVE } from './calendars.query.js';
import { NewCalendar } from './new-calendar.js';
import { reasonText } from './reason.js';

/** Meetings are looked for within some weeks: of those one wants to know what is known. */
const WEEKS_AHEAD = 4;

interface ReadGiven {
  readonly say: (text: string) => void;
}

/** Calendars of one's own of which the taken times are read, and nothing else. */
export function ReadCalendars({ say }: ReadGiven) {
  const { t } = useTranslation();
  const today = momentOf(now());
  const from = isoDate(today);
  const to = isoDate(daysLater(today, WEEKS_AHEAD * 7));
  return (
    <Section id="in" title={t('calendars.read.title')}>
      <p>{t('calendars.read.about')}</p>
      <p>{t('calendars.read.notRead')}</p>
      <Shown query={READ_CALENDARS} variables={{ from, to }}>
        {({ myAvailability: { calendars, weeks } }, again) => {
          const done = (text: string) => {
            say(text);
            again();
          };
          return (
            <>
              <Calendars {...{ calendars, done, again }} />
              <NewCalendar done={done} />
              <Weeks weeks={weeks} />
            </>
          );
        }}
      </Shown>
    </Section>
  );
}

interface CalendarsGiven extends Pick<CardGiven, 'done' | 'again'> {
  readonly calendars: readonly ReadCalendar[];
}

function Calendars({ calendars, done, again }: CalendarsGiven) {
  return (
    <ul className="cards">
      {calendars.map((calendar) => (
        <CalendarCard key={calendar.id} {...{ calendar, done, again }} />
      ))}
    </ul>
  );
}

interface CardGiven {
  readonly calendar: ReadCalendar;
  readonly done: (text: string) => void;
  readonly again: () => void;
}

function CalendarCard({ calendar, done, again }: CardGiven) {
  const { t } = useTranslation();
  const { id: calendarId } = calendar;
  const server = calendar.server ?? t('calendars.read.unnamed');
  const [fetching, removing] = [useChange(FETCH_NOW), useChange(REMOVE)];
  const error = fetching.error ?? removing.error;
  const fetch = async () => {
    if (await fetching.ask({ calendarId })) done(t('calendars.said.fetching'));
  };
  const remove = async () => {
    if (await removing.ask({ calendarId })) done(t('calendars.said.removed', { server }));
  };
  return (
    <li>
      <p className="card-title">{server}</p>
      <State calendar={calendar} />
      {error && <Refusal error={error} words={t('calendars.refused', { returnObjects: true })} />}
      <Steps server={server} {...{ again }} fetch={() => void fetch()} remove={() => void remove()} />
    </li>
  );
}

/** How reading it goes, and when it is read. */
function State({ calendar: { status, reason, readAt, nextAt } }: Pick<CardGiven, 'calendar'>) {
  const { t } = useTranslation();
  return (
    <>
      <p className={status === 'OK' || status === 'WAITING' ? undefined : 'late'}>{t(`calendars.status.${status}`)}</p>
      {reason && <p>{reasonText(reason, t)}</p>}
      <p>
        {readAt ? t('calendars.read.readAt', { when: whenText(readAt) }) : t('calendars.read.never')}{' '}
        {nextAt && t('calendars.read.nextAt', { when: whenText(nextAt) })}
      </p>
    </>
  );
}

interface StepsGiven extends Pick<CardGiven, 'again'> {
  /** For who hears a button alone: which calendar. */
  readonly server: string;
  readonly fetch: () => void;
  readonly remove: () => void;
}

function Steps({ server, fetch, again, remove }: StepsGiven) {
  const { t } = useTranslation();
  return (
    <div className="steps">
      <Button variant="secondary" onClick={fetch}>
        {t('calendars.read.fetch')}
        <span className="hidden"> {server}</span>
      </Button>
      <Button variant="secondaryNoBorder" onClick={again}>
        {t('calendars.read.again')}
        <span className="hidden"> {server}</span>
      </Button>
      <Sure press={t('calendars.read.remove')} of={server} question={t('calendars.read.removeSure')} yes={remove}>
        {t('calendars.read.removeThen')}
      </Sure>
    </div>
  );
}

/** Week by week, what who looks for a time may believe. */
function Weeks({ weeks }: { readonly weeks: readonly KnownWeek[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="card-title">{t('calendars.weeks.title')}</h3>
      <dl className="facts">
        {weeks.map(({ monday, knowledge }) => (
          <div key={monday}>
            <dt>{t('calendars.weeks.week', { week: weekOfDate(monday) })}</dt>
            <dd>{t(`calendars.weeks.${knowledge}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
