import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { ADD_HELPER, CHANGE_HELPER } from './helpers-and-copies.query.js';
import type { Helper } from './plan.query.js';
import { useBehind } from './use-behind.js';
import { type Needed, useNeeded } from './use-needed.js';

/** The two fields of somebody who helps: who, as the family calls them, and with what. */
export interface HelperFields {
  readonly name: Needed<HTMLInputElement>;
  readonly task: Needed<HTMLTextAreaElement>;
}

/** `place`: what they are called where half-written words are kept. */
function useFields(place: string, stands: { readonly name: string; readonly task: string }): HelperFields {
  const { t } = useTranslation();
  const name = useNeeded<HTMLInputElement>({
    place: `helper name ${place}`,
    label: t('plan.helper.name'),
    missing: t('plan.helper.nameMissing'),
    atFirst: stands.name,
  });
  const task = useNeeded<HTMLTextAreaElement>({
    place: `helper task ${place}`,
    label: t('plan.helper.task'),
    missing: t('plan.helper.taskMissing'),
    atFirst: stands.task,
  });
  return { name, task };
}

/** What was written, or undefined while something is missing: the first such field has the focus then. */
function writtenIn({ name, task }: HelperFields) {
  // Backwards, so that of two that are empty the first one takes the focus.
  const said = { task: task.given(), name: name.given() };
  return said.name && said.task ? said : undefined;
}

/** Somebody more who helps. */
export function useNewHelper(planVersionId: string, lookAgain: () => void) {
  const fields = useFields('new', { name: '', task: '' });
  const { ask, isBusy, error } = useChange(ADD_HELPER);
  /** Answers whether they came into the plan. */
  const add = async (): Promise<boolean> => {
    const said = writtenIn(fields);
    if (!said || !(await ask({ planVersionId, ...said }))) return false;
    fields.name.take(said.name);
    fields.task.take(said.task);
    lookAgain();
    return true;
  };
  return { fields, add, isBusy, error };
}

/** Somebody who helps already, written anew. */
export function useHelper({ id: helperId, pieceId, name, task, version }: Helper, lookAgain: () => void) {
  const stands = { name: name ?? '', task: task ?? '' };
  const fields = useFields(pieceId, stands);
  const isTouched = fields.name.field.value !== stands.name || fields.task.field.value !== stands.task;
  const { isBehind, see } = useBehind(version, isTouched);
  const { ask, isBusy, error } = useChange(CHANGE_HELPER);
  /** Answers whether it was saved. */
  const save = async (): Promise<boolean> => {
    const said = writtenIn(fields);
    if (!said) return false;
    // Whoever saves now has seen above what another has written meanwhile.
    const answer = await ask({ helperId, expectedVersion: version, ...said });
    if (answer) {
      see(answer.changed.version);
      fields.name.settle(said.name);
      fields.task.settle(said.task);
    }
    lookAgain();
    return answer !== undefined;
  };
  return { fields, save, isBehind, isBusy, error };
}
