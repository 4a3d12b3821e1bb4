import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What waits for somebody to look at it, the latest first. Nothing of what it says. */
export const QUARANTINED = graphql(`
  query QuarantinedMail($after: String) {
    inboundMessages(state: QUARANTINED, after: $after) {
      edges {
        node {
          id
          receivedAt
          size
          reason {
            fi
            sv
            en
          }
          senderDomain
          hasText
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type HeldMail = ResultOf<typeof QUARANTINED>['inboundMessages']['edges'][number]['node'];

/** What became of all that came in. */
export const OUTCOMES = graphql(`
  query MailOutcomes {
    inboundMessageCounts {
      state
      outcome
      count
      reason {
        fi
        sv
        en
      }
    }
  }
`);

/** What one message says. Each look is written down: it is asked for by a press alone. */
export const LETTER = graphql(`
  query QuarantinedLetter($id: UUID!) {
    inboundMessage(id: $id) {
      id
      from
      subject
      text
    }
  }
`);
export type Letter = ResultOf<typeof LETTER>['inboundMessage'];

export const RETRY = graphql(`
  mutation RetryInboundMessage($input: RetryInboundMessageInput!) {
    retryInboundMessage(input: $input) {
      id
      state
    }
  }
`);

export const DISMISS = graphql(`
  mutation DismissInboundMessage($input: DismissInboundMessageInput!) {
    dismissInboundMessage(input: $input) {
      id
      state
    }
  }
`);
