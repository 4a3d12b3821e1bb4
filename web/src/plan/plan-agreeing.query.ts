import { graphql } from '../graphql/graphql.js';

export const PROPOSE_PLAN = graphql(`
  mutation ProposePlan($input: ProposePlanInput!) {
    changed: proposePlan(input: $input) {
      id
      state
      version
    }
  }
`);

export const WITHDRAW_PROPOSAL = graphql(`
  mutation WithdrawProposal($input: WithdrawProposalInput!) {
    changed: withdrawProposal(input: $input) {
      id
      state
      version
    }
  }
`);

export const RECORD_APPROVAL = graphql(`
  mutation RecordPlanApproval($input: RecordPlanApprovalInput!) {
    changed: recordPlanApproval(input: $input) {
      id
      approval
    }
  }
`);

export const RECORD_EXCEPTION = graphql(`
  mutation RecordApprovalException($input: RecordApprovalExceptionInput!) {
    changed: recordApprovalException(input: $input) {
      id
      personId
    }
  }
`);

export const AGREE_PLAN = graphql(`
  mutation AgreePlan($input: AgreePlanInput!) {
    changed: agreePlan(input: $input) {
      id
      state
      version
    }
  }
`);

export const HAND_OUT_PLAN = graphql(`
  mutation HandOutPlan($input: HandOutPlanInput!) {
    changed: handOutPlan(input: $input) {
      id
      handedAt
    }
  }
`);
