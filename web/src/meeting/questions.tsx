import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useStep } from '../parts/work.js';
import { dateOfText } from '../words/time.js';
import { CLOSE_QUESTION } from './answer.query.js';
import type { Invitation } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { nameOf } from '../words/names.js';

/** What came in and is no answer by itself: somebody has to read it. */
export function Questions({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { make, error } = useStep(CLOSE_QUESTION);
  const open = invitation.questions.filter(({ closedAt }) => closedAt === null);
  if (open.length === 0) return null;
  return (
    <>
      {open.map(({ id, at, comment, delegatedTo, outcome }) => (
        <div key={id}>
          <p className="late">{t(`meeting.question.${outcome}`, { day: dateOfText(at) })}</p>
          {comment && <p className="own-words">{t('meeting.answers.said', { words: comment })}</p>}
          {delegatedTo && <p>{t('meeting.seats.named', { name: delegatedTo })}</p>}
          <Button variant="secondary" onClick={() => void make({ questionId: id }, t('meeting.question.closed'))}>
            {t('meeting.question.close')}
            <span className="hidden"> {nameOf(invitation)}</span>
          </Button>
        </div>
      ))}
      <Refusal error={error} />
    </>
  );
}
