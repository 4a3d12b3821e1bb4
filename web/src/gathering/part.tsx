import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import type { AskedTimes } from './asked-times.js';
import type { Gathering } from './form.js';
import type { Filled } from './gathering.js';
import type { Missing } from './missing.js';

/** What every part of the page is given. */
export interface PartGiven {
  readonly form: Gathering;
  readonly filled: Filled;
  readonly write: (change: Partial<Gathering>) => void;
  /** What is missing; nothing is said to be before somebody tried to send. */
  readonly missing: readonly Missing[];
}

/** What the parts of time are given besides. */
export interface TimeGiven extends PartGiven {
  readonly asked: AskedTimes;
}

/** Where on the page something is to be told, for whoever is sent there. */
export const idOf = (what: Missing): string => `gather-${what}`;

interface PartOfPageGiven {
  readonly part: 'family' | 'people' | 'time' | 'consent';
  readonly children: ReactNode;
}

/** A numbered part of the page. */
export function PartOfPage({ part, children }: PartOfPageGiven) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={`gather-part-${part}`} className="gather-part">
      <Heading variant="h2" id={`gather-part-${part}`}>
        {t(`gathering.parts.${part}`)}
      </Heading>
      {children}
    </section>
  );
}

interface WhyGiven {
  readonly what: Missing;
  readonly missing: readonly Missing[];
}

/** What a group of fields lacks. */
export function Why({ what, missing }: WhyGiven) {
  const { t } = useTranslation();
  if (!missing.includes(what)) return null;
  return (
    <p id={`${idOf(what)}-why`} className="late">
      {t(`gathering.missing.${what}`)}
    </p>
  );
}

/** Names what a group lacks, for who hears it. */
export const describedBy = ({ what, missing }: WhyGiven): string | undefined =>
  missing.includes(what) ? `${idOf(what)}-why` : undefined;

interface ChoiceGiven<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly (readonly [value: Value, text: string])[];
  readonly choose: (value: Value) => void;
  readonly id?: string;
  /** Shown first where nothing is chosen yet. */
  readonly empty?: string;
  readonly why?: string | undefined;
}

/** One of a few. */
export function Choice<Value extends string | number>(given: ChoiceGiven<Value>) {
  const { label, value, values, choose, id, empty, why } = given;
  return (
    <label className="gather-choice">
      <span>{label}</span>
      <select
        id={id}
        value={value}
        aria-describedby={why}
        aria-invalid={why ? true : undefined}
        onChange={({ target }) => choose(values.find(([each]) => String(each) === target.value)?.[0] ?? value)}
      >
        {empty && <option value="">{empty}</option>}
        {values.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickGiven {
  readonly isTicked: boolean;
  readonly tick: (isTicked: boolean) => void;
  readonly children: ReactNode;
  readonly id?: string;
  readonly className?: string;
  readonly why?: string | undefined;
}

/** A box to tick, with all of its words as its target. */
export function Tick({ isTicked, tick, children, id, className = 'gather-tick', why }: TickGiven) {
  return (
    <label className={className}>
      <input
        type="checkbox"
        id={id}
        checked={isTicked}
        aria-describedby={why}
        onChange={({ target }) => tick(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
