import type { TFunction } from 'i18next';
import { nameOf } from '../words/names.js';
import { whenText } from '../words/time.js';
import type { Prohibition, Situation } from './situation.query.js';

/** What can be kept from somebody, as the schema names it. */
type KeptKind = Prohibition['items'][number]['kind'];

/** What of it is a piece of the plan. */
type PieceKind = Extract<KeptKind, 'PLAN_SECTION' | 'CHILD_VIEW' | 'PLAN_GOAL' | 'PLAN_ACTION' | 'PLAN_HELPER'>;

/** A thing of the case that may be kept from somebody, with the words by which one knows it. */
export interface Thing {
  readonly kind: KeptKind;
  readonly id: string;
  readonly words: string;
}

/** How a thing is named in a field. */
export const keyOf = ({ kind, id }: Pick<Thing, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Whatever stands in the plan now. */
const standing = <Piece extends { readonly untilVersion: number | null }>(pieces: readonly Piece[]): Piece[] =>
  pieces.filter(({ untilVersion }) => untilVersion === null);

/** Everything of the case that one may keep from somebody here: meetings first, then the plan in its order. */
export function thingsOf(page: Situation, t: TFunction): Thing[] {
  return [...ofMeetings(page, t), ...ofPlan(page, t)];
}

function ofMeetings({ meetings }: Situation, t: TFunction): Thing[] {
  return meetings.flatMap(({ id, startsAt, minutes }) => {
    const when = startsAt ? whenText(startsAt) : t('situation.thing.noTime');
    return [
      { kind: 'MEETING' as const, id, words: t('situation.thing.MEETING', { when }) },
      ...(minutes ? [{ kind: 'MINUTES' as const, id, words: t('situation.thing.MINUTES', { when }) }] : []),
    ];
  });
}

function ofPlan({ plan, actions, people }: Situation, t: TFunction): Thing[] {
  const thing = (kind: PieceKind, id: string, what: string): Thing => ({
    kind,
    id,
    words: t(`situation.thing.${kind}`, { what }),
  });
  const nameOfChild = (id: string) => nameOf(people.find((each) => each.id === id) ?? {});
  return [
    ...standing(plan?.sections ?? []).map(({ pieceId, kind }) =>
      thing('PLAN_SECTION', pieceId, t(`plan.section.${kind}`)),
    ),
    ...standing(plan?.childViews ?? []).map(({ pieceId, childId }) =>
      thing('CHILD_VIEW', pieceId, nameOfChild(childId)),
    ),
    ...standing(plan?.goals ?? []).map(({ id, text }) => thing('PLAN_GOAL', id, text ?? '')),
    ...standing(actions).map(({ id, text }) => thing('PLAN_ACTION', id, text ?? '')),
    ...standing(plan?.privateHelpers ?? []).map(({ pieceId, name }) => thing('PLAN_HELPER', pieceId, name ?? '')),
  ];
}
