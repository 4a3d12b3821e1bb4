import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { AnswerRow } from './answer-row.js';
import type { Invitation } from './meeting.query.js';
import { ANCHORS } from './steps.js';
import type { PartGiven } from './given.js';

/** Whom somebody has to ring stands before those who only have to answer. */
const URGENCY: readonly Invitation['state'][] = [
  'BOUNCED',
  'COUNTER_PROPOSED',
  'DELEGATED',
  'DECLINED',
  'SENT',
  'WAITING',
  'TENTATIVE',
  'ACCEPTED',
  'CANCELLED',
];
const urgencyOf = ({ state, questions }: Invitation): number =>
  questions.some(({ closedAt }) => closedAt === null) ? 0 : URGENCY.indexOf(state);

/** Who was invited, what they said, and what can be done about it. */
export function Answers({ invitations, again, ...given }: PartGiven & { readonly invitations: readonly Invitation[] }) {
  const { t } = useTranslation();
  const standing = invitations.filter(({ state }) => state !== 'CANCELLED');
  const sorted = standing.toSorted(
    (a, b) => urgencyOf(a) - urgencyOf(b) || (b.hoursWaited ?? 0) - (a.hoursWaited ?? 0),
  );
  return (
    <Doing id={ANCHORS.answers} title={t('meeting.step.answers')} again={again}>
      {(part) => (
        <>
          {sorted.length === 0 && <p>{t('meeting.answers.none')}</p>}
          <ul className="plain">
            {sorted.map((invitation) => (
              <AnswerRow key={invitation.id} invitation={invitation} part={part} {...given} />
            ))}
          </ul>
        </>
      )}
    </Doing>
  );
}
