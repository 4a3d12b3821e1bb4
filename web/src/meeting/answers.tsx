import { useTranslation } from 'react-i18next';
import { WorkPart } from '../parts/work-part.js';
import { AnswerRow } from './answer-row.js';
import type { Invitation } from './meeting.query.js';
import { ANCHORS } from './steps.js';
import type { MeetingGiven } from './given.js';

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
export function Answers({ invitations, ...given }: MeetingGiven & { readonly invitations: readonly Invitation[] }) {
  const { t } = useTranslation();
  const standing = invitations.filter(({ state }) => state !== 'CANCELLED');
  const sorted = standing.toSorted(
    (a, b) => urgencyOf(a) - urgencyOf(b) || (b.hoursWaited ?? 0) - (a.hoursWaited ?? 0),
  );
  return (
    <WorkPart anchor={ANCHORS.answers} title={t('meeting.step.answers')} again={given.again}>
      {sorted.length === 0 && <p>{t('meeting.answers.none')}</p>}
      <ul className="work-rows">
        {sorted.map((invitation) => (
          <AnswerRow key={invitation.id} invitation={invitation} {...given} />
        ))}
      </ul>
    </WorkPart>
  );
}
