import { graphql } from '../graphql/graphql.js';

/** Another responsible person, to whom the family is to be walked over. */
export const PROPOSE = graphql(`
  mutation ProposeHandover($input: ProposeHandoverInput!) {
    changed: proposeHandover(input: $input) {
      id
    }
  }
`);

/** The family has consented. */
export const CONSENT = graphql(`
  mutation RecordHandoverConsent($input: RecordHandoverConsentInput!) {
    changed: recordHandoverConsent(input: $input) {
      id
    }
  }
`);

/** The receiver is asked. */
export const OFFER = graphql(`
  mutation OfferHandover($input: OfferHandoverInput!) {
    changed: offerHandover(input: $input) {
      id
    }
  }
`);

/** The receiver takes it on. */
export const ACCEPT = graphql(`
  mutation AcceptHandover($input: AcceptHandoverInput!) {
    changed: acceptHandover(input: $input) {
      id
    }
  }
`);

/** The receiver does not. */
export const DECLINE = graphql(`
  mutation DeclineHandover($input: DeclineHandoverInput!) {
    changed: declineHandover(input: $input) {
      id
    }
  }
`);

/** Old holder, new holder and family came together. */
export const MEET = graphql(`
  mutation RecordJointContact($input: RecordJointContactInput!) {
    changed: recordJointContact(input: $input) {
      id
    }
  }
`);

/** The family was tried for its confirmation, and not reached. */
export const TRY = graphql(`
  mutation RecordUnreached($input: RecordUnreachedInput!) {
    changed: recordUnreached(input: $input) {
      id
    }
  }
`);

/** The family has confirmed: the baton passes. */
export const CONFIRM = graphql(`
  mutation ConfirmHandover($input: ConfirmHandoverInput!) {
    changed: confirmHandover(input: $input) {
      id
    }
  }
`);

/** It does not come about. */
export const WITHDRAW = graphql(`
  mutation WithdrawHandover($input: WithdrawHandoverInput!) {
    changed: withdrawHandover(input: $input) {
      id
    }
  }
`);
