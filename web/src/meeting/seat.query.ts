import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Who is missed, who could come instead, and what an authority can be asked for. */
export const OPEN_SEATS = graphql(`
  query OpenSeats($meetingId: UUID!, $times: OtherTimesInput) {
    openSeats(meetingId: $meetingId, times: $times) {
      meetingId
      meetingVersion
      seats {
        participantId
        invitationId
        invitationVersion
        givenName
        familyName
        unitName
        needed
        lostFor
        comment
        delegatedTo
        ways
        standIns {
          professionalId
          givenName
          familyName
          title
          phone
          suits
          isNamed
          isOwn
          needsConsent
        }
        remedies {
          id
          way
          dueOn
          outcome
          mail
          version
        }
      }
    }
  }
`);
export type Seat = ResultOf<typeof OPEN_SEATS>['openSeats']['seats'][number];
export type StandIn = Seat['standIns'][number];
export type Remedy = Seat['remedies'][number];

export const INVITE_STAND_IN = graphql(`
  mutation InviteStandIn($input: InviteStandInInput!) {
    changed: inviteStandIn(input: $input) {
      id
    }
  }
`);

export const ASK_AUTHORITY = graphql(`
  mutation AskAuthority($input: AskAuthorityInput!) {
    changed: askAuthority(input: $input) {
      id
    }
  }
`);

export const RECORD_REMEDY = graphql(`
  mutation RecordRemedy($input: RecordRemedyOutcomeInput!) {
    changed: recordRemedyOutcome(input: $input) {
      id
    }
  }
`);
