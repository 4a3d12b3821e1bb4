import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { Refusal } from '../parts/refusal.js';
import type { UnitChoice } from './administration.query.js';

interface FormGiven {
  readonly press: string;
  readonly send: () => void;
  readonly isBusy: boolean;
  readonly error: CombinedError | undefined;
  readonly children: ReactNode;
}

/** A form of the administration: its fields, why it was refused, and the button. The browser tells what is missing. */
export function AdministrationForm({ press, send, isBusy, error, children }: FormGiven) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="form">
      {children}
      {error && <Refusal error={error} words={t('administration.refused', { returnObjects: true })} />}
      <div className="steps">
        <Button type="submit">{press}</Button>
        <span role="status">{isBusy && t('administration.saving')}</span>
      </div>
    </form>
  );
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
