import type { Face } from '../follow-up/how-are-things/how-are-things.domain.js';
import type { GoalRating } from '../follow-up/goal-rating.domain.js';
import { b64 } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** What following up has heard of a case, as one statement gives it: see `CaseTree`. */
export interface FollowUpTree {
  readonly faces: readonly {
    readonly id: string;
    readonly personId: string;
    /** `2026-12-31` */
    readonly day: string;
    readonly face: Face;
    readonly words: Sealed;
    readonly recordedBy: string | null;
    readonly notedAt: string | null;
    readonly version: number;
  }[];
  readonly ratings: readonly {
    readonly id: string;
    readonly reviewId: string;
    readonly goalId: string;
    readonly rating: GoalRating;
    readonly words: Sealed;
    readonly ratedAt: string;
  }[];
}

const FACES_AT_MOST = 60;

/** SQL: how things are, the newest first, and how far goals were reached, in the order of the reviews. */
export const FOLLOW_UP = `'followUp', json_build_object(
  'faces', coalesce((select json_agg(json_build_object('id', h.id, 'personId', h.person_id, 'day', h.day, 'face', h.face,
      'words', ${b64('h.words')}, 'recordedBy', h.recorded_by, 'notedAt', h.noted_at, 'version', h.version)
      order by h.day desc, h.said_at desc, h.id)
    from (select * from how_are_things x where x.area_id = c.area_id and x.case_id = c.id
      order by x.day desc, x.said_at desc, x.id limit ${FACES_AT_MOST}) h), '[]'),
  'ratings', coalesce((select json_agg(json_build_object('id', g.id, 'reviewId', g.review_id, 'goalId', g.goal_id, 'rating', g.rating,
      'words', ${b64('g.words')}, 'ratedAt', g.rated_at) order by g.rated_at, g.id)
    from goal_rating g where g.area_id = c.area_id and g.case_id = c.id), '[]'))`;

/** The same with its texts opened. */
export const followUp = ({ faces, ratings }: FollowUpTree, open: Open) => ({
  faces: faces.map((each) => ({ ...each, words: open('how_are_things.words', each.id, each.words) })),
  ratings: ratings.map((each) => ({ ...each, words: open('goal_rating.words', each.id, each.words) })),
});

/** Both lists in one: whether anything of it is shown. */
export const rowsOf = (tree: FollowUpTree | undefined): readonly unknown[] =>
  tree ? [...tree.faces, ...tree.ratings] : [];
