import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { LongField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { ManyField } from '../parts/many-field.js';
import { NEEDS } from '../words/needs.js';
import type { PartGiven } from './given.js';
import { RECORD_NEEDS, type Situation } from './situation.query.js';
import { Fact } from '../parts/fact.js';

type Needs = NonNullable<Situation['needs']>;
/** What is told in words, besides what it is about. */
const TOLD = ['description', 'strengths', 'familyWish'] as const;

/** What the family needs, what carries it, and what it wishes. Nothing of it where the reader may not know it. */
export function NeedsPart({ page: { id, needs }, isKept, again }: PartGiven) {
  const { t } = useTranslation();
  if (!needs) return null;
  const told = [
    [t('situation.needs.codes'), needs.needCodes.map((code) => t(`contact.need.${code}`)).join(', ')],
    ...TOLD.map((each) => [t(`situation.needs.${each}`), needs[each]] as const),
  ] as const;
  return (
    <Doing id="tilanne" title={t('situation.needs.title')} again={again}>
      {(part) => (
        <>
          <dl className="facts">
            {told.map(([name, words]) => (
              <Fact key={name} name={name}>
                <span className="told">{words || t('situation.needs.none')}</span>
              </Fact>
            ))}
          </dl>
          {isKept && (
            <Act label={t('situation.needs.change')}>
              {(close) => <NeedsForm caseId={id} needs={needs} part={{ ...part, close }} />}
            </Act>
          )}
        </>
      )}
    </Doing>
  );
}

interface FormGiven {
  readonly caseId: string;
  readonly needs: Needs;
  readonly part: PartOfForm;
}

/** Written over what stands. What one has not touched follows what others write meanwhile, and stands above the form. */
function NeedsForm({ caseId, needs, part }: FormGiven) {
  const { t } = useTranslation();
  const [change, write] = useState<Partial<Needs>>({});
  const draft = { ...needs, ...change };
  const input = () => ({
    caseId,
    expectedVersion: needs.version,
    needCodes: draft.needCodes,
    ...Object.fromEntries(TOLD.map((each) => [each, draft[each]?.trim() || null])),
  });
  return (
    <Form
      document={RECORD_NEEDS}
      input={input}
      submit={t('situation.needs.save')}
      refusals={t('situation.refused', { returnObjects: true })}
      {...goesOn(part, t('situation.needs.saved'))}
    >
      <Fields draft={draft} write={(more) => write({ ...change, ...more })} />
    </Form>
  );
}

interface FieldsGiven {
  readonly draft: Needs;
  readonly write: (change: Partial<Needs>) => void;
}

function Fields({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <ManyField
        label={t('situation.needs.codes')}
        missing={t('situation.needs.missing')}
        ticked={draft.needCodes}
        write={(ticked) => write({ needCodes: NEEDS.filter((each) => ticked.includes(each)) })}
        choices={NEEDS.map((each) => [each, t(`contact.need.${each}`)])}
      />
      {TOLD.map((each) => (
        <LongField
          key={each}
          label={t(`situation.needs.${each}`)}
          value={draft[each] ?? ''}
          write={(text) => write({ [each]: text })}
        />
      ))}
    </>
  );
}
