import { rowOf } from '../meeting/minutes/minutes.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { EditionTree, MinutesTree } from './minutes-tree.js';

const edition = (open: Open, meetingId: string) => (row: EditionTree) => {
  const id = rowOf(meetingId, row.edition);
  return {
    ...row,
    forAll: open('minutes_for_all.text', id, row.forAll),
    forAuthorities: open('minutes.text', id, row.forAuthorities),
    forFamily: open('minutes_for_family.text', id, row.forFamily),
    matters: row.matters.map((matter) => ({ ...matter, text: open('minutes_matter.text', matter.id, matter.text) })),
  };
};

/** Whether the reader is shown anything: who was at the table may find the part for everybody empty. */
export const isSaid = ({ editions }: MinutesTree): boolean =>
  editions.some((row) => row.forAll || row.forAuthorities || row.forFamily || row.matters.length > 0);

/**
 * Minutes with their texts opened: the newest edition that the reader reads, and those before. Of a later draft its
 * reader learns nothing.
 */
export function minutesView(row: MinutesTree, meetingId: string, open: Open) {
  const [newest, ...earlier] = row.editions.map(edition(open, meetingId));
  if (!newest || !isSaid(row)) return null;
  const isNewest = newest.edition === row.edition;
  return {
    ...newest,
    text: newest.forAuthorities,
    state: isNewest ? row.state : ('shared' as const),
    writtenAt: isNewest ? row.writtenAt : newest.sharedAt!,
    version: row.version,
    earlier,
    answers: row.answers.map((said) => ({ ...said, words: open('minutes_confirmation.words', said.id, said.words) })),
  };
}
