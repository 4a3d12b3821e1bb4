import { graphql } from '../graphql/graphql.js';

export const DRAFT_PLAN = graphql(`
  mutation DraftPlan($input: DraftPlanInput!) {
    changed: draftPlan(input: $input) {
      id
      version
    }
  }
`);

export const WRITE_SHARED_GOAL = graphql(`
  mutation WriteSharedGoal($input: WriteSharedGoalInput!) {
    changed: writeSharedGoal(input: $input) {
      id
      version
    }
  }
`);

export const ADD_GOAL = graphql(`
  mutation AddGoal($input: AddGoalInput!) {
    changed: addGoal(input: $input) {
      id
      version
    }
  }
`);

export const CHANGE_GOAL = graphql(`
  mutation ChangeGoal($input: ChangeGoalInput!) {
    changed: changeGoal(input: $input) {
      id
      version
      untilVersion
    }
  }
`);

export const DROP_GOAL = graphql(`
  mutation DropGoal($input: DropGoalInput!) {
    changed: dropGoal(input: $input) {
      id
      version
    }
  }
`);

export const WRITE_SECTION = graphql(`
  mutation WritePlanSection($input: WritePlanSectionInput!) {
    changed: writePlanSection(input: $input) {
      id
      version
      untilVersion
    }
  }
`);

export const RECORD_CHILD_VIEW = graphql(`
  mutation RecordChildView($input: RecordChildViewInput!) {
    changed: recordChildView(input: $input) {
      id
      version
    }
  }
`);

export const ADD_ACTION = graphql(`
  mutation AddAction($input: AddActionInput!) {
    changed: addAction(input: $input) {
      id
      version
    }
  }
`);

export const DROP_ACTION = graphql(`
  mutation DropAction($input: DropActionInput!) {
    changed: dropAction(input: $input) {
      id
      version
    }
  }
`);

export const RECORD_COMMITMENT = graphql(`
  mutation RecordCommitment($input: RecordCommitmentInput!) {
    changed: recordCommitment(input: $input) {
      id
      commitment
      version
    }
  }
`);
