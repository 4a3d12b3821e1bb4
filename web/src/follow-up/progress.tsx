import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { Promised } from './follow-up.query.js';
import type { PromiseGiven } from './given.js';
import { ownerText } from './promises.js';
import { COMMIT, REPORT } from './promises.query.js';

/** Which promise, and as it was seen. */
const seen = ({ id, version }: Promised) => ({ actionId: id, expectedVersion: version });

/** Done, as one heard on the telephone: one press. */
export function Done(given: PromiseGiven) {
  const { t } = useTranslation();
  const { promise } = given;
  const going = useGoesOn('followUp', given, t('followUp.said.DONE', { what: promise.text ?? '' }));
  const input = () => ({ ...seen(promise), progress: 'DONE' as const });
  return <Form document={REPORT} input={input} submit={t('followUp.progress.done')} {...going} />;
}

/** What may be said of what is done: that it is not. */
const CORRECTED = ['IN_PROGRESS', 'STUCK', 'NOT_DONE'] as const;
const OTHERWISE = ['IN_PROGRESS', 'STUCK', 'NOT_DONE', 'DONE', 'CANCELLED'] as const;
type Told = (typeof OTHERWISE)[number];

/** What else may be said of a promise than what stands; a new obstacle may. */
const choicesOf = ({ progress }: Promised): readonly Told[] =>
  progress === 'DONE' ? CORRECTED : OTHERWISE.filter((each) => each !== progress || each === 'STUCK');

/** How it goes else: what is in the way, or why it was not done. */
export function HowItGoes(given: PromiseGiven) {
  const { t } = useTranslation();
  const { promise } = given;
  const [progress, choose] = useState('');
  const [reason, write] = useState('');
  const choices = choicesOf(promise);
  const chosen = choices.find((each) => each === progress);
  const going = useGoesOn('followUp', given, t(`followUp.said.${chosen ?? 'DONE'}`, { what: promise.text ?? '' }));
  const hasReason = chosen === 'STUCK' || chosen === 'NOT_DONE';
  const input = () => ({ ...seen(promise), progress: chosen!, ...(hasReason && { reason: reason.trim() || null }) });
  return (
    <Form document={REPORT} input={input} submit={t('followUp.progress.send')} {...going}>
      <RadioField
        label={t('followUp.progress.how', { whom: ownerText(promise, t) })}
        value={progress}
        write={choose}
        missing={t('followUp.progress.missing')}
        choices={choices.map((each) => [each, t(`followUp.progress.as.${each}`)])}
      />
      {hasReason && <Why progress={chosen} reason={reason} write={write} />}
    </Form>
  );
}

interface WhyGiven {
  readonly progress: Told;
  readonly reason: string;
  readonly write: (reason: string) => void;
}

function Why({ progress, reason, write }: WhyGiven) {
  const { t } = useTranslation();
  const isNeeded = progress === 'NOT_DONE';
  return (
    <LongField
      label={t(isNeeded ? 'followUp.progress.whyNot' : 'followUp.progress.obstacle')}
      value={reason}
      write={write}
      {...(isNeeded && { missing: t('followUp.progress.whyMissing') })}
    />
  );
}

/** Who was asked was rung up, and promises it. */
export function Committed(given: PromiseGiven) {
  const { t } = useTranslation();
  const { promise } = given;
  const going = useGoesOn('followUp', given, t('followUp.said.committed', { whom: ownerText(promise, t) }));
  const input = () => ({ ...seen(promise), committed: true, byPhone: true });
  return <Form document={COMMIT} input={input} submit={t('followUp.progress.committed')} {...going} />;
}
