import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act, Doing } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { nameAndUnit } from '../words/names.js';
import { dateText } from '../words/time.js';
import { CLOSE } from './closing-changes.query.js';
import type { ClosingPage, View } from './closing.query.js';
import type { FormGiven, PartGiven } from './given.js';
import { PARTS } from './rows.js';

interface CloseGiven extends PartGiven {
  /** The case is closed, by this or already before, and its reader does not see it any more: tells which. */
  readonly closed: (told: string) => void;
}

/** The end itself, once it was begun and nothing is open. */
export function ClosePart(given: CloseGiven) {
  const { t } = useTranslation();
  const { view, again } = given;
  return (
    <Doing id={PARTS.close} title={t('closing.stage.close')} again={again}>
      {(part) => {
        if (!view.closing) return <p>{t('closing.close.afterBegin')}</p>;
        if (!view.nothingOpen) return <p>{t('closing.close.afterOpen')}</p>;
        return (
          <Act label={t('closing.close.open')} variant="default">
            {(close) => <CloseForm {...given} {...part} close={close} closing={view.closing!} />}
          </Act>
        );
      }}
    </Doing>
  );
}

interface CloseFormGiven extends FormGiven, Pick<CloseGiven, 'closed'> {
  readonly closing: NonNullable<View['closing']>;
}

/** Says first what exactly will happen: to whom, when, and what stays. */
function CloseForm({ page, view, closing, closed, outdated, gone, close }: CloseFormGiven) {
  const { t } = useTranslation();
  const refusals = t('closing.refused', { returnObjects: true });
  const [why, write] = useState('');
  const isMissing = view.missingReceipts.length > 0;
  const input = () => ({
    caseId: page.id,
    expectedVersion: closing.version,
    withoutReceipts: isMissing ? why : null,
  });
  return (
    <Form
      document={CLOSE}
      input={input}
      submit={t('closing.close.send')}
      done={() => closed(t('closing.said.closed'))}
      outdated={(code) => (code === 'CASE_CLOSED' ? closed(refusals[code]) : outdated())}
      {...{ refusals, gone }}
      {...(close && { cancel: close })}
    >
      <WhatFollows page={page} view={view} />
      {isMissing && <WhyWithout value={why} write={write} />}
    </Form>
  );
}

function WhatFollows({ page, view }: Pick<CloseGiven, 'page' | 'view'>) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('closing.close.about')}</p>
      <ul className="closing-follows">
        {follows(page, view, t).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {page.plan && (
        <p>
          {t('closing.close.planGoes')} <Link href={`/asiat/${page.id}/suunnitelma`}>{t('case.leads.plan')}</Link>
        </p>
      )}
    </>
  );
}

function WhyWithout(field: { readonly value: string; readonly write: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <LongField
      label={t('closing.close.without')}
      hint={t('closing.close.withoutHint')}
      {...field}
      missing={t('closing.close.withoutMissing')}
    />
  );
}

/** What follows from the end, a sentence each. */
function follows(page: ClosingPage, { retentionUntil }: View, t: TFunction): string[] {
  const hasCloseOnes = page.people.some(({ role }) => role === 'CLOSE_PERSON');
  const hasReview = page.plan?.reviews.some(({ state }) => state === 'DUE');
  const until = { day: dateText(retentionUntil) };
  return [
    t('closing.close.access', { names: staffOf(page).join('; ') }),
    ...(hasCloseOnes ? [t('closing.close.closeOnes')] : []),
    t('closing.close.family'),
    t('closing.close.feedback'),
    ...(hasReview ? [t('closing.close.review')] : []),
    t('closing.close.consents'),
    t('closing.close.kept', until),
    t('closing.close.reopen', until),
  ];
}

/** Everybody of the staff who sees the case now, each once. */
function staffOf({ responsiblePerson, counsellor, standIn, members }: ClosingPage): string[] {
  const all = [responsiblePerson.who, counsellor, ...(standIn ? [standIn.who] : []), ...members.map(({ who }) => who)];
  return [...new Map(all.map((who) => [who.id, nameAndUnit(who)])).values()];
}
