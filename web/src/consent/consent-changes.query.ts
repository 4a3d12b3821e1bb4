import { graphql } from '../graphql/graphql.js';

/** A consent was explained to the family: nobody is told anything by that alone. */
export const EXPLAIN = graphql(`
  mutation ExplainConsent($input: ExplainConsentInput!) {
    changed: explainConsent(input: $input) {
      id
    }
  }
`);

/** One of the family gives it or refuses it. */
export const DECIDE = graphql(`
  mutation RecordConsentDecision($input: RecordConsentDecisionInput!) {
    changed: recordConsentDecision(input: $input) {
      id
      state
    }
  }
`);

/** It stands although not every guardian has given it. */
export const EXCEPT = graphql(`
  mutation RecordConsentException($input: RecordConsentExceptionInput!) {
    changed: recordConsentException(input: $input) {
      id
    }
  }
`);

/** One of the family takes it back. */
export const WITHDRAW = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    changed: withdrawConsent(input: $input) {
      id
    }
  }
`);

/** A law by which a unit is told without consent. */
export const RECORD_BASIS = graphql(`
  mutation RecordStatutoryBasis($input: RecordStatutoryBasisInput!) {
    changed: recordStatutoryBasis(input: $input) {
      id
    }
  }
`);

/** It applies no more. */
export const END_BASIS = graphql(`
  mutation EndStatutoryBasis($input: EndStatutoryBasisInput!) {
    changed: endStatutoryBasis(input: $input) {
      id
    }
  }
`);
