import { graphql } from '../graphql/graphql.js';

/** Somebody joins the network. */
export const ADD_MEMBER = graphql(`
  mutation AddMember($input: AddMemberInput!) {
    changed: addMember(input: $input) {
      id
    }
  }
`);

/** Somebody leaves the network: their access ends at once. */
export const END_MEMBERSHIP = graphql(`
  mutation EndMembership($input: EndMembershipInput!) {
    changed: endMembership(input: $input) {
      id
    }
  }
`);

/** Somebody is disqualified: their access ends at once. */
export const DISQUALIFY = graphql(`
  mutation DeclareDisqualified($input: DeclareDisqualifiedInput!) {
    changed: declareDisqualified(input: $input) {
      id
    }
  }
`);

/** A disqualification was a mistake, or stands in the way no more. By who leads a team alone. */
export const LIFT_DISQUALIFICATION = graphql(`
  mutation LiftDisqualification($input: LiftDisqualificationInput!) {
    changed: liftDisqualification(input: $input) {
      id
      version
    }
  }
`);
