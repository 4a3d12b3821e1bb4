import { useTranslation } from 'react-i18next';
import { Form, useGoesOn } from '../parts/form.js';
import { dateOfText } from '../words/time.js';
import { CLOSE_QUESTION } from './answer.query.js';
import type { Invitation } from './meeting.query.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';

interface QuestionsGiven extends Pick<WorkGiven, 'part'> {
  readonly invitation: Invitation;
}

/** What came in and is no answer by itself: somebody has to read it. */
export function Questions({ invitation, part }: QuestionsGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('meeting', part, t('meeting.question.closed'));
  const open = invitation.questions.filter(({ closedAt }) => closedAt === null);
  return open.map(({ id, at, comment, delegatedTo, outcome }) => (
    <div key={id}>
      <p className="late">{t(`meeting.question.${outcome}`, { day: dateOfText(at) })}</p>
      {comment && <p className="told-words">{t('meeting.answers.said', { words: comment })}</p>}
      {delegatedTo && <p>{t('meeting.seats.named', { name: delegatedTo })}</p>}
      <Form
        document={CLOSE_QUESTION}
        input={() => ({ questionId: id })}
        submit={t('meeting.question.close')}
        of={nameOf(invitation)}
        variant="secondary"
        {...going}
      />
    </div>
  ));
}
