import { useTranslation } from 'react-i18next';
import type { CasePage, Plan } from './case.query.js';
import { dateOfText, dateText } from '../words/time.js';
import { useNames } from './names.js';
import { Leads, More, PartOfCase } from './part.js';

/** So many answers are read at a glance; the others are opened. */
const GLANCE = 5;

interface FollowUpGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** When all look at it together again, and how things are until then. */
export function FollowUp({ page, isKept }: FollowUpGiven) {
  const { t } = useTranslation();
  const reviews = page.plan?.reviews ?? [];
  const next = reviews.find(({ state }) => state === 'DUE');
  const held = reviews.filter(({ state }) => state === 'HELD');
  const { faces, ratings } = page.followUp;
  if (!next && held.length + faces.length + ratings.length === 0 && !isKept) return null;
  return (
    <PartOfCase part="followUp">
      <p>{next ? t('case.followUp.next', { day: dateText(next.dueOn) }) : t('case.followUp.none')}</p>
      <Faces page={page} faces={faces.slice(0, GLANCE)} />
      {faces.length > GLANCE && (
        <More title={t('case.followUp.earlier', { count: faces.length - GLANCE })}>
          <Faces page={page} faces={faces.slice(GLANCE)} />
        </More>
      )}
      {held.length > 0 && (
        <More title={t('case.followUp.reviews', { count: held.length })}>
          <HeldReviews page={page} held={held} />
        </More>
      )}
      <Leads caseId={page.id} to={['followUp']} />
    </PartOfCase>
  );
}

type Faces = CasePage['followUp']['faces'];

function Faces({ page, faces }: { readonly page: CasePage; readonly faces: Faces }) {
  const { t } = useTranslation();
  const names = useNames(page);
  if (faces.length === 0) return null;
  return (
    <ul className="case-plain">
      {faces.map(({ id, personId, day, face, words, notedAt }) => (
        <li key={id}>
          {dateText(day)}, {names(personId)}:{' '}
          <span className={face === 'BAD' && !notedAt ? 'late' : undefined}>{t(`case.face.${face}`)}</span>
          {words && <q className="case-words">{words}</q>}
        </li>
      ))}
    </ul>
  );
}

interface HeldGiven {
  readonly page: CasePage;
  readonly held: Plan['reviews'];
}

function HeldReviews({ page, held }: HeldGiven) {
  const { t } = useTranslation();
  const goals = new Map(page.plan?.goals.map(({ id, text }) => [id, text]));
  return held.map(({ id, dueOn, heldAt, decision, note }) => (
    <div key={id} className="case-goal">
      <p>
        <strong>{heldAt ? dateOfText(heldAt) : dateText(dueOn)}</strong>
        {decision && `: ${t(`case.decision.${decision}`)}`}
      </p>
      {note && <p className="case-told-words">{note}</p>}
      <ul className="case-plain">
        {page.followUp.ratings
          .filter(({ reviewId }) => reviewId === id)
          .map((rating) => (
            <li key={rating.id}>
              {goals.get(rating.goalId) ?? t('case.notShown')} <strong>{t(`case.rating.${rating.rating}`)}</strong>
              {rating.words && <q className="case-words">{rating.words}</q>}
            </li>
          ))}
      </ul>
    </div>
  ));
}
