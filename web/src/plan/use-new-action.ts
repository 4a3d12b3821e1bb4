import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import type { OnTable } from './on-table.js';
import { ownersOf } from './people.js';
import { ADD_ACTION } from './plan-writing.query.js';
import { type HalfField, useHalf } from './writing/use-half.js';

/** In which kind of field each part is typed, in the order of the form. */
const FIELDS = { text: 'textarea', ownerId: 'select', dueOn: 'input' } as const;
type Part = keyof typeof FIELDS;
type Draft = Readonly<Record<Part, HalfField>>;

/** What is written of it, part by part. */
function useDraft(label: string): Draft {
  return {
    text: useHalf({ place: 'new-action', label }),
    ownerId: useHalf({ place: 'new-action owner', label: null }),
    dueOn: useHalf({ place: 'new-action day', label: null }),
  };
}

const missingOf = (draft: Draft): readonly Part[] =>
  (Object.keys(FIELDS) as Part[]).filter((part) => draft[part].value.trim() === '');

/** A promise that is being written, and how it comes into the plan. */
export function useNewAction({ frame, inHand, lookAgain }: OnTable) {
  const { t } = useTranslation();
  const draft = useDraft(t('plan.what'));
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { ask, isBusy, error } = useChange(ADD_ACTION);
  const owners = ownersOf(frame, t);
  const leadTo = (part: Part) => form.current?.querySelector<HTMLElement>(FIELDS[part])?.focus();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = missingOf(draft);
    const [text, dueOn] = [draft.text.value.trim(), draft.dueOn.value];
    const owner = owners.find(({ id }) => id === draft.ownerId.value);
    if (first || !owner) return leadTo(first ?? 'ownerId');
    const { id: ownerId, ownerKind, ownerUnit } = owner;
    const what = { text, dueOn, ownerId, ownerKind, ownerUnit };
    if (!(await ask({ planVersionId: inHand.version.id, ...what }))) return;
    draft.text.take(text);
    draft.ownerId.take(ownerId);
    draft.dueOn.take(dueOn);
    setChecked(false);
    lookAgain();
    leadTo('text');
  };
  const missing = new Set<Part>(isChecked ? missingOf(draft) : []);
  return { form, draft, missing, owners, add, isBusy, error };
}
