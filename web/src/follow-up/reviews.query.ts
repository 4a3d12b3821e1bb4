import { graphql, type ResultOf } from '../graphql/graphql.js';

/** The next review of a plan that has none ahead. */
export const PLAN_REVIEW = graphql(`
  mutation FollowUpPlanReview($input: PlanReviewInput!) {
    changed: planReview(input: $input) {
      id
    }
  }
`);

/** The network meets again; answered are the times that suit. */
export const CONVENE = graphql(`
  mutation FollowUpConvene($input: ConveneReviewInput!) {
    changed: conveneReview(input: $input) {
      meeting {
        id
        version
      }
      times {
        proposals {
          localStart
          start
          end
          reasons {
            code
            text
          }
        }
      }
      leftOut
    }
  }
`);

/** One of the times, with the yes of the family, in one press. */
export const SCHEDULE = graphql(`
  mutation FollowUpSchedule($input: ScheduleReviewInput!) {
    changed: scheduleReview(input: $input) {
      id
    }
  }
`);

/** It was held: what it decided. */
export const RECORD_REVIEW = graphql(`
  mutation FollowUpRecordReview($input: RecordReviewInput!) {
    changed: recordReview(input: $input) {
      id
    }
  }
`);

/** How things are, as somebody of the family told. */
export const RECORD_FACE = graphql(`
  mutation FollowUpRecordFace($input: RecordHowThingsAreInput!) {
    changed: recordHowThingsAre(input: $input) {
      id
    }
  }
`);

/** Somebody has seen to what a family told. */
export const NOTE_FACE = graphql(`
  mutation FollowUpNoteFace($input: NoteHowThingsAreInput!) {
    changed: noteHowThingsAre(input: $input) {
      id
    }
  }
`);

/** A meeting for a review that has no time yet, and when it could be. */
export type Convened = ResultOf<typeof CONVENE>['changed'];
