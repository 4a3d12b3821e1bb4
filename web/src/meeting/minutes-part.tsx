import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { dateOfText, dateText } from '../words/time.js';
import type { Minutes } from './meeting.query.js';
import { MinutesAnswers } from './minutes-answers.js';
import { PARTS } from './minutes-draft.js';
import { MinutesForm } from './minutes-form.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import type { MeetingGiven, PartGiven, WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';

/** The minutes: written, shared, and what the family said of them. */
export function MinutesPart({ again, ...given }: PartGiven) {
  const { t } = useTranslation();
  const { meeting, phase } = given;
  if (phase !== 'held') return null;
  const { minutes } = meeting;
  return (
    <Doing id={ANCHORS.minutes} title={t('meeting.step.minutes')} again={again}>
      {(part) => (
        <>
          <WrittenInputs meeting={meeting} />
          {minutes !== null && minutes.state !== 'DRAFT' ? (
            <Shared minutes={minutes} {...given} part={part} />
          ) : (
            <MinutesForm {...given} part={part} />
          )}
        </>
      )}
    </Doing>
  );
}

/** What authorities gave in writing instead of coming. */
function WrittenInputs({ meeting: { writtenInputs } }: Pick<MeetingGiven, 'meeting'>) {
  const { t } = useTranslation();
  return writtenInputs.map(({ id, who, text }) => (
    <div key={id}>
      <p>
        <strong>{t('meeting.minutes.written', { name: nameOf(who) })}</strong>
      </p>
      <p className="told-words">{text}</p>
    </div>
  ));
}

interface SharedGiven extends WorkGiven {
  readonly minutes: Minutes;
}

function Shared(given: SharedGiven) {
  const { t } = useTranslation();
  const { minutes, part } = given;
  return (
    <>
      <SharedPage minutes={minutes} />
      <AgreedMatters {...given} />
      <MinutesAnswers {...given} />
      <Act label={t('meeting.minutes.next')}>{(close) => <MinutesForm {...given} part={{ ...part, close }} />}</Act>
    </>
  );
}

function SharedPage({ minutes }: Pick<SharedGiven, 'minutes'>) {
  const { t } = useTranslation();
  const { edition, sharedAt } = minutes;
  return (
    <>
      <p>{t('meeting.minutes.sharedOn', { edition, day: sharedAt ? dateOfText(sharedAt) : '' })}</p>
      <dl className="meeting-facts">
        {PARTS.filter((part) => minutes[part]).map((part) => (
          <div key={part}>
            <dt>{t(`case.minutes.${part}`)}</dt>
            <dd className="told-words">{minutes[part]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function AgreedMatters({ minutes: { matters }, page, meeting }: SharedGiven) {
  const names = useNames(page);
  if (matters.length === 0) return null;
  const ownerOf = ({ who, personId }: Minutes['matters'][number]) =>
    meeting.participants.find((one) => (who ? one.who?.id === who.id : personId !== null && one.personId === personId));
  return (
    <ul className="plain">
      {matters.map((matter) => {
        const owner = ownerOf(matter);
        const { id, text, dueOn } = matter;
        return (
          <li key={id}>
            {text}{' '}
            <span className="beside">
              {[owner && names(owner), dueOn && dateText(dueOn)].filter(Boolean).join(', ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
