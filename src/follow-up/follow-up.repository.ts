import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { MeetingState } from '../meeting/meeting.domain.js';
import type { GoalAtReview } from './goal-rating.domain.js';

/** A plan of which a review is to be set. */
export interface PlanToReview {
  readonly areaId: string;
  readonly caseId: string;
  readonly isAgreed: boolean;
  /** A review of it is ahead. */
  readonly isAhead: boolean;
}

/** Somebody in a case. */
interface Promising {
  readonly caseId: string;
  readonly professionalId: string;
  readonly unitId: string;
}

/** SQL: the number of the agreed version of the plan. */
const AGREED = (plan: string) =>
  `(select max(v.number) from plan_version v where v.plan_id = ${plan} and v.state = 'agreed')`;

const GOALS = `
select g.id, coalesce((select x.rating from goal_rating x where x.area_id = g.area_id and x.goal_id = g.id
  order by x.rated_at desc, x.id desc limit 1), 'open') as state
from plan_goal g
where g.plan_id = ? and ${AGREED('g.plan_id')} between g.since_version and coalesce(g.until_version - 1, 2147483647)
order by g.id`;

const TO_REVIEW = `
select p.area_id as "areaId", p.case_id as "caseId", ${AGREED('p.id')} is not null as "isAgreed",
  exists (select from review r where r.area_id = p.area_id and r.plan_id = p.id and r.state = 'due') as "isAhead"
from plan p where p.id = ?`;

const UNREVIEWED = `
select p.id as "planId" from plan p where p.case_id = ? and ${AGREED('p.id')} is not null
  and not exists (select from review r where r.area_id = p.area_id and r.plan_id = p.id and r.state = 'due')`;

const SHARED_GOAL = `
select v.id, encode(v.shared_goal, 'base64') as sealed from plan_version v
where v.plan_id = ? and v.state = 'agreed' order by v.number desc limit 1`;

const PROMISES = `
select a.id from plan_action a where a.case_id = ? and a.owner_id = ? and a.owner_unit = ? and a.commitment = 'committed'
order by a.id`;

/** What following up asks of earlier chapters and of its own tables without loading them. */
@Injectable()
export class FollowUpRepository {
  constructor(private readonly em: EntityManager) {}

  /** The goals of the agreed plan, as the last review left each. */
  goals(planId: string): Promise<GoalAtReview[]> {
    return this.em.execute<GoalAtReview[]>(GOALS, [planId]);
  }

  /** Undefined if there is no such plan that the actor may see. */
  async planToReview(planId: string): Promise<PlanToReview | undefined> {
    const [row] = await this.em.execute<PlanToReview[]>(TO_REVIEW, [planId]);
    return row;
  }

  /** The agreed plans of a case of which no review is ahead. */
  async plansWithoutReview(caseId: string): Promise<string[]> {
    const rows = await this.em.execute<{ planId: string }[]>(UNREVIEWED, [caseId]);
    return rows.map(({ planId }) => planId);
  }

  /** The shared goal of the agreed plan: id of its version, and the text sealed, in base64. */
  async sharedGoal(planId: string): Promise<{ id: string; sealed: string } | undefined> {
    const [row] = await this.em.execute<{ id: string; sealed: string }[]>(SHARED_GOAL, [planId]);
    return row;
  }

  /** Everything that somebody has promised for a unit in a case, done or not. */
  async promisesOf({ caseId, professionalId, unitId }: Promising): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(PROMISES, [caseId, professionalId, unitId]);
    return rows.map(({ id }) => id);
  }

  /** The state of a meeting; null if there is none. */
  async stateOfMeeting(meetingId: string | null | undefined): Promise<MeetingState | null> {
    if (meetingId == null) return null;
    const [row] = await this.em.execute<{ state: MeetingState }[]>('select state from meeting where id = ?', [
      meetingId,
    ]);
    return row?.state ?? null;
  }
}
