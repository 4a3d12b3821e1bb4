import { ofFamily, ofStaff, type Somebody } from '../../../network/document.domain.js';
import { namesOf } from '../../../network/projecting.domain.js';
import { dayOf } from '../../../platform/clock/clock.js';
import type { Open } from '../../../platform/sealing/opening.js';
import { type MinutesState, rowOf, type Verdict } from '../minutes.domain.js';
import type { MinutesDocumentTree } from './minutes-document.repository.js';
import { type Negotiation, negotiationOf } from './negotiation.domain.js';

/** A matter that was agreed: what, who if anybody, by when if ever. */
export interface AgreedMatter {
  readonly text: string | null;
  readonly owner: Somebody | null;
  readonly dueOn: Temporal.PlainDate | null;
}

/** Minutes as their reader may know them, in no language yet. What is not there and what is not shown look alike. */
export interface MinutesContent {
  readonly state: MinutesState;
  readonly edition: number;
  readonly sharedOn: Temporal.PlainDate | null;
  readonly negotiation: Negotiation;
  /** What was written for each audience, the widest first. */
  readonly texts: readonly string[];
  readonly matters: readonly AgreedMatter[];
  readonly answers: readonly {
    readonly name: string | null;
    readonly verdict: Verdict;
    readonly words: string | null;
    readonly on: Temporal.PlainDate;
  }[];
  readonly responsible: Somebody | null;
}

/** The tree, opened. */
export function minutesContent(tree: MinutesDocumentTree, open: Open): MinutesContent {
  const names = namesOf(tree.people, open);
  const { state, edition, sharedAt, responsible, matters, answers } = tree;
  return {
    state,
    edition,
    sharedOn: sharedAt === null ? null : dayOf(sharedAt),
    negotiation: negotiationOf(tree, names),
    texts: textsOf(tree, open),
    matters: matters.map(({ id, text, who, personId, dueOn }) => ({
      text: open('minutes_matter.text', id, text),
      owner: who ? ofStaff(who) : personId === null ? null : ofFamily(names.get(personId)),
      dueOn: dueOn === null ? null : Temporal.PlainDate.from(dueOn),
    })),
    answers: answers.map(({ id, personId, verdict, words, at }) => ({
      name: names.get(personId) ?? null,
      verdict,
      words: open('minutes_confirmation.words', id, words),
      on: dayOf(at),
    })),
    responsible: responsible && ofStaff(responsible),
  };
}

function textsOf({ meetingId, edition, forAll, forAuthorities, forFamily }: MinutesDocumentTree, open: Open): string[] {
  const row = rowOf(meetingId, edition);
  return [
    open('minutes_for_all.text', row, forAll),
    open('minutes.text', row, forAuthorities),
    open('minutes_for_family.text', row, forFamily),
  ].filter((text) => text !== null);
}
