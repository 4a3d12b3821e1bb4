import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { ManyField } from '../parts/many-field.js';
import { nameOf } from '../words/names.js';
import { itemsOf, KeptThings } from './kept-things.js';
import { RECORD_PROHIBITION, type Situation } from './situation.query.js';

const REASONS = ['OWN_MATTER', 'FEAR', 'CONFLICT', 'OTHER'] as const;
interface Draft {
  readonly childId: string;
  readonly fromPersonId: string;
  readonly things: readonly string[];
  readonly reason: string;
  readonly words: string;
  readonly judged: readonly string[];
}
const EMPTY: Draft = { childId: '', fromPersonId: '', things: [], reason: '', words: '', judged: [] };

interface FormGiven {
  readonly page: Situation;
  readonly part: PartOfForm;
}

/** A child forbids that a guardian is told something (703/2023 51 §). That guardian learns nothing of it. */
export function ProhibitForm({ page, part }: FormGiven) {
  const { t } = useTranslation();
  const [draft, write] = useState(EMPTY);
  const input = () => ({
    caseId: page.id,
    childId: draft.childId,
    fromPersonId: draft.fromPersonId,
    items: itemsOf(page, draft.things, t),
    reason: REASONS.find((each) => each === draft.reason)!,
    words: draft.words.trim() || null,
    isJudgedAble: draft.judged.length > 0,
  });
  return (
    <Form
      document={RECORD_PROHIBITION}
      input={input}
      submit={t('situation.prohibit.save')}
      refusals={t('situation.refused', { returnObjects: true })}
      {...goesOn(part, t('situation.prohibit.saved'))}
    >
      <p>{t('situation.prohibit.about')}</p>
      <Who page={page} draft={draft} write={write} />
      <KeptThings page={page} ticked={draft.things} write={(things) => write({ ...draft, things })} />
      <Why draft={draft} write={write} />
    </Form>
  );
}

interface FieldsGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

/** Whose word, from whom; and that the child can decide it, where no assessment has found that. */
function Who({ page: { people }, draft, write }: FieldsGiven & Pick<FormGiven, 'page'>) {
  const { t } = useTranslation();
  const of = (role: string) =>
    people.filter((each) => each.role === role).map((each) => [each.id, nameOf(each) || t('people.somebody')] as const);
  const child = people.find(({ id }) => id === draft.childId);
  return (
    <>
      <RadioField
        label={t('situation.prohibit.child')}
        value={draft.childId}
        write={(childId) => write({ ...draft, childId, judged: [] })}
        missing={t('situation.missing.child')}
        choices={of('CHILD')}
      />
      {child && !child.maturityAssessment?.mayHaveAccount && <Able draft={draft} write={write} />}
      <RadioField
        label={t('situation.prohibit.from')}
        value={draft.fromPersonId}
        write={(fromPersonId) => write({ ...draft, fromPersonId })}
        missing={t('situation.missing.from')}
        choices={of('GUARDIAN')}
      />
    </>
  );
}

/** Ability counts, not age (1287/2013 18 §). */
function Able({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <ManyField
      label={t('situation.prohibit.able')}
      hint={t('situation.prohibit.ableHint')}
      ticked={draft.judged}
      write={(judged) => write({ ...draft, judged })}
      missing={t('situation.missing.able')}
      choices={[['able', t('situation.prohibit.isAble')]]}
    />
  );
}

/** Another reason wants words. */
function Why({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <RadioField
        label={t('situation.prohibit.reason')}
        value={draft.reason}
        write={(reason) => write({ ...draft, reason })}
        missing={t('situation.missing.reason')}
        choices={REASONS.map((each) => [each, t(`situation.childsReason.${each}`)])}
      />
      <LongField
        label={t('situation.prohibit.words')}
        value={draft.words}
        write={(words) => write({ ...draft, words })}
        {...(draft.reason === 'OTHER' && { missing: t('situation.missing.words') })}
      />
    </>
  );
}
