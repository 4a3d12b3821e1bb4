import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { nameOf } from '../words/names.js';
import { itemsOf, KeptThings } from './kept-things.js';
import { type Situation, WITHHOLD_ITEM } from './situation.query.js';

const REASONS = ['CHILDS_INTEREST', 'PRIVATE_INTEREST', 'PUBLIC_INTEREST', 'INVESTIGATION'] as const;
interface Draft {
  readonly fromPersonId: string;
  readonly things: readonly string[];
  readonly reason: string;
}
const EMPTY: Draft = { fromPersonId: '', things: [], reason: '' };

interface FormGiven {
  readonly page: Situation;
  readonly part: PartOfForm;
}

/** A party is not told single things on a ground in law (621/1999 11 §); they read how many and why. */
export function WithholdForm({ page, part }: FormGiven) {
  const { t } = useTranslation();
  const [draft, write] = useState(EMPTY);
  return (
    <Form
      document={WITHHOLD_ITEM}
      input={() => ({
        caseId: page.id,
        fromPersonId: draft.fromPersonId,
        items: itemsOf(page, draft.things, t),
        reason: REASONS.find((each) => each === draft.reason)!,
      })}
      submit={t('situation.withhold.save')}
      refusals={t('situation.refused', { returnObjects: true })}
      {...goesOn(part, t('situation.withhold.saved'))}
    >
      <p>{t('situation.withhold.about')}</p>
      <Fields page={page} draft={draft} write={write} />
    </Form>
  );
}

interface FieldsGiven extends Pick<FormGiven, 'page'> {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function Fields({ page, draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const parties = page.people.filter(({ role }) => role !== 'CLOSE_PERSON');
  return (
    <>
      <RadioField
        label={t('situation.withhold.from')}
        value={draft.fromPersonId}
        write={(fromPersonId) => write({ ...draft, fromPersonId })}
        missing={t('situation.missing.party')}
        choices={parties.map((each) => [each.id, nameOf(each) || t('people.somebody')])}
      />
      <KeptThings page={page} ticked={draft.things} write={(things) => write({ ...draft, things })} />
      <RadioField
        label={t('situation.withhold.reason')}
        value={draft.reason}
        write={(reason) => write({ ...draft, reason })}
        missing={t('situation.missing.reason')}
        choices={REASONS.map((each) => [each, t(`situation.legalReason.${each}`)])}
      />
    </>
  );
}
