import { type ReactNode, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';

interface WallFieldGiven<Element> {
  readonly label: string;
  readonly value: string;
  readonly write: (value: string) => void;
  /** What is missing, once it was looked for. */
  readonly missing?: string | undefined;
  /** For who must lead somebody to it. */
  readonly at?: Ref<Element>;
}

interface WordsGiven extends WallFieldGiven<HTMLTextAreaElement> {
  readonly rows?: number;
  readonly isLarge?: boolean;
}

/** Words in the type of the wall. The place grows with them. */
export function WordsField({ label, value, write, missing, at, rows = 2, isLarge = false }: WordsGiven) {
  const id = useId();
  return (
    <div className={isLarge ? 'kept large' : 'kept'}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={at}
        id={id}
        rows={rows}
        value={value}
        aria-invalid={missing !== undefined}
        aria-describedby={`${id}-vika`}
        onChange={({ target }) => write(target.value)}
      />
      <Missing id={`${id}-vika`} missing={missing} />
    </div>
  );
}

/** One line in the type of the wall, of at most 200 characters: Enter sends its form. */
export function LineField({ label, value, write, missing, at }: WallFieldGiven<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="kept">
      <label htmlFor={id}>{label}</label>
      <input
        ref={at}
        id={id}
        value={value}
        maxLength={200}
        autoComplete="off"
        aria-invalid={missing !== undefined}
        aria-describedby={`${id}-vika`}
        onChange={({ target }) => write(target.value)}
      />
      <Missing id={`${id}-vika`} missing={missing} />
    </div>
  );
}

interface ChoiceGiven extends WallFieldGiven<HTMLSelectElement> {
  /** Whether nothing is chosen before. */
  readonly isOpen?: boolean;
  /** `Options`, maybe in groups. */
  readonly children: ReactNode;
}

/** One of many, in the type of the wall. */
export function ChoiceField({ label, value, write, missing, at, isOpen = true, children }: ChoiceGiven) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="kept">
      <label htmlFor={id}>{label}</label>
      <select
        ref={at}
        id={id}
        value={value}
        aria-invalid={missing !== undefined}
        aria-describedby={`${id}-vika`}
        onChange={({ target }) => write(target.value)}
      >
        {isOpen && <option value="">{t('plan.choose')}</option>}
        {children}
      </select>
      <Missing id={`${id}-vika`} missing={missing} />
    </div>
  );
}

/** What can be chosen. */
export function Options({ of }: { readonly of: readonly (readonly [value: string, words: string])[] }) {
  return of.map(([value, words]) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));
}

function Missing({ id, missing }: { readonly id: string; readonly missing: string | undefined }) {
  return (
    <span id={id} className="late">
      {missing}
    </span>
  );
}
