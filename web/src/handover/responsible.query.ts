import { graphql } from '../graphql/graphql.js';

/** Somebody stands in for the responsible person. */
export const NAME_STAND_IN = graphql(`
  mutation NameStandIn($input: NameStandInInput!) {
    changed: nameStandIn(input: $input) {
      id
    }
  }
`);

/** Nobody needs to stand in after all. */
export const REVOKE_STAND_IN = graphql(`
  mutation RevokeStandIn($input: RevokeStandInInput!) {
    changed: revokeStandIn(input: $input) {
      id
    }
  }
`);

/** Another responsible person, without a handover. By who leads a team. */
export const REASSIGN_RESPONSIBLE = graphql(`
  mutation ReassignResponsiblePerson($input: ReassignResponsiblePersonInput!) {
    changed: reassignResponsiblePerson(input: $input) {
      id
    }
  }
`);

/** Another counsellor of the case. By who leads a team. */
export const REASSIGN_COUNSELLOR = graphql(`
  mutation ReassignCounsellor($input: ReassignCounsellorInput!) {
    changed: reassignCounsellor(input: $input) {
      id
    }
  }
`);
