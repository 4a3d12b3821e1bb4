import { useTranslation } from 'react-i18next';
import type { FeedbackGiven } from '../parts/feedback.query.js';

/** What was said in answer to being asked; nobody's name stands beside it. */
export function FeedbackHeard({ all }: { readonly all: readonly Omit<FeedbackGiven, 'month'>[] }) {
  const { t } = useTranslation();
  if (all.length === 0) return <p>{t('case.told.feedbackNone')}</p>;
  return (
    <ul className="plain">
      {all.map(({ id, askedGroup, kind, face, text }) => (
        <li key={id}>
          {t(`followUp.feedback.group.${askedGroup}`)}, {t(`followUp.feedback.of.${kind}`)}:{' '}
          <strong>{t(`followUp.faces.${face}`)}</strong>
          {text && <p className="told-words">{text}</p>}
        </li>
      ))}
    </ul>
  );
}
