import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { dateOfText, dateText, lastDayText, spanText } from '../words/time.js';
import { momentOf } from '../words/wall.js';
import { AdministrationForm, Field } from './administration-form.js';
import type { Keeping } from './administration-page.js';
import { afterDay, hoursOn, startOfDay } from './day-edges.js';
import { ADD_ABSENCE, ADD_EXCEPTION, END_ABSENCE, END_EXCEPTION, type KeptTime } from './kept-time.query.js';
import { NotEnded } from './not-ended.js';

interface AbsencesGiven extends Pick<KeptTime, 'exceptions' | 'absences'>, Keeping {
  readonly id: string;
}

/** When somebody is away, and days on which they work other hours than usual. Why is not told. */
export function Absences({ id, done, again, ...listed }: AbsencesGiven) {
  const { t } = useTranslation();
  return (
    <Section id="absences" title={t('places.time.absences')}>
      <p>{t('places.time.absencesHint')}</p>
      <AllListed {...listed} done={done} again={again} />
      <details className="folded">
        <summary>{t('places.time.addAbsence')}</summary>
        <NewAbsence id={id} done={done} />
      </details>
      <details className="folded">
        <summary>{t('places.time.addException')}</summary>
        <NewException id={id} done={done} />
      </details>
    </Section>
  );
}

/** Each can be removed, unless somebody else did so just before. */
function AllListed({ exceptions, absences, done, again }: Omit<AbsencesGiven, 'id'>) {
  const { t } = useTranslation();
  const absenceEnd = useChange(END_ABSENCE);
  const exceptionEnd = useChange(END_EXCEPTION);
  const endAbsence = async (busyTimeId: string) => {
    if (await absenceEnd.ask({ busyTimeId })) done(t('places.said.removed'));
  };
  const endException = async (exceptionId: string) => {
    if (await exceptionEnd.ask({ exceptionId })) done(t('places.said.removed'));
  };
  return (
    <>
      {exceptions.length + absences.length === 0 && <p>{t('places.time.noAbsences')}</p>}
      <NotEnded error={absenceEnd.error} again={again} />
      <NotEnded error={exceptionEnd.error} again={again} />
      <ul className="cards">
        {absences.map((absence) => (
          <Absence key={absence.id} absence={absence} end={() => void endAbsence(absence.id)} />
        ))}
        {exceptions.map((exception) => (
          <Exception key={exception.id} exception={exception} end={() => void endException(exception.id)} />
        ))}
      </ul>
    </>
  );
}

interface Removable {
  readonly end: () => void;
}

function Absence({ absence, end }: Removable & { readonly absence: KeptTime['absences'][number] }) {
  const { t } = useTranslation();
  return <Listed what={t('places.time.away')} when={daysText(absence.startsAt, absence.endsAt)} end={end} />;
}

/** Whole days by their dates, everything else to the minute. */
function daysText(startsAt: string, endsAt: string): string {
  const isWhole = [startsAt, endsAt].map(momentOf).every(({ hour, minute }) => hour === 0 && minute === 0);
  if (!isWhole) return spanText(startsAt, endsAt);
  const [first, last] = [dateOfText(startsAt), lastDayText(endsAt)];
  return first === last ? first : `${first} – ${last}`;
}

function Exception({ exception, end }: Removable & { readonly exception: KeptTime['exceptions'][number] }) {
  const { t } = useTranslation();
  const { day, start, end: until } = exception;
  const what =
    start && until ? t('places.time.exception', { hours: hoursOn(day, start, until) }) : t('places.time.away');
  return <Listed what={what} when={dateText(day)} end={end} />;
}

interface ListedGiven extends Removable {
  readonly what: string;
  readonly when: string;
}

function Listed({ what, when, end }: ListedGiven) {
  const { t } = useTranslation();
  return (
    <li>
      <p className="card-title">{when}</p>
      <p>{what}</p>
      <Button variant="secondary" onClick={end}>
        {t('places.time.remove')}
        <span className="hidden"> {when}</span>
      </Button>
    </li>
  );
}

interface NewGiven extends Pick<AbsencesGiven, 'done'> {
  readonly id: string;
}

function NewAbsence({ id, done }: NewGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_ABSENCE);
  const [firstDay, begin] = useState('');
  const [lastDay, end] = useState('');
  const send = async () => {
    const span = { startsAt: startOfDay(firstDay), endsAt: afterDay(lastDay) };
    if (!(await ask({ professionalId: id, status: 'OUT_OF_OFFICE', ...span }))) return;
    begin('');
    end('');
    done(t('places.said.absence'));
  };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <Field label={t('places.time.firstDay')} type="date" value={firstDay} write={begin} />
      <Field label={t('places.time.lastDay')} type="date" value={lastDay} write={end} />
    </AdministrationForm>
  );
}

const NOTHING = { day: '', start: '', end: '' };

function NewException({ id, done }: NewGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_EXCEPTION);
  const [{ day, ...hours }, write] = useState(NOTHING);
  const send = async () => {
    if (!(await ask({ professionalId: id, day, hours }))) return;
    write(NOTHING);
    done(t('places.said.exception'));
  };
  const told = { day, ...hours };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <Field label={t('places.time.day')} type="date" value={day} write={(value) => write({ ...told, day: value })} />
      {(['start', 'end'] as const).map((edge) => (
        <Field
          key={edge}
          label={t(`administration.${edge}`)}
          type="time"
          value={hours[edge]}
          write={(value) => write({ ...told, [edge]: value })}
        />
      ))}
    </AdministrationForm>
  );
}
