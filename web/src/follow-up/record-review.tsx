import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, LongField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import { isFar } from './far.js';
import type { FollowUpPage, Review } from './follow-up.query.js';
import type { FormGiven } from './given.js';
import { agreedNumber } from './promises.js';
import { RECORD_REVIEW } from './reviews.query.js';

const DECISIONS = ['CONTINUE', 'CHANGE_PLAN', 'ESCALATE', 'CLOSE'] as const;
const RATINGS = ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED', 'DROPPED'] as const;

/** What is typed of one goal. */
interface Rated {
  readonly rating: string;
  readonly words: string;
}
const UNRATED: Rated = { rating: '', words: '' };

interface Draft {
  readonly decision: string;
  readonly note: string;
  readonly nextReviewOn: string;
  readonly rated: Readonly<Record<string, Rated>>;
}
const EMPTY: Draft = { decision: '', note: '', nextReviewOn: '', rated: {} };

/** Goals of the agreed plan that no review has dropped: each is judged once more. */
function goalsOf(page: FollowUpPage) {
  const inForce = agreedNumber(page);
  const dropped = page.followUp.ratings.flatMap(({ goalId, rating }) => (rating === 'DROPPED' ? [goalId] : []));
  return (page.plan?.goals ?? []).filter(
    ({ id, sinceVersion, untilVersion }) =>
      sinceVersion <= inForce && (untilVersion === null || untilVersion > inForce) && !dropped.includes(id),
  );
}

/** What the form asks the server for. */
const inputOf = ({ id, version }: Review, goals: ReturnType<typeof goalsOf>, draft: Draft) => ({
  reviewId: id,
  expectedVersion: version,
  decision: DECISIONS.find((each) => each === draft.decision)!,
  note: draft.note.trim() || null,
  nextReviewOn: draft.decision === 'CLOSE' ? null : draft.nextReviewOn,
  goalRatings: goals.map((goal) => ({
    goalId: goal.id,
    rating: RATINGS.find((each) => each === draft.rated[goal.id]?.rating)!,
    words: draft.rated[goal.id]?.words.trim() || null,
  })),
});

/** The plan was looked at together: how far one came, what was decided, and when the next time is. */
export function RecordReview({ review, ...given }: FormGiven & { readonly review: Review }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(EMPTY);
  const goals = goalsOf(given.page);
  const going = useGoesOn('followUp', given, t('followUp.said.recorded'));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const write = (id: string) => (rated: Rated) => change({ rated: { ...draft.rated, [id]: rated } });
  return (
    <Form
      document={RECORD_REVIEW}
      input={() => inputOf(review, goals, draft)}
      submit={t('followUp.record.send')}
      {...going}
    >
      {goals.map(({ id, text }) => (
        <Goal key={id} text={text ?? t('case.notShown')} rated={draft.rated[id] ?? UNRATED} write={write(id)} />
      ))}
      <RadioField
        label={t('followUp.record.decision')}
        value={draft.decision}
        write={(decision) => change({ decision })}
        missing={t('followUp.record.decisionMissing')}
        choices={DECISIONS.map((each) => [each, t(`followUp.record.as.${each}`)])}
      />
      <WhatFollows draft={draft} change={change} />
    </Form>
  );
}

interface GoalGiven {
  readonly text: string;
  readonly rated: Rated;
  readonly write: (rated: Rated) => void;
}

function Goal({ text, rated, write }: GoalGiven) {
  const { t } = useTranslation();
  return (
    <>
      <RadioField
        label={t('followUp.record.goal', { text })}
        value={rated.rating}
        write={(rating) => write({ ...rated, rating })}
        missing={t('followUp.record.goalMissing')}
        choices={RATINGS.map((each) => [each, t(`followUp.record.rating.${each}`)])}
      />
      {rated.rating && (
        <LongField
          label={t('followUp.record.goalWords', { text })}
          value={rated.words}
          write={(words) => write({ ...rated, words })}
        />
      )}
    </>
  );
}

interface FollowsGiven {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

/** What was said; and unless the matter closes, the next time. */
function WhatFollows({ draft, change }: FollowsGiven) {
  const { t } = useTranslation();
  const isFarAway = draft.decision !== 'CLOSE' && isFar(draft.nextReviewOn);
  return (
    <>
      {draft.decision !== 'CLOSE' && (
        <DayField
          label={t('followUp.record.next')}
          value={draft.nextReviewOn}
          write={(nextReviewOn) => change({ nextReviewOn })}
          min={today()}
          missing={t('followUp.dayMissing')}
        />
      )}
      <LongField
        label={t('followUp.record.note')}
        {...(isFarAway && { hint: t('followUp.record.far'), missing: t('followUp.progress.whyMissing') })}
        value={draft.note}
        write={(note) => change({ note })}
      />
    </>
  );
}
