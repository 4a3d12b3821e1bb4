import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { now } from '../words/clock.js';
import { isoDate, momentOf } from '../words/wall.js';
import { KEEP_HOURS, type KeptPerson } from './administration.query.js';
import { AdministrationForm, Field } from './administration-form.js';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
type Weekly = Readonly<Record<(typeof DAYS)[number], { readonly start: string; readonly end: string }>>;

const OFFICE = { start: '08:00', end: '16:00' };
const USUAL: Weekly = { MO: OFFICE, TU: OFFICE, WE: OFFICE, TH: OFFICE, FR: OFFICE };

interface HoursGiven {
  readonly person: KeptPerson;
  readonly done: (text: string) => void;
}

/** Working hours from a day on, where somebody cannot tell them themselves. A day without hours is a day off. */
export function Hours({ person, done }: HoursGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_HOURS);
  const [firstDay, choose] = useState(() => isoDate(momentOf(now())));
  const [weekly, write] = useState(USUAL);
  const send = async () => {
    const hours = DAYS.filter((day) => weekly[day].start && weekly[day].end).map((day) => ({
      days: [day],
      ...weekly[day],
    }));
    if (await ask({ professionalId: person.id, firstDay, hours })) done(t('administration.said.hours'));
  };
  return (
    <Section id="hours" title={t('administration.hours')}>
      <p>{t('administration.hoursHint')}</p>
      <details className="folded">
        <summary>{t('administration.hoursChange')}</summary>
        <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
          <Field label={t('administration.firstDay')} type="date" value={firstDay} write={choose} />
          <Days weekly={weekly} write={write} />
        </AdministrationForm>
      </details>
    </Section>
  );
}

interface DaysGiven {
  readonly weekly: Weekly;
  readonly write: (weekly: Weekly) => void;
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
