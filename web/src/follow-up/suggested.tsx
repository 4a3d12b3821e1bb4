import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { Promised } from './follow-up.query.js';
import type { PromiseGiven } from './given.js';
import { DECLINE, TAKE_UP } from './promises.query.js';
import { isDrafted } from './promises.js';
import { dateText } from '../words/time.js';

interface SuggestedGiven extends PromiseGiven {
  readonly suggestion: NonNullable<Promised['suggestion']>;
  readonly keeps: boolean;
}

/** What the owner would rather promise: it is taken up, or answered why not. */
export function Suggested(given: SuggestedGiven) {
  const { t } = useTranslation();
  const { suggestion, keeps } = given;
  const what = [suggestion.text, suggestion.dueOn && t('followUp.suggested.day', { day: dateText(suggestion.dueOn) })];
  return (
    <div className="suggested">
      <p className="told-words">{t('followUp.suggested.told', { what: what.filter(Boolean).join(', ') })}</p>
      {suggestion.comment && (
        <p className="told-words">{t('followUp.promises.reason', { reason: suggestion.comment })}</p>
      )}
      {keeps && (
        <div className="acts promise-acts">
          {isDrafted(given.page) ? <TakeUp {...given} /> : <ToDraft caseId={given.page.id} />}
          <Act label={t('followUp.suggested.decline')}>{(close) => <Decline {...given} close={close} />}</Act>
        </div>
      )}
    </div>
  );
}

/** The next version has not been begun: it is there that the suggestion is taken in. */
function ToDraft({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('followUp.suggested.draftFirst')}{' '}
      <Link href={`/asiat/${caseId}/suunnitelma`}>{t('followUp.promises.toPlan')}</Link>
    </p>
  );
}

function TakeUp(given: SuggestedGiven) {
  const { t } = useTranslation();
  const { id, version } = given.suggestion;
  const going = useGoesOn('followUp', given, t('followUp.said.takenUp'));
  const input = () => ({ suggestionId: id, expectedVersion: version });
  return <Form document={TAKE_UP} input={input} submit={t('followUp.suggested.takeUp')} {...going} />;
}

function Decline(given: SuggestedGiven) {
  const { t } = useTranslation();
  const { id, version } = given.suggestion;
  const [reason, write] = useState('');
  const going = useGoesOn('followUp', given, t('followUp.said.declined'));
  const input = () => ({ suggestionId: id, expectedVersion: version, reason: reason.trim() });
  return (
    <Form document={DECLINE} input={input} submit={t('followUp.suggested.send')} {...going}>
      <LongField
        label={t('followUp.suggested.why')}
        hint={t('followUp.suggested.whyHint')}
        value={reason}
        write={write}
        missing={t('followUp.progress.whyMissing')}
      />
    </Form>
  );
}
