import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { SelectField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { spanText } from '../words/time.js';
import { GiveSeat } from './poll-seat.js';
import { type Poll, POLL_ANSWERS, type Recipient, RESEND_POLL } from './poll.query.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

interface PollGiven extends WorkGiven {
  readonly poll: Poll;
}

/** Who was asked, who has answered, and what they said on the telephone. */
export function PollRecipients({ poll, ...given }: PollGiven) {
  return (
    <ul className="plain">
      {poll.recipients
        .filter(({ isReplaced }) => !isReplaced)
        .map((recipient) => (
          <RecipientRow key={recipient.id} recipient={recipient} poll={poll} {...given} />
        ))}
    </ul>
  );
}

function RecipientRow({ recipient, poll, page, meeting, part }: PollGiven & { readonly recipient: Recipient }) {
  const { t } = useTranslation();
  const { hasAnswered, isUnreachable, substitute, professionalId } = recipient;
  const phone = meeting.participants.find(({ who }) => who?.id === professionalId)?.who?.phone;
  const state = isUnreachable ? 'unreachable' : hasAnswered ? 'answered' : 'waiting';
  return (
    <li>
      <div className="colleague">
        <strong>{nameOf(recipient)}</strong>
        <span className={isUnreachable ? 'late' : 'beside'}>{t(`meeting.poll.state.${state}`)}</span>
        {phone && <CallLink number={phone} />}
      </div>
      {substitute && <p>{t('meeting.seats.named', { name: substitute })}</p>}
      <div className="acts">
        {substitute && <GiveSeat areaId={page.areaId} recipient={recipient} substitute={substitute} part={part} />}
        <Acts recipient={recipient} poll={poll} part={part} />
      </div>
    </li>
  );
}

interface ActGiven {
  readonly recipient: Recipient;
  readonly poll: Poll;
  readonly part: PartOfForm;
}

/** What can be done about one who is asked. */
function Acts({ recipient, poll, part }: ActGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Act label={t('meeting.answers.byPhone')} of={nameOf(recipient)}>
        {(close) => <SpokenAnswers recipient={recipient} poll={poll} part={{ ...part, close }} />}
      </Act>
      {poll.state === 'OPEN' && !recipient.hasAnswered && <AskAgain recipient={recipient} part={part} />}
    </>
  );
}

function AskAgain({ recipient, part }: Pick<ActGiven, 'recipient' | 'part'>) {
  const { t } = useTranslation();
  const name = nameOf(recipient);
  return (
    <Form
      document={RESEND_POLL}
      input={() => ({ recipientId: recipient.id, expectedVersion: recipient.version })}
      submit={t('meeting.poll.resend')}
      of={name}
      variant="secondary"
      {...useGoesOn('meeting', part, t('meeting.poll.resent', { name }))}
    />
  );
}

const SAID = ['CAN', 'IF_NEED_BE', 'CANNOT'] as const;

/** What somebody has said already of the times as they are now. */
const knownOf = ({ times }: Poll, { id: recipientId }: Recipient): Readonly<Record<string, string>> =>
  Object.fromEntries(
    times.flatMap(({ id, answers }) =>
      answers
        .filter((each) => each.recipientId === recipientId && !each.isOutdated)
        .map(({ answer }) => [id, answer] as const),
    ),
  );

function SpokenAnswers({ recipient, poll, part }: ActGiven) {
  const { t } = useTranslation();
  const [said, say] = useState(() => knownOf(poll, recipient));
  const answers = () =>
    poll.times.flatMap(({ id: timeId }) => {
      const answer = SAID.find((each) => each === said[timeId]);
      return answer ? [{ timeId, answer }] : [];
    });
  return (
    <Form
      document={POLL_ANSWERS}
      input={() => ({ recipientId: recipient.id, expectedVersion: recipient.version, answers: answers() })}
      submit={t('meeting.details.save')}
      {...useGoesOn('meeting', part, t('meeting.poll.recorded', { name: nameOf(recipient) }))}
    >
      {poll.times.map(({ id, start, end }) => (
        <SelectField
          key={id}
          label={spanText(start, end)}
          value={said[id] ?? ''}
          write={(answer) => say({ ...said, [id]: answer })}
          none={t('meeting.poll.notSaid')}
          choices={SAID.map((each) => [each, t(`meeting.poll.said.${each}`)])}
        />
      ))}
    </Form>
  );
}
