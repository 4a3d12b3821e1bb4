import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, RadioField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { useSession } from '../session/session.js';
import { endOf, startOf } from './period.js';
import { WITHHOLD } from './withholding.query.js';

const REASONS = ['CLIENT_HEALTH', 'RIGHTS_OF_OTHERS', 'CHILDS_INTEREST', 'INVESTIGATION'] as const;

interface Draft {
  /** Local dates. */
  readonly first: string;
  readonly last: string;
  readonly reason: string;
}

interface FormGiven {
  /** From whom it is kept. */
  readonly personId: string;
  /** Whose doing it was. */
  readonly who: { readonly id: string; readonly name: string };
  /** On which local date. */
  readonly day: string;
  readonly part: PartOfForm;
}

/** Keeps from a client what one professional did in a period. They are told that something is kept, and why. */
export function WithholdForm({ personId, who, day, part }: FormGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [draft, write] = useState<Draft>({ first: day, last: day, reason: '' });
  const input = () => ({
    areaId,
    personId,
    professionalId: who.id,
    since: startOf(draft.first),
    until: endOf(draft.last),
    reason: REASONS.find((each) => each === draft.reason)!,
  });
  return (
    <Form
      document={WITHHOLD}
      input={input}
      submit={t('accessLog.kept.save')}
      refusals={t('accessLog.kept.refused', { returnObjects: true })}
      {...goesOn(part, t('accessLog.kept.said', { name: who.name }))}
    >
      <p>{t('accessLog.kept.about', { name: who.name })}</p>
      <Fields draft={draft} write={write} />
    </Form>
  );
}

interface FieldsGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function Fields({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const field = (name: keyof Draft) => ({
    value: draft[name],
    write: (value: string) => write({ ...draft, [name]: value }),
    missing: t(`accessLog.kept.missing.${name}`),
  });
  return (
    <>
      <DayField label={t('accessLog.period.first')} {...field('first')} />
      <DayField label={t('accessLog.period.last')} {...field('last')} />
      <RadioField
        label={t('accessLog.kept.why')}
        {...field('reason')}
        choices={REASONS.map((each) => [each, t(`accessLog.withheldWhy.${each}`)] as const)}
      />
    </>
  );
}
