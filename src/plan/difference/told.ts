import type { Language } from '../../directory/directory.domain.js';
import type { ActionSeen, Change, ChangeCode, Doer } from './difference.domain.js';
import { DIFFERENCE_TEXTS } from './difference.texts.data.js';

/** One line for the family: what kind of change it is, and the sentence. */
export interface DifferenceLine {
  readonly code: ChangeCode;
  readonly text: string;
}

/** The changes in plain words. */
export const toldIn = (language: Language, changes: readonly Change[]): DifferenceLine[] =>
  changes.map((change) => ({ code: change.code, text: sentence(language, change) }));

const dayIn = (language: Language, day: string) =>
  Temporal.PlainDate.from(day).toLocaleString(DIFFERENCE_TEXTS[language].locale, { dateStyle: 'long' });

/** What people wrote stands as a sentence of its own. */
const ended = (text: string) => (/[.!?…]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

function sentence(language: Language, change: Change): string {
  const say = DIFFERENCE_TEXTS[language].lines[change.code];
  return say(...wordsOf(language, change)) + stillAsked(language, change);
}

/** What is put into the sentence, in the order in which the sentence names it. */
function wordsOf(language: Language, change: Change): [one: string, other?: string, third?: string] {
  const { parts, erased } = DIFFERENCE_TEXTS[language];
  const words = (text: string | null) => (text === null ? erased : ended(text));
  const day = (on: string) => dayIn(language, on);
  switch (change.code) {
    case 'first-plan':
    case 'no-change':
      return [''];
    case 'shared-goal':
    case 'goal-new':
    case 'goal-gone':
    case 'action-gone':
      return [words(change.text)];
    case 'action-new':
      return [words(change.action.text), whoByWhen(language, change.action)];
    case 'action-owner':
      return [words(change.text), called(language, change.who), called(language, change.before)];
    case 'action-day':
      return [words(change.text), day(change.dueOn), day(change.before)];
    case 'review':
      return change.before === null ? [day(change.on)] : [day(change.on), day(change.before)];
    case 'part-new':
    case 'part-rewritten':
    case 'part-gone':
      return [parts[change.kind]];
  }
}

/** Of what goes on otherwise: that its owner has not promised it so. */
const stillAsked = (language: Language, change: Change): string =>
  'isPromised' in change && !change.isPromised ? ` ${DIFFERENCE_TEXTS[language].asked}` : '';

const called = (language: Language, { kind, name }: Doer) => name ?? DIFFERENCE_TEXTS[language].somebody[kind];

function whoByWhen(language: Language, { ownerKind, ownerName, setting, dueOn, commitment }: ActionSeen): string {
  const { owner, by, where, settings, promised, asked } = DIFFERENCE_TEXTS[language];
  return [
    owner(called(language, { kind: ownerKind, name: ownerName })),
    ...(setting ? [where(settings[setting])] : []),
    by(dayIn(language, dueOn)),
    commitment === 'committed' ? promised : asked,
  ].join(' ');
}
