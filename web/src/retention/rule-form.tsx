import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioField, TextField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { useSession } from '../session/session.js';
import { allowedMonths, allowedText, monthsIn, monthsText } from './months.js';
import { KEEP_RETENTION_RULE, type Rule } from './retention.query.js';

const STANDINGS = ['copy', 'record'] as const;
const ERASED = ['command', 'itself'] as const;

interface Draft {
  readonly months: string;
  readonly isRecord: boolean;
  readonly automatic: boolean;
}

interface FormGiven {
  readonly rule: Rule;
  readonly part: PartOfForm;
}

/** The area decides for how long. What is closed already is never kept shorter by it: that is said before. */
export function RuleForm({ rule, part }: FormGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [draft, write] = useState<Draft>({
    months: String(rule.months),
    isRecord: rule.isRecord,
    automatic: rule.automatic,
  });
  const input = () => ({
    areaId,
    kind: rule.kind,
    ...draft,
    months: monthsIn(draft.months),
    expectedVersion: rule.version,
  });
  return (
    <Form
      document={KEEP_RETENTION_RULE}
      input={input}
      submit={t('retention.save')}
      refusals={t('retention.refused', { returnObjects: true })}
      {...goesOn(part, t('retention.saved'))}
    >
      <p>{t(rule.kind === 'ACCESS_LOG' ? 'retention.aboutLog' : 'retention.aboutChange')}</p>
      <Fields rule={rule} draft={draft} write={write} />
    </Form>
  );
}

interface FieldsGiven extends Pick<FormGiven, 'rule'> {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function Fields(given: FieldsGiven) {
  const { leastMonthsOfRecord, kind } = given.rule;
  return (
    <>
      {leastMonthsOfRecord !== null && <Standing {...given} />}
      <Months {...given} />
      {kind !== 'ACCESS_LOG' && <Afterwards {...given} />}
    </>
  );
}

/** Whether the same stands in the registers of the units, or here alone. */
function Standing({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('retention.standing')}
      value={draft.isRecord ? 'record' : 'copy'}
      write={(value) => write({ ...draft, isRecord: value === 'record' })}
      missing=""
      choices={STANDINGS.map((each) => [each, t(`retention.is.${each}`), t(`retention.isHint.${each}`)])}
    />
  );
}

/** Whether somebody looks before it is erased. */
function Afterwards({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('retention.afterwards')}
      value={draft.automatic ? 'itself' : 'command'}
      write={(value) => write({ ...draft, automatic: value === 'itself' })}
      missing=""
      choices={ERASED.map((each) => [each, t(`retention.erased.${each}`), t(`retention.erasedHint.${each}`)])}
    />
  );
}

/** Written, not chosen: of a register there are a thousand. What the law does not allow is said before anything is asked. */
function Months({ rule, draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const allowed = allowedMonths(rule, draft.isRecord);
  const allowedInWords = allowedText(allowed, t, monthsText);
  const months = monthsIn(draft.months);
  const isAllowed = months >= allowed.least && months <= (allowed.most ?? months);
  return (
    <TextField
      label={t('retention.monthsLabel')}
      hint={t('retention.monthsHint', { allowed: allowedInWords })}
      value={draft.months}
      write={(text) => write({ ...draft, months: text })}
      missing={t('retention.monthsMissing')}
      wrong={isAllowed ? undefined : t('retention.monthsWrong', { allowed: allowedInWords })}
    />
  );
}
