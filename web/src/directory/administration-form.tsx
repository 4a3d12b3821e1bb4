import { useTranslation } from 'react-i18next';
import { PlainForm, type PlainFormGiven } from '../parts/plain-form.js';
import { municipalityName } from '../words/municipality.js';
import type { Municipality } from './directory.query.js';

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

interface LongGiven extends Pick<FieldGiven, 'label' | 'value' | 'write'> {
  readonly hint?: string;
}

/** Several lines to be written. */
export function LongField({ label, value, write, hint }: LongGiven) {
  return (
    <label className="field">
      <span>{label}</span>
      {hint && <small>{hint}</small>}
      <textarea required rows={3} value={value} onChange={({ target }) => write(target.value)} />
    </label>
  );
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

/** Something that may be chosen, and its words. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly text: string;
}

interface ChoiceGiven<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly choose: (value: Value) => void;
  readonly options: readonly Option<Value>[];
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

interface MaybeGiven extends Omit<ChoiceGiven<string>, 'value'> {
  readonly value: string;
  /** What is said where nothing is chosen. */
  readonly none: string;
}

/** One of several, or none of them. */
export function MaybeChoice({ label, value, choose, options, none }: MaybeGiven) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        <option value="">{none}</option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SeveralGiven<Value extends string> {
  readonly label: string;
  readonly chosen: readonly Value[];
  readonly choose: (chosen: readonly Value[]) => void;
  readonly options: readonly Option<Value>[];
}

/** Any of many, in the order in which they are listed. */
export function Several<Value extends string>({ label, chosen, choose, options }: SeveralGiven<Value>) {
  const toggled = (value: Value) =>
    options.map((each) => each.value).filter((each) => (each === value) !== chosen.includes(each));
  return (
    <fieldset className="several">
      <legend>{label}</legend>
      {options.map(({ value, text }) => (
        <Tick key={value} label={text} isChosen={chosen.includes(value)} choose={() => choose(toggled(value))} />
      ))}
    </fieldset>
  );
}

interface TickGiven {
  readonly label: string;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

/** Yes or no. */
export function Tick({ label, isChosen, choose }: TickGiven) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isChosen} onChange={({ target }) => choose(target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Municipalities by their names, as they are spoken of. */
export const municipalityOptions = (municipalities: readonly Municipality[]): Option[] =>
  municipalities.map((each) => ({ value: each.code, text: municipalityName(each) }));

/** What somebody may be in a unit. Names of the schema. */
export const ROLES = ['PROFESSIONAL', 'COUNSELLOR', 'TEAM_LEAD', 'ADMIN', 'LOG_INSPECTOR', 'STATISTICIAN'] as const;

/** What an organisation may be. Names of the schema. */
export const KINDS = ['WELLBEING_COUNTY', 'MUNICIPALITY', 'PARISH', 'NGO', 'PRIVATE'] as const;
/** The fields in which units work. Names of the schema. */
export const SECTORS = [
  'SERVICE_GUIDANCE',
  'CHILD_HEALTH_CLINIC',
  'EARLY_CHILDHOOD_EDUCATION',
  'SCHOOL',
  'PUPIL_WELFARE',
  'FAMILY_SOCIAL_SERVICES',
  'MENTAL_HEALTH',
  'REHABILITATION',
  'HEALTH_CARE',
  'ADULT_SERVICES',
  'YOUTH_WORK',
  'LEISURE',
  'PARISH',
  'NGO',
  'PRIVATE_SERVICE',
  'INTERPRETING',
] as const;
