import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { DayField } from '../parts/day-field.js';
import { now } from '../words/clock.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { ownersOf } from './people.js';
import { ADD_ACTION } from './plan-writing.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';

interface Draft {
  readonly text: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

const EMPTY: Draft = { text: '', ownerId: '', dueOn: '' };
/** The server takes no day farther away. */
const FARTHEST_DAYS = 730;

/** One more promise: what, who, by when. What is typed stays until it is added. */
export function ActionForm({ frame, inHand, lookAgain }: OnTable) {
  const { t } = useTranslation();
  const [draft, write] = useState(EMPTY);
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { ask, isBusy, error } = useChange(ADD_ACTION);
  const owners = ownersOf(frame, t);
  const missing = isChecked ? missingOf(draft) : [];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = missingOf(draft);
    const owner = owners.find(({ id }) => id === draft.ownerId);
    if (first || !owner) return focusOn(form.current, first ?? 'ownerId');
    const { id: ownerId, ownerKind, ownerUnit } = owner;
    const { text, dueOn } = draft;
    const what = { text: text.trim(), dueOn, ownerId, ownerKind, ownerUnit };
    if (!(await ask({ planVersionId: inHand.version.id, ...what }))) return;
    write(EMPTY);
    setChecked(false);
    lookAgain();
    focusOn(form.current, 'text');
  };
  return (
    <form ref={form} className="action-form" onSubmit={(event) => void add(event)} noValidate>
      <What draft={draft} write={write} isMissing={missing.includes('text')} />
      <Who draft={draft} write={write} isMissing={missing.includes('ownerId')} owners={owners} />
      <ByWhen draft={draft} write={write} isMissing={missing.includes('dueOn')} />
      <PlanRefused error={error} />
      <Button type="submit">{t(isBusy ? 'plan.busy' : 'plan.addAction')}</Button>
    </form>
  );
}

const PLACES = { text: 'textarea', ownerId: 'select', dueOn: 'input' } as const;

const missingOf = (draft: Draft): readonly (keyof Draft)[] =>
  (Object.keys(PLACES) as (keyof Draft)[]).filter((each) => draft[each].trim() === '');

const focusOn = (form: HTMLFormElement | null, place: keyof Draft): void =>
  form?.querySelector<HTMLElement>(PLACES[place])?.focus();

interface PartGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
  readonly isMissing: boolean;
}

function What({ draft, write, isMissing }: PartGiven) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="kept">
      <label htmlFor={id}>{t('plan.what')}</label>
      <textarea
        id={id}
        rows={1}
        value={draft.text}
        aria-invalid={isMissing}
        aria-describedby={`${id}-vika`}
        onChange={({ target }) => write({ ...draft, text: target.value })}
      />
      <span id={`${id}-vika`} className="late">
        {isMissing && t('plan.whatMissing')}
      </span>
    </div>
  );
}

function Who({ draft, write, isMissing, owners }: PartGiven & { readonly owners: ReturnType<typeof ownersOf> }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="kept">
      <label htmlFor={id}>{t('plan.who')}</label>
      <select
        id={id}
        value={draft.ownerId}
        aria-invalid={isMissing}
        aria-describedby={`${id}-vika`}
        onChange={({ target }) => write({ ...draft, ownerId: target.value })}
      >
        <option value="">{t('plan.choose')}</option>
        {owners.map(({ id: ownerId, name }) => (
          <option key={ownerId} value={ownerId}>
            {name}
          </option>
        ))}
      </select>
      <span id={`${id}-vika`} className="late">
        {isMissing && t('plan.whoMissing')}
      </span>
    </div>
  );
}

function ByWhen({ draft, write, isMissing }: PartGiven) {
  const { t } = useTranslation();
  const today = momentOf(now());
  const after = (days: number) => isoDate(daysLater(today, days));
  return (
    <DayField
      label={t('plan.byWhen')}
      day={draft.dueOn}
      choose={(dueOn) => write({ ...draft, dueOn })}
      from={after(0)}
      to={after(FARTHEST_DAYS)}
      often={[
        { name: t('plan.inOneWeek'), day: after(7) },
        { name: t('plan.inTwoWeeks'), day: after(14) },
        { name: t('plan.inFourWeeks'), day: after(28) },
      ]}
      missing={isMissing ? t('plan.byWhenMissing') : undefined}
    />
  );
}
