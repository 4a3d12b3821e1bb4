import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { now } from '../words/clock.js';
import { whenText } from '../words/time.js';
import { waitedText } from '../words/waited.js';
import { instantOf } from '../words/wall.js';
import { AskerLine } from './asker.js';
import { ANSWER_WISH, type Askers, ASKERS, type Wish } from './wishes.query.js';

interface CardGiven {
  readonly wish: Wish;
  readonly part: PartOfForm;
}

/** A wish: whose it is, in which words, how they are reached, and what may be done about it. */
export function WishCard({ wish, part }: CardGiven) {
  const { t } = useTranslation();
  const { caseId, askedBy } = wish;
  return (
    <>
      <Shown query={ASKERS} variables={{ caseId }} meanwhile={<Wished wish={wish} meetings={[]} />}>
        {({ casePage }) => (
          <>
            <AskerLine askers={casePage} id={askedBy} />
            <Wished wish={wish} meetings={casePage.meetings} />
          </>
        )}
      </Shown>
      <Act label={t('wishes.answer')}>{(close) => <AnswerForm wish={wish} part={{ ...part, close }} />}</Act>
    </>
  );
}

interface WishedGiven {
  readonly wish: Wish;
  readonly meetings: Askers['meetings'];
}

/** What is wished, and since when. It stands there also when it is not known who wishes it. */
function Wished({ wish: { caseId, askedAt, words }, meetings }: WishedGiven) {
  const { t } = useTranslation();
  return (
    <>
      <p className="told">{words ?? t('wishes.noWords')}</p>
      <p>
        {t('wishes.asked', { when: whenText(askedAt) })}, {t('wishes.waited', { long: waitedText(askedAt, t) })}
      </p>
      <Ways caseId={caseId} meetings={meetings} />
    </>
  );
}

interface WaysGiven {
  readonly caseId: string;
  readonly meetings: Askers['meetings'];
}

/** A meeting that gets its time takes the wish up by itself; one that is ahead may be moved instead. */
function Ways({ caseId, meetings }: WaysGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <p className="steps">
      {has('COUNSELLOR') && <Link href={`/kutsu?asia=${caseId}`}>{t('wishes.gather')}</Link>}
      {aheadOf(meetings).map(({ id, startsAt }) => (
        <Link key={id} href={`/asiat/${caseId}/tapaaminen/${id}`}>
          {t('wishes.move', { when: whenText(startsAt) })}
        </Link>
      ))}
      <Link href={`/asiat/${caseId}`}>{t('app.toCase')}</Link>
    </p>
  );
}

/** Meetings that have a time and have not begun. */
function aheadOf(meetings: Askers['meetings']) {
  const at = instantOf(now());
  return meetings.flatMap(({ id, state, startsAt }) =>
    state === 'SCHEDULED' && startsAt !== null && startsAt > at ? [{ id, startsAt }] : [],
  );
}

function AnswerForm({ wish: { id, version }, part }: CardGiven) {
  const { t } = useTranslation();
  const [answer, write] = useState('');
  const input = () => ({ wishId: id, expectedVersion: version, answer: answer.trim() });
  return (
    <Form
      document={ANSWER_WISH}
      input={input}
      submit={t('wishes.send')}
      refusals={t('wishes.refused', { returnObjects: true })}
      {...goesOn(part, t('wishes.answered'))}
    >
      <LongField
        label={t('wishes.words')}
        hint={t('wishes.wordsHint')}
        value={answer}
        write={write}
        missing={t('wishes.missing')}
      />
    </Form>
  );
}
