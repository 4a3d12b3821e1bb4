import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Around the plan: who sits there, who can promise something, which versions there are, and when all meet next. */
export const PLAN_FRAME = graphql(`
  query PlanFrame($caseId: UUID!) {
    casePage(caseId: $caseId) {
      id
      state
      responsiblePerson {
        who {
          ...Seat
        }
      }
      counsellor {
        ...Seat
      }
      standIn {
        who {
          id
        }
      }
      people {
        id
        role
        givenName
        familyName
        birthDate
      }
      members {
        id
        who {
          ...Seat
        }
      }
      meetings {
        id
        state
        startsAt
        endsAt
      }
      plan {
        id
        versions {
          id
          number
          state
        }
      }
      actions {
        id
        text
        ownerId
        dueOn
        commitment
        progress
        sinceVersion
        untilVersion
        version
      }
    }
  }

  fragment Seat on Colleague @_unmask {
    id
    givenName
    familyName
    title
    phone
    unitId
    unitName
  }
`);

/** One version of the plan whole, and who has changed what. */
export const PLAN_IN_HAND = graphql(`
  query PlanInHand($planVersionId: UUID!) {
    planInHand(planVersionId: $planVersionId) {
      version {
        id
        number
        state
        sharedGoal
        nextReviewOn
        proposedAt
        agreedAt
        version
        approvals {
          personId
          approval
          dissent
          at
        }
        exceptions {
          personId
          reason
          at
        }
      }
      sections {
        id
        kind
        text
        version
      }
      childViews {
        id
        childId
        manner
        content
        reason
        reasonText
        version
      }
      goals {
        id
        text
        sinceVersion
        version
      }
      actions {
        id
        text
        goalId
        ownerId
        ownerKind
        dueOn
        commitment
        progress
        sinceVersion
        version
      }
      privateHelpers {
        id
        pieceId
        name
        task
        version
      }
      copies {
        id
        pieceId
        unitId
        unitName
        personId
        handedAt
        version
      }
      changes {
        piece
        id
        leftOut
        changedBy
        version
      }
    }
  }
`);

/** What is otherwise than in the agreed version before, in plain words. */
export const PLAN_DIFFERENCE = graphql(`
  query PlanDifference($planVersionId: UUID!, $language: Language!) {
    planDifference(planVersionId: $planVersionId, language: $language) {
      code
      text
    }
  }
`);

/** Who got which version. */
export const PLAN_HANDOUTS = graphql(`
  query PlanHandouts($planId: UUID!) {
    handoutsOfPlan(planId: $planId) {
      id
      planVersionId
      personId
      unitId
      how
      handedAt
    }
  }
`);

export type PlanFrame = ResultOf<typeof PLAN_FRAME>['casePage'];
export type PlanInHand = ResultOf<typeof PLAN_IN_HAND>['planInHand'];
export type Goal = PlanInHand['goals'][number];
export type Action = PlanInHand['actions'][number];
export type SectionKind = PlanInHand['sections'][number]['kind'];
export type ChildView = PlanInHand['childViews'][number];
export type Helper = PlanInHand['privateHelpers'][number];
export type Copy = PlanInHand['copies'][number];
export type Person = PlanFrame['people'][number];
export type Seat = PlanFrame['counsellor'];
