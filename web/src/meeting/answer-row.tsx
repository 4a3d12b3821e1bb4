import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Act, GiveUp } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { useStep } from '../parts/step.js';
import { dateOfText } from '../words/time.js';
import { ANSWER_BY_PHONE, RESEND } from './answer.query.js';
import { Counter } from './counter.js';
import type { Invitation } from './meeting.query.js';
import { Questions } from './questions.js';
import { Refusal } from './refusal.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';
import { lengthText } from '../words/waited.js';
import { CallLink } from '../parts/call-link.js';

interface RowGiven extends WorkGiven {
  readonly invitation: Invitation;
}

/** Whoever does not come, or was not reached, is rung. */
const BAD: readonly Invitation['state'][] = ['BOUNCED', 'DECLINED', 'DELEGATED'];

/** Somebody who was invited: what they said, their number, and what can be done. */
export function AnswerRow({ invitation, ...given }: RowGiven) {
  const { t } = useTranslation();
  const { meeting, phase, part } = given;
  const { state, unitName, comment, professionalId } = invitation;
  const participant = meeting.participants.find(({ who }) => who?.id === professionalId);
  const phone = participant?.who?.phone;
  return (
    <li>
      <div className="colleague">
        <strong>{nameOf(invitation)}</strong>
        {unitName && <span className="beside">{unitName}</span>}
        {participant && <span className="beside">{t(`case.needed.${participant.needed}`)}</span>}
        {phone && <CallLink number={phone} />}
      </div>
      <Answered invitation={invitation} />
      {comment && <p className="told-words">{t('meeting.answers.said', { words: comment })}</p>}
      {phase === 'ahead' && (
        <>
          {state === 'COUNTER_PROPOSED' && <Counter invitation={invitation} {...given} />}
          <Questions invitation={invitation} part={part} />
          <Acts invitation={invitation} part={part} />
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
        <span className="beside"> {t('meeting.answers.waited', { time: lengthText(hoursWaited, t) })}</span>
      )}
    </p>
  );
}

interface ActGiven {
  readonly invitation: Invitation;
  readonly part: PartOfForm;
}

function Acts({ invitation, part }: ActGiven) {
  const { t } = useTranslation();
  const name = nameOf(invitation);
  return (
    <div className="acts">
      <Act label={t('meeting.answers.byPhone')} of={name}>
        {(close) => <ByPhone invitation={invitation} part={{ ...part, close }} />}
      </Act>
      <Form
        document={RESEND}
        input={() => ({ invitationId: invitation.id })}
        submit={t('meeting.answers.resend')}
        of={name}
        variant="secondary"
        {...useGoesOn('meeting', part, t('meeting.answers.resent', { name }))}
      />
    </div>
  );
}

const SPOKEN = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;

/** One press writes the answer down: somebody is on the telephone. */
function ByPhone({ invitation, part }: ActGiven) {
  const { t } = useTranslation();
  const { make, error, isBusy } = useStep(ANSWER_BY_PHONE, part);
  const [words, write] = useState('');
  const name = nameOf(invitation);
  const say = (answer: (typeof SPOKEN)[number]) => {
    const seen = { invitationId: invitation.id, expectedVersion: invitation.version };
    const told = t('meeting.answers.recorded', { name, what: t(`meeting.answer.${answer}`) });
    void make({ ...seen, answer, comment: words.trim() || null }, told);
  };
  return (
    <div className="form">
      <p>{t('meeting.answers.whatSaid', { name })}</p>
      <LongField label={t('meeting.answers.comment')} value={words} write={write} />
      <Refusal error={error} />
      <div className="form-do">
        {SPOKEN.map((answer) => (
          <Button key={answer} variant="secondary" onClick={() => say(answer)}>
            {t(`meeting.spoken.${answer}`)}
          </Button>
        ))}
        <GiveUp part={part} />
        <span role="status">{isBusy && t('form.saving')}</span>
      </div>
    </div>
  );
}
