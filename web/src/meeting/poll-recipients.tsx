import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Choice } from '../parts/field.js';
import { Opens } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { spanText } from '../words/time.js';
import { type Poll, POLL_ANSWERS, type Recipient, RESEND_POLL } from './poll.query.js';
import { Refusal } from './refusal.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

interface PollGiven extends MeetingGiven {
  readonly poll: Poll;
}

/** Who was asked, who has answered, and what they said on the telephone. */
export function PollRecipients({ poll, ...given }: PollGiven) {
  return (
    <ul className="work-rows">
      {poll.recipients
        .filter(({ isReplaced }) => !isReplaced)
        .map((recipient) => (
          <RecipientRow key={recipient.id} recipient={recipient} poll={poll} {...given} />
        ))}
    </ul>
  );
}

function RecipientRow({ recipient, poll, meeting }: PollGiven & { readonly recipient: Recipient }) {
  const { t } = useTranslation();
  const { id, hasAnswered, isUnreachable, substitute, professionalId } = recipient;
  const name = nameOf(recipient);
  const phone = meeting.participants.find(({ who }) => who?.id === professionalId)?.who?.phone;
  const state = isUnreachable ? 'unreachable' : hasAnswered ? 'answered' : 'waiting';
  return (
    <li>
      <div className="work-who">
        <strong>{name}</strong>
        <span className={isUnreachable ? 'late' : 'beside'}>{t(`meeting.poll.state.${state}`)}</span>
        {phone && <CallLink number={phone} />}
      </div>
      {substitute && <p>{t('meeting.seats.named', { name: substitute })}</p>}
      <div className="acts">
        <Opens name={`poll ${id}`} label={t('meeting.answers.byPhone')} of={name}>
          {(close) => <SpokenAnswers recipient={recipient} poll={poll} close={close} />}
        </Opens>
        {poll.state === 'OPEN' && !hasAnswered && <AskAgain recipient={recipient} />}
      </div>
    </li>
  );
}

function AskAgain({ recipient }: { readonly recipient: Recipient }) {
  const { t } = useTranslation();
  const { make, error } = useStep(RESEND_POLL);
  const name = nameOf(recipient);
  const seen = { recipientId: recipient.id, expectedVersion: recipient.version };
  return (
    <>
      <Button variant="secondaryNoBorder" onClick={() => void make(seen, t('meeting.poll.resent', { name }))}>
        {t('meeting.poll.resend')}
        <span className="hidden"> {name}</span>
      </Button>
      <Refusal error={error} />
    </>
  );
}

const SAID = ['CAN', 'IF_NEED_BE', 'CANNOT'] as const;
type Said = (typeof SAID)[number];

interface SpokenGiven {
  readonly recipient: Recipient;
  readonly poll: Poll;
  readonly close: () => void;
}

/** What somebody has said already of the times as they are now. */
const knownOf = ({ times }: Poll, { id: recipientId }: Recipient): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    times.flatMap(({ id, answers }) =>
      answers
        .filter((each) => each.recipientId === recipientId && !each.isOutdated)
        .map(({ answer }) => [id, answer] as const),
    ),
  );

function SpokenAnswers({ recipient, poll, close }: SpokenGiven) {
  const { t } = useTranslation();
  const { make, error } = useStep(POLL_ANSWERS);
  const [said, say] = useState(() => knownOf(poll, recipient));
  const save = async () => {
    const answers = Object.entries(said).map(([timeId, answer]) => ({ timeId, answer }));
    const input = { recipientId: recipient.id, expectedVersion: recipient.version, answers };
    if (await make(input, t('meeting.poll.recorded', { name: nameOf(recipient) }))) close();
  };
  const options = SAID.map((value) => ({ value, text: t(`meeting.poll.said.${value}`) }));
  return (
    <>
      {poll.times.map(({ id, start, end }) => (
        <Choice
          key={id}
          label={spanText(start, end)}
          none={t('meeting.poll.notSaid')}
          value={said[id] ?? ''}
          choose={(answer) => say({ ...said, [id]: answer })}
          options={options}
        />
      ))}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}
