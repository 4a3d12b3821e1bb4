import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { dateText } from '../words/time.js';
import { today } from '../words/whole-days.js';
import { AdministrationForm, Field } from './administration-form.js';
import { KEEP_HOURS, type KeptTime } from './kept-time.query.js';
import { hoursOn } from './day-edges.js';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
type Week = Readonly<Record<(typeof DAYS)[number], { readonly start: string; readonly end: string }>>;

const OFFICE = { start: '08:00', end: '16:00' };
const USUAL: Week = { MO: OFFICE, TU: OFFICE, WE: OFFICE, TH: OFFICE, FR: OFFICE };

interface HoursGiven {
  readonly id: string;
  readonly weekly: KeptTime['workingHours'];
  readonly done: (text: string) => void;
}

/** When somebody works, and working hours from a day on where they cannot tell them themselves. */
export function Hours({ id, weekly, done }: HoursGiven) {
  const { t } = useTranslation();
  return (
    <Section id="hours" title={t('administration.hours')}>
      {weekly.length === 0 && <p>{t('places.time.none')}</p>}
      <ul>
        {weekly.map((one) => (
          <li key={`${one.firstDay} ${one.weekday} ${one.start}`}>
            <Weekly hours={one} />
          </li>
        ))}
      </ul>
      <p>{t('administration.hoursHint')}</p>
      <details className="folded">
        <summary>{t('administration.hoursChange')}</summary>
        <NewHours id={id} done={done} />
      </details>
    </Section>
  );
}

/** Of which days the server tells: ISO, 1 is Monday. */
const WEEKDAYS = [...DAYS, 'SA', 'SU'] as const;

function Weekly({
  hours: { weekday, start, end, firstDay, lastDay },
}: {
  readonly hours: KeptTime['workingHours'][number];
}) {
  const { t } = useTranslation();
  const parts = [
    `${t(`administration.day.${WEEKDAYS[weekday - 1]!}`)} ${hoursOn(today(), start, end)}`,
    firstDay > today() && t('places.time.from', { day: dateText(firstDay) }),
    lastDay && t('places.time.until', { day: dateText(lastDay) }),
  ];
  return parts.filter(Boolean).join(', ');
}

/** A day without hours is a day off. */
function NewHours({ id, done }: Omit<HoursGiven, 'weekly'>) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_HOURS);
  const [firstDay, choose] = useState(today);
  const [weekly, write] = useState(USUAL);
  const send = async () => {
    const hours = DAYS.filter((day) => weekly[day].start && weekly[day].end).map((day) => ({
      days: [day],
      ...weekly[day],
    }));
    if (await ask({ professionalId: id, firstDay, hours })) done(t('administration.said.hours'));
  };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <Field label={t('administration.firstDay')} type="date" value={firstDay} write={choose} />
      <Days weekly={weekly} write={write} />
    </AdministrationForm>
  );
}

interface DaysGiven {
  readonly weekly: Week;
  readonly write: (weekly: Week) => void;
}

function Days({ weekly, write }: DaysGiven) {
  const { t } = useTranslation();
  return DAYS.map((day) => (
    <fieldset key={day} className="day-hours">
      <legend>{t(`administration.day.${day}`)}</legend>
      {(['start', 'end'] as const).map((edge) => (
        <Field
          key={edge}
          label={t(`administration.${edge}`)}
          type="time"
          // A day off has neither; half of a day is asked for the other half.
          isOptional={!weekly[day].start && !weekly[day].end}
          value={weekly[day][edge]}
          write={(value) => write({ ...weekly, [day]: { ...weekly[day], [edge]: value } })}
        />
      ))}
    </fieldset>
  ));
}
