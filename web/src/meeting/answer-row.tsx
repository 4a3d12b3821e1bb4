import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { Opens } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { dateOfText } from '../words/time.js';
import { ANSWER_BY_PHONE, RESEND } from './answer.query.js';
import { Counter } from './counter.js';
import type { Invitation } from './meeting.query.js';
import { Questions } from './questions.js';
import { Refusal } from './refusal.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

interface RowGiven extends MeetingGiven {
  readonly invitation: Invitation;
}

/** Whoever does not come, or was not reached, is rung. */
const BAD: readonly Invitation['state'][] = ['BOUNCED', 'DECLINED', 'DELEGATED'];

/** Somebody who was invited: what they said, their number, and what can be done. */
export function AnswerRow({ invitation, ...given }: RowGiven) {
  const { t } = useTranslation();
  const { meeting, phase } = given;
  const { state, unitName, comment, professionalId } = invitation;
  const participant = meeting.participants.find(({ who }) => who?.id === professionalId);
  const phone = participant?.who?.phone;
  return (
    <li>
      <div className="work-who">
        <strong>{nameOf(invitation)}</strong>
        {unitName && <span className="beside">{unitName}</span>}
        {participant && <span className="beside">{t(`case.needed.${participant.needed}`)}</span>}
        {phone && <CallLink number={phone} />}
      </div>
      <Answered invitation={invitation} />
      {comment && <p className="own-words">{t('meeting.answers.said', { words: comment })}</p>}
      {phase === 'ahead' && (
        <>
          {state === 'COUNTER_PROPOSED' && <Counter invitation={invitation} {...given} />}
          <Questions invitation={invitation} />
          <Acts invitation={invitation} />
        </>
      )}
    </li>
  );
}

/** The answer, when and how it came; or how long it is waited for. */
function Answered({ invitation: { state, hoursWaited, answeredAt, answeredBy } }: Pick<RowGiven, 'invitation'>) {
  const { t } = useTranslation();
  return (
    <p className={BAD.includes(state) ? 'late' : 'state-word'}>
      {t(`meeting.answer.${state}`)}
      {answeredAt && answeredBy && (
        <span className="beside">
          {' '}
          {t('meeting.answers.by', { day: dateOfText(answeredAt), way: t(`meeting.by.${answeredBy}`) })}
        </span>
      )}
      {hoursWaited !== null && state !== 'BOUNCED' && (
        <span className="beside"> {t('meeting.answers.waited', { hours: hoursWaited < 1 ? '< 1' : hoursWaited })}</span>
      )}
    </p>
  );
}

function Acts({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { make, error } = useStep(RESEND);
  const name = nameOf(invitation);
  const again = () => void make({ invitationId: invitation.id }, t('meeting.answers.resent', { name }));
  return (
    <>
      <div className="acts">
        <Opens name={`answer ${invitation.id}`} label={t('meeting.answers.byPhone')} of={name}>
          {(close) => <ByPhone invitation={invitation} close={close} />}
        </Opens>
        <Button variant="secondaryNoBorder" onClick={again}>
          {t('meeting.answers.resend')}
          <span className="hidden"> {name}</span>
        </Button>
      </div>
      <Refusal error={error} />
    </>
  );
}

const SPOKEN = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;

function ByPhone({ invitation, close }: { readonly invitation: Invitation; readonly close: () => void }) {
  const { t } = useTranslation();
  const { make, error, isBusy } = useStep(ANSWER_BY_PHONE);
  const [words, write] = useState('');
  const name = nameOf(invitation);
  const say = async (answer: (typeof SPOKEN)[number]) => {
    const seen = { invitationId: invitation.id, expectedVersion: invitation.version };
    const told = t('meeting.answers.recorded', { name, what: t(`meeting.answer.${answer}`) });
    if (await make({ ...seen, answer, comment: words.trim() || null }, told)) close();
  };
  return (
    <>
      <p>{t('meeting.answers.whatSaid', { name })}</p>
      <Comment words={words} write={write} />
      <Refusal error={error} />
      <div className="acts">
        {SPOKEN.map((answer) => (
          <Button key={answer} variant="secondary" onClick={() => void say(answer)}>
            {t(`meeting.spoken.${answer}`)}
          </Button>
        ))}
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </>
  );
}

function Comment({ words, write }: { readonly words: string; readonly write: (words: string) => void }) {
  const { t } = useTranslation();
  return (
    <Textarea
      labelText={t('meeting.answers.comment')}
      optionalText={t('meeting.optional')}
      fullWidth
      value={words}
      onChange={({ target }) => write(target.value)}
    />
  );
}
