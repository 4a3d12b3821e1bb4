import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { dateOfText } from '../words/time.js';
import { BEGIN, CALL_OFF } from './closing-changes.query.js';
import type { View } from './closing.query.js';
import type { FormGiven, PartGiven } from './given.js';
import { PARTS } from './rows.js';
import { WhomToTell } from './whom-to-tell.js';

const REASONS = [
  'GOAL_REACHED',
  'FAMILY_WISH',
  'CONSENT_WITHDRAWN',
  'MOVED_AWAY',
  'HANDED_OVER',
  'NO_CONTACT',
  'OTHER',
] as const;

/** That the case is to end is said first, so that everybody hears of it and files what is theirs. */
export function BeginPart(given: PartGiven) {
  const { t } = useTranslation();
  const { closing } = given.view;
  return (
    <Doing id={PARTS.begin} title={t('closing.stage.begin')} again={given.again}>
      {(part) =>
        closing ? (
          <Begun {...given} {...part} closing={closing} />
        ) : (
          <>
            <p>{t('closing.begin.about')}</p>
            <Act label={t('closing.begin.open')} variant="default">
              {(close) => <BeginForm {...given} {...part} close={close} />}
            </Act>
          </>
        )
      }
    </Doing>
  );
}

function BeginForm(given: FormGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('closing', given, t('closing.said.begun'));
  const [reason, choose] = useState('');
  const [words, write] = useState('');
  const { caseId, version } = given.view;
  const input = () => ({
    caseId,
    expectedVersion: version,
    reason: REASONS.find((each) => each === reason)!,
    words: words.trim() || null,
  });
  return (
    <Form document={BEGIN} input={input} submit={t('closing.begin.send')} {...going}>
      <ReasonField value={reason} write={choose} />
      <LongField
        label={t('closing.begin.words')}
        hint={t('closing.begin.wordsHint')}
        value={words}
        write={write}
        {...(reason === 'OTHER' && { missing: t('closing.begin.wordsMissing') })}
      />
    </Form>
  );
}

function ReasonField(field: { readonly value: string; readonly write: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('closing.begin.reason')}
      {...field}
      missing={t('closing.begin.reasonMissing')}
      choices={REASONS.map((each) => [each, t(`case.closingReason.${each}`)])}
    />
  );
}

interface BegunGiven extends FormGiven {
  readonly closing: NonNullable<View['closing']>;
}

/** It was begun: why, whom one tells, and the way back. */
function Begun(given: BegunGiven) {
  const { t } = useTranslation();
  const { page, closing } = given;
  const words = page.closings.find(({ id }) => id === closing.id)?.words;
  return (
    <>
      <p>
        {t('case.closing.begun', { day: dateOfText(closing.begunAt) })} {t(`case.closingReason.${closing.reason}`)}.
      </p>
      {words && <p className="told-words">{words}</p>}
      <WhomToTell page={page} />
      <Act label={t('closing.callOff.open')} variant="secondaryNoBorder">
        {(close) => <CallOff {...given} close={close} />}
      </Act>
    </>
  );
}

function CallOff(given: BegunGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('closing', given, t('closing.said.calledOff'));
  const input = () => ({ caseId: given.page.id, expectedVersion: given.closing.version });
  return (
    <Form document={CALL_OFF} input={input} submit={t('closing.callOff.send')} {...going}>
      <p>{t('closing.callOff.about')}</p>
    </Form>
  );
}
