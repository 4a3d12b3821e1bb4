import { useTranslation } from 'react-i18next';
import { Opens } from '../parts/opened.js';
import { WorkPart } from '../parts/work-part.js';
import { dateOfText, dateText } from '../words/time.js';
import { nameOf } from '../parts/names.js';
import type { Minutes } from './meeting.query.js';
import { MinutesAnswers } from './minutes-answers.js';
import { MinutesForm } from './minutes-form.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import type { MeetingGiven } from './given.js';

/** The minutes: written, shared, and what the family said of them. */
export function MinutesPart(given: MeetingGiven) {
  const { t } = useTranslation();
  const { meeting, phase, again } = given;
  const { minutes, writtenInputs } = meeting;
  if (phase !== 'held') return null;
  const isShared = minutes !== null && minutes.state !== 'DRAFT';
  return (
    <WorkPart anchor={ANCHORS.minutes} title={t('meeting.step.minutes')} again={again}>
      {writtenInputs.map(({ id, who, text }) => (
        <div key={id}>
          <p>
            <strong>{t('meeting.minutes.written', { name: nameOf(who) })}</strong>
          </p>
          <p className="own-words">{text}</p>
        </div>
      ))}
      {isShared ? (
        <>
          <SharedMinutes minutes={minutes} {...given} />
          <MinutesAnswers minutes={minutes} {...given} />
          <div className="acts">
            <Opens name="minutes" label={t('meeting.minutes.next')}>
              {(close) => <MinutesForm {...given} close={close} />}
            </Opens>
          </div>
        </>
      ) : (
        <MinutesForm {...given} />
      )}
    </WorkPart>
  );
}

function SharedMinutes({ minutes, page, meeting }: MeetingGiven & { readonly minutes: Minutes }) {
  const { t } = useTranslation();
  const names = useNames(page);
  const { edition, sharedAt, forAll, forAuthorities, forFamily, matters } = minutes;
  const parts = [
    ['forAll', forAll],
    ['forAuthorities', forAuthorities],
    ['forFamily', forFamily],
  ] as const;
  return (
    <>
      <p>{t('meeting.minutes.sharedOn', { edition, day: sharedAt ? dateOfText(sharedAt) : '' })}</p>
      <dl className="meeting-facts">
        {parts.map(
          ([part, text]) =>
            text && (
              <div key={part}>
                <dt>{t(`case.minutes.${part}`)}</dt>
                <dd className="own-words">{text}</dd>
              </div>
            ),
        )}
      </dl>
      {matters.length > 0 && (
        <ul className="work-rows">
          {matters.map(({ id, text, who, personId, dueOn }) => {
            const owner = meeting.participants.find((one) =>
              who ? one.who?.id === who.id : one.personId === personId,
            );
            return (
              <li key={id}>
                {text}{' '}
                <span className="beside">
                  {[(who || personId) && owner && names(owner), dueOn && dateText(dueOn)].filter(Boolean).join(', ')}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
