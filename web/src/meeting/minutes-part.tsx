import { useTranslation } from 'react-i18next';
import { Opens } from '../parts/opened.js';
import { WorkPart } from '../parts/work-part.js';
import { dateOfText, dateText } from '../words/time.js';
import type { Minutes } from './meeting.query.js';
import { MinutesAnswers } from './minutes-answers.js';
import { PARTS } from './minutes-draft.js';
import { MinutesForm } from './minutes-form.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';

/** The minutes: written, shared, and what the family said of them. */
export function MinutesPart(given: MeetingGiven) {
  const { t } = useTranslation();
  const { meeting, phase, again } = given;
  if (phase !== 'held') return null;
  const { minutes } = meeting;
  return (
    <WorkPart anchor={ANCHORS.minutes} title={t('meeting.step.minutes')} again={again}>
      <WrittenInputs meeting={meeting} />
      {minutes !== null && minutes.state !== 'DRAFT' ? (
        <Shared minutes={minutes} {...given} />
      ) : (
        <MinutesForm {...given} />
      )}
    </WorkPart>
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
      <p className="own-words">{text}</p>
    </div>
  ));
}

interface SharedGiven extends MeetingGiven {
  readonly minutes: Minutes;
}

function Shared({ minutes, ...given }: SharedGiven) {
  const { t } = useTranslation();
  return (
    <>
      <SharedPage minutes={minutes} />
      <AgreedMatters minutes={minutes} {...given} />
      <MinutesAnswers minutes={minutes} {...given} />
      <div className="acts">
        <Opens name="minutes" label={t('meeting.minutes.next')}>
          {(close) => <MinutesForm {...given} close={close} />}
        </Opens>
      </div>
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
            <dd className="own-words">{minutes[part]}</dd>
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
    <ul className="work-rows">
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
