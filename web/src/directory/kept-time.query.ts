import { graphql, type ResultOf } from '../graphql/graphql.js';

/** When somebody works and when they are away, from today on. For who keeps it. */
export const KEPT_TIME = graphql(`
  query KeptTime($id: UUID!) {
    keptTime(professionalId: $id) {
      workingHours {
        weekday
        start
        end
        firstDay
        lastDay
      }
      exceptions {
        id
        day
        start
        end
      }
      absences {
        id
        startsAt
        endsAt
      }
    }
  }
`);
export type KeptTime = ResultOf<typeof KEPT_TIME>['keptTime'];

export const KEEP_HOURS = graphql(`
  mutation KeepWorkingHours($input: KeepWorkingHoursInput!) {
    keepWorkingHours(input: $input) {
      weekday
    }
  }
`);

export const ADD_ABSENCE = graphql(`
  mutation AddAbsence($input: AddBusyTimeInput!) {
    addBusyTime(input: $input) {
      id
    }
  }
`);

export const END_ABSENCE = graphql(`
  mutation EndAbsence($input: EndBusyTimeInput!) {
    endBusyTime(input: $input) {
      id
    }
  }
`);

export const ADD_EXCEPTION = graphql(`
  mutation AddWorkingException($input: AddWorkingExceptionInput!) {
    addWorkingException(input: $input) {
      id
    }
  }
`);

export const END_EXCEPTION = graphql(`
  mutation EndWorkingException($input: EndWorkingExceptionInput!) {
    endWorkingException(input: $input) {
      id
    }
  }
`);
