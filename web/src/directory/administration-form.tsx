import { useTranslation } from 'react-i18next';
import { PlainForm, type PlainFormGiven } from '../parts/plain-form.js';
import type { UnitChoice } from './administration.query.js';

/** A form of the administration. */
export function AdministrationForm(given: PlainFormGiven) {
  const { t } = useTranslation();
  const refusals = t('administration.refused', { returnObjects: true });
  return <PlainForm {...given} refusals={refusals} saving={t('administration.saving')} />;
}

interface FieldGiven {
  readonly label: string;
  readonly value: string;
  readonly write: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number';
  readonly isOptional?: boolean;
}

/** One line to be written. */
export function Field({ label, value, write, type = 'text', isOptional = false }: FieldGiven) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{isOptional ? t('administration.optional', { label }) : label}</span>
      <input type={type} required={!isOptional} value={value} onChange={({ target }) => write(target.value)} />
    </label>
  );
}

interface ChoiceGiven<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly choose: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
}

/** One of several; nothing is chosen beforehand. */
export function Choice<Value extends string>({ label, value, choose, options }: ChoiceGiven<Value>) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{label}</span>
      <select
        required
        value={value}
        onChange={({ target }) => choose(options.find((each) => each.value === target.value)!.value)}
      >
        <option value="" disabled>
          {t('administration.choose')}
        </option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Units by their names. */
export const unitOptions = (units: readonly UnitChoice[]) => units.map(({ id, name }) => ({ value: id, text: name }));

/** What somebody may be in a unit. Names of the schema. */
export const ROLES = ['PROFESSIONAL', 'COUNSELLOR', 'TEAM_LEAD', 'ADMIN', 'LOG_INSPECTOR', 'STATISTICIAN'] as const;
export const LANGUAGES = ['FI', 'SV', 'EN'] as const;
