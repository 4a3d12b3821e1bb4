import { graphql, type ResultOf } from '../graphql/graphql.js';

const PEOPLE = graphql(`
  fragment PeopleOfMeeting on CasePage @_unmask {
    id
    areaId
    people {
      id
      role
      givenName
      familyName
      contactWays {
        id
        kind
        value
        safe
        safeTime
      }
    }
  }
`);

const MINUTES = graphql(`
  fragment MinutesOfMeeting on CaseMeeting @_unmask {
    minutes {
      edition
      state
      version
      sharedAt
      forAll
      forAuthorities
      forFamily
      matters {
        id
        text
        audience
        dueOn
        personId
        actionId
        who {
          id
        }
      }
      answers {
        id
        at
        edition
        isOwnWord
        personId
        verdict
        words
      }
    }
    writtenInputs {
      id
      text
      recordedAt
      who {
        id
        givenName
        familyName
      }
    }
  }
`);

const TIMES = graphql(`
  fragment TimesOfMeeting on CaseMeeting @_unmask {
    startsAt
    endsAt
    localStart
    durationMinutes
    familyYesStart
    holds {
      id
      startsAt
      endsAt
      expiresAt
      overriddenAt
      who {
        id
        givenName
        familyName
      }
      overriddenBy {
        id
        givenName
        familyName
        phone
      }
    }
  }
`);

const PARTICIPANTS = graphql(`
  fragment ParticipantsOfMeeting on CaseMeeting @_unmask {
    participants {
      id
      personId
      isRoom
      needed
      clause
      chosen
      attendance
      who {
        id
        givenName
        familyName
        title
        unitName
        phone
      }
    }
  }
`);

/** Every meeting of the case, of which one is worked on, with what is known to who arranges it alone. */
export const MEETING = graphql(
  `
    query MeetingWork($caseId: UUID!, $meetingId: UUID!) {
      casePage(caseId: $caseId) {
        ...PeopleOfMeeting
        meetings {
          id
          state
          version
          mode
          place
          conferenceLink
          question
          cancelReason
          heldAt
          lostSeats
          ...TimesOfMeeting
          ...ParticipantsOfMeeting
          ...MinutesOfMeeting
        }
      }
      invitationsOfMeeting(meetingId: $meetingId) {
        id
        professionalId
        givenName
        familyName
        unitName
        state
        version
        comment
        invitedAt
        reachedAt
        answeredAt
        answeredBy
        hoursWaited
        proposed {
          start
          end
        }
        questions {
          id
          at
          closedAt
          comment
          delegatedTo
          outcome
          said
        }
        history {
          at
          channel
          said
          comment
          outcome
        }
      }
      noticesOfMeeting(meetingId: $meetingId) {
        personId
        professionalId
        notice {
          id
          kind
          state
          way
          reason
          dueAt
          startsAt
          settledAt
        }
      }
    }
  `,
  [PEOPLE, TIMES, PARTICIPANTS, MINUTES],
);
type Asked = ResultOf<typeof MEETING>;
export type Page = Asked['casePage'];
export type Person = Page['people'][number];
export type Meeting = Page['meetings'][number];
export type Participant = Meeting['participants'][number];
export type Invitation = Asked['invitationsOfMeeting'][number];
export type Notice = Asked['noticesOfMeeting'][number];
export type Minutes = NonNullable<Meeting['minutes']>;

export const SEND_NOTICE = graphql(`
  mutation SendNotice($input: SendNoticeAgainInput!) {
    changed: sendNoticeAgain(input: $input) {
      id
    }
  }
`);

export const RECORD_HELD = graphql(`
  mutation RecordHeld($input: RecordMeetingHeldInput!) {
    changed: recordMeetingHeld(input: $input) {
      id
    }
  }
`);

export const CANCEL = graphql(`
  mutation CancelMeeting($input: CancelMeetingInput!) {
    changed: cancelMeeting(input: $input) {
      id
    }
  }
`);
