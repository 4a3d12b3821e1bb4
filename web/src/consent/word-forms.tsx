import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioField, TextField } from '../parts/fields.js';
import { Form, goesOn, useGoesOn } from '../parts/form.js';
import { DECIDE, WITHDRAW } from './consent-changes.query.js';
import type { Person } from './consent.query.js';
import { type ConsentGiven, seen } from './given.js';
import { personName } from '../parts/family-names.js';
import { mayDecide, mayWithdraw } from './voices.js';

const DECISIONS = ['GIVEN', 'REFUSED'] as const;
const FORMS = ['ORAL', 'WRITTEN', 'LUOVUTUSLUPA'] as const;

/** What one of the family said, how, and what shows it. */
interface Word {
  readonly personId: string;
  readonly form: string;
  readonly evidence: string;
}

/** One who may speak alone is chosen already. */
const beginning = (speakers: readonly Person[]): Word => ({
  personId: speakers.length === 1 ? speakers[0]!.id : '',
  form: '',
  evidence: '',
});

const wordOf = ({ personId, form, evidence }: Word) => ({
  personId,
  form: FORMS.find((each) => each === form)!,
  evidence: evidence.trim(),
});

/** What a guardian, or the young person, said. What follows from it is told: that somebody is waited for, or that it stands. */
export function Decide(given: ConsentGiven) {
  const { t } = useTranslation();
  const { page, consent } = given;
  const going = useGoesOn('consent', given, '');
  const speakers = mayDecide(page, consent);
  const [word, set] = useState(() => beginning(speakers));
  const stands = consent.state === 'GIVEN';
  const [said, say] = useState(stands ? 'GIVEN' : '');
  const decision = DECISIONS.find((each) => each === said);
  const forms = page.legalFrame === 'PUPIL_WELFARE' && decision === 'GIVEN' ? FORMS.slice(1) : FORMS;
  return (
    <Form
      document={DECIDE}
      input={() => ({ ...seen(given), ...wordOf(word), decision: decision! })}
      submit={t('consent.word.send')}
      {...going}
      done={({ changed }) => goesOn(given, t(`consent.told.${changed.state}`)).done()}
    >
      <WhoField label={t('consent.word.who')} speakers={speakers} word={word} set={set} />
      {!stands && <WhatField said={said} say={say} />}
      <HowFields forms={forms} word={word} set={set} />
    </Form>
  );
}

interface WhatGiven {
  readonly said: string;
  readonly say: (said: string) => void;
}

function WhatField({ said, say }: WhatGiven) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('consent.word.what')}
      value={said}
      write={say}
      missing={t('consent.missing')}
      choices={DECISIONS.map((each) => [each, t(`consent.word.decision.${each}`)])}
    />
  );
}

/** One of the family takes it back, whatever the others think. What follows at once is said before. */
export function Withdraw(given: ConsentGiven) {
  const { t } = useTranslation();
  const { page, consent } = given;
  const going = useGoesOn('consent', given, t('consent.told.WITHDRAWN'));
  const speakers = mayWithdraw(page, consent);
  const [word, set] = useState(() => beginning(speakers));
  return (
    <Form
      document={WITHDRAW}
      input={() => ({ ...seen(given), ...wordOf(word) })}
      submit={t('consent.withdraw.send')}
      {...going}
    >
      <div className="consent-follows">
        <p>{t('consent.withdraw.at', { unit: consent.unitName })}</p>
        <ul>
          <li>{t('consent.withdraw.access')}</li>
          <li>{t('consent.withdraw.invitations')}</li>
          <li>{t('consent.withdraw.told')}</li>
          <li>{t('consent.withdraw.help')}</li>
        </ul>
      </div>
      <WhoField label={t('consent.withdraw.who')} speakers={speakers} word={word} set={set} />
      <HowFields forms={FORMS} word={word} set={set} />
    </Form>
  );
}

interface WordGiven {
  readonly word: Word;
  readonly set: (word: Word) => void;
}

interface WhoGiven extends WordGiven {
  readonly label: string;
  readonly speakers: readonly Person[];
}

function WhoField({ label, speakers, word, set }: WhoGiven) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={label}
      value={word.personId}
      write={(personId) => set({ ...word, personId })}
      missing={t('consent.missing')}
      choices={speakers.map((each) => [each.id, personName(each, t)])}
    />
  );
}

function HowFields({ forms, word, set }: WordGiven & { readonly forms: readonly (typeof FORMS)[number][] }) {
  const { t } = useTranslation();
  return (
    <>
      <RadioField
        label={t('consent.word.how')}
        value={word.form}
        write={(form) => set({ ...word, form })}
        missing={t('consent.missing')}
        choices={forms.map((each) => [each, t(`consent.word.form.${each}`)])}
      />
      <TextField
        label={t('consent.word.evidence')}
        hint={t('consent.word.evidenceHint')}
        value={word.evidence}
        write={(evidence) => set({ ...word, evidence })}
        missing={t('consent.missing')}
      />
    </>
  );
}
