import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioButton, RadioButtonGroup, Textarea, TextInput } from 'suomifi-ui-components';
import { useChecked } from './form.js';

interface FieldGiven {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly write: (value: string) => void;
  /** What is said where nothing was given; without it the field may be left empty. */
  readonly missing?: string;
  /** What is said of what was given where it cannot be; undefined where it can. */
  readonly wrong?: string | undefined;
}

/** What a field says of itself once somebody pressed and nothing was given, or what cannot be. */
function useMissing({ value, missing, wrong }: Pick<FieldGiven, 'value' | 'missing' | 'wrong'>) {
  const { t } = useTranslation();
  const isChecked = useChecked();
  const lacks = missing !== undefined && value.trim() === '' ? missing : wrong;
  const isMissing = lacks !== undefined;
  const said = isChecked ? lacks : undefined;
  return {
    isMissing,
    said,
    texts: {
      status: said ? ('error' as const) : ('default' as const),
      statusText: said ?? '',
      ...(missing === undefined && { optionalText: t('form.optional') }),
    },
  };
}

/** Marks the field for the form, which looks for the first in which something is missing. */
function Marked({ isMissing, children }: { readonly isMissing: boolean; readonly children: ReactNode }) {
  return <div {...(isMissing && { 'data-missing': '' })}>{children}</div>;
}

/** One line. */
export function TextField({ label, hint, value, write, missing, wrong }: FieldGiven) {
  const { isMissing, texts } = useMissing({ value, wrong, ...(missing && { missing }) });
  return (
    <Marked isMissing={isMissing}>
      <TextInput
        labelText={label}
        {...(hint && { hintText: hint })}
        {...texts}
        fullWidth
        value={value}
        onChange={(text) => write(String(text ?? ''))}
      />
    </Marked>
  );
}

/** Several lines. */
export function LongField({ label, hint, value, write, missing }: FieldGiven) {
  const { isMissing, texts } = useMissing({ value, ...(missing && { missing }) });
  return (
    <Marked isMissing={isMissing}>
      <Textarea
        labelText={label}
        {...(hint && { hintText: hint })}
        {...texts}
        fullWidth
        value={value}
        onChange={({ target }) => write(target.value)}
      />
    </Marked>
  );
}

interface EntryGiven extends FieldGiven {
  /** `date` gives `2026-11-26`, `datetime-local` gives `2026-11-26T14:30`, `time` gives `14:30`: all as a Finnish wall shows them. */
  readonly type: 'date' | 'datetime-local' | 'time' | 'number';
  readonly min?: string;
  readonly max?: string;
  readonly step?: number;
}

/** What the browser has a field of its own for: by the keyboard, and in the order in which the reader writes days. */
export function EntryField({ label, hint, write, missing, ...field }: EntryGiven) {
  const { isMissing, said, texts } = useMissing({ value: field.value, ...(missing && { missing }) });
  const id = useId();
  return (
    <Marked isMissing={isMissing}>
      <FieldLabel id={id} label={label} hint={hint} said={said} optional={texts.optionalText} />
      <input
        id={id}
        {...field}
        aria-describedby={`${id}-besides`}
        aria-invalid={Boolean(said)}
        className="field-in"
        onChange={({ target }) => write(target.value)}
      />
    </Marked>
  );
}

interface DayGiven extends Omit<EntryGiven, 'type'> {
  readonly type?: 'date' | 'datetime-local';
}

/** A day, or a day and a time. */
export const DayField = (given: DayGiven) => <EntryField type="date" {...given} />;

/** One choice of several, as value and words. */
type Choice = readonly [value: string, words: string, hint?: string];

interface ChoiceGiven extends FieldGiven {
  readonly choices: readonly Choice[];
}

interface SelectGiven extends ChoiceGiven {
  /** What it means that nothing is chosen; null where something always is. */
  readonly none?: string | null;
}

/** One of many: a list that opens. Nothing is chosen before. */
export function SelectField({ label, hint, value, write, missing, choices, none }: SelectGiven) {
  const { t } = useTranslation();
  const { isMissing, said, texts } = useMissing({ value, ...(missing && { missing }) });
  const optional = none === undefined ? texts.optionalText : undefined;
  const id = useId();
  return (
    <Marked isMissing={isMissing}>
      <FieldLabel id={id} label={label} hint={hint} said={said} optional={optional} />
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-besides`}
        aria-invalid={Boolean(said)}
        className="field-in"
        onChange={({ target }) => write(target.value)}
      >
        {none !== null && <option value="">{none ?? t('form.choose')}</option>}
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </Marked>
  );
}

/** One of few: all stand open. Nothing is chosen before. */
export function RadioField({ label, hint, value, write, missing, choices }: ChoiceGiven) {
  const { isMissing, said } = useMissing({ value, ...(missing && { missing }) });
  const name = useId();
  return (
    <Marked isMissing={isMissing}>
      <RadioButtonGroup
        labelText={label}
        {...(hint && { groupHintText: hint })}
        name={name}
        value={value}
        groupStatus={said ? 'error' : 'default'}
        groupStatusText={said ?? ''}
        onChange={write}
      >
        {choices.map(([each, words, beside]) => (
          <RadioButton key={each} value={each} variant="large" {...(beside && { hintText: beside })}>
            {words}
          </RadioButton>
        ))}
      </RadioButtonGroup>
    </Marked>
  );
}

interface LabelGiven {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly said: string | undefined;
  readonly optional: string | undefined;
}

function FieldLabel({ id, label, hint, said, optional }: LabelGiven) {
  return (
    <>
      <label htmlFor={id} className="field-label">
        {label} {optional && <span className="field-optional">({optional})</span>}
      </label>
      <span id={`${id}-besides`} className="field-besides">
        {hint && <span className="field-hint">{hint}</span>}
        {said && <span className="late">{said}</span>}
      </span>
    </>
  );
}
