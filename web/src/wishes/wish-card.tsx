import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { hoursSince } from '../words/clock.js';
import { whenText } from '../words/time.js';
import { AskerLine } from './asker.js';
import { ANSWER_WISH, ASKERS, type Wish } from './wishes.query.js';

interface CardGiven {
  readonly wish: Wish;
  readonly part: PartOfForm;
}

/** A wish: whose it is, in which words, how they are reached, and what may be done about it. */
export function WishCard({ wish, part }: CardGiven) {
  const { t } = useTranslation();
  const { caseId, askedBy, askedAt, words } = wish;
  const hours = hoursSince(askedAt);
  return (
    <>
      <Shown query={ASKERS} variables={{ caseId }}>
        {({ casePage }) => <AskerLine askers={casePage} id={askedBy} />}
      </Shown>
      <p className="told">{words ?? t('wishes.noWords')}</p>
      <p>
        {t('wishes.asked', { when: whenText(askedAt) })}
        {hours > 0 && `, ${t('wishes.waited', { hours })}`}
      </p>
      <Ways caseId={caseId} />
      <Act label={t('wishes.answer')}>{(close) => <AnswerForm wish={wish} part={{ ...part, close }} />}</Act>
    </>
  );
}

/** A meeting that gets its time takes the wish up by itself. */
function Ways({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <p className="steps">
      {has('COUNSELLOR') && <Link href={`/kutsu?asia=${caseId}`}>{t('wishes.gather')}</Link>}
      <Link href={`/asiat/${caseId}`}>{t('app.toCase')}</Link>
    </p>
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
