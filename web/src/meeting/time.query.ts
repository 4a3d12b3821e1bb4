import { graphql, type ResultOf } from '../graphql/graphql.js';

/** When everybody who is needed can come. */
export const PROPOSALS = graphql(`
  query MeetingTimes($input: ProposeMeetingTimesInput!) {
    proposeMeetingTimes(input: $input) {
      feasibleCount
      ask
      proposals {
        localStart
        start
        end
        format {
          mode
        }
        reasons {
          code
          text
        }
      }
      relaxations {
        addsStarts
        daysSaved
        firstStart
        change {
          durationMinutes
          mode
          optionalClause
          to
        }
      }
    }
  }
`);
export type Proposals = ResultOf<typeof PROPOSALS>['proposeMeetingTimes'];
export type Relaxation = Proposals['relaxations'][number];

export const FAMILY_YES = graphql(`
  mutation FamilyYes($input: RecordFamilyYesInput!) {
    changed: recordFamilyYes(input: $input) {
      id
      version
      familyYesStart
    }
  }
`);

export const SCHEDULE = graphql(`
  mutation ScheduleMeeting($input: ScheduleMeetingInput!) {
    changed: scheduleMeeting(input: $input) {
      id
    }
  }
`);

export const MOVE = graphql(`
  mutation MoveMeeting($input: MoveMeetingInput!) {
    changed: moveMeeting(input: $input) {
      id
    }
  }
`);

export const HOLD = graphql(`
  mutation HoldTime($input: HoldMeetingTimeInput!) {
    changed: holdMeetingTime(input: $input) {
      id
    }
  }
`);

export const CHANGE_DURATION = graphql(`
  mutation ChangeDuration($input: ChangeMeetingDurationInput!) {
    changed: changeMeetingDuration(input: $input) {
      id
    }
  }
`);

export const CHANGE_LINK = graphql(`
  mutation ChangeLink($input: ChangeConferenceLinkInput!) {
    changed: changeConferenceLink(input: $input) {
      id
    }
  }
`);
