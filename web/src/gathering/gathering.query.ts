import { graphql, type ResultOf, type VariablesOf } from '../graphql/graphql.js';

/** Who one is, where families live, and where one's own unit works. */
export const AROUND = graphql(`
  query AroundGathering($areaId: UUID!, $unitId: UUID!, $professionalId: UUID!) {
    professional(id: $professionalId) {
      id
      givenName
      familyName
      title
    }
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
    unit(id: $unitId) {
      name
      municipality
    }
  }
`);

/** When all who are asked could meet, the best times first, and what could be given up where there are few. */
export const TIMES = graphql(`
  query TimesToGather($input: TimesToGatherInput!) {
    timesToGather(input: $input) {
      feasibleCount
      feasibleStarts
      proposals {
        localStart
        start
        end
        attend {
          professionalIds
        }
        optional
        reasons {
          code
          text
        }
      }
      relaxations {
        change {
          optionalClause
          durationMinutes
          mode
          to
        }
        addsStarts
        firstStart
      }
      ask
    }
  }
`);
export type TimesInput = VariablesOf<typeof TIMES>['input'];
export type Times = ResultOf<typeof TIMES>['timesToGather'];
export type Proposal = Times['proposals'][number];
export type Relaxation = Times['relaxations'][number];

/** Rooms in which one can meet. */
export const ROOMS = graphql(`
  query RoomsToMeetIn($areaId: UUID!) {
    rooms(areaId: $areaId) {
      id
      unitId
      name
      unitName
      municipality
    }
  }
`);

/** When people are free: of all of them in one question. */
export const FREE = graphql(`
  query FreeTimes($professionalIds: [UUID!]!, $from: LocalDate!, $to: LocalDate!) {
    professionalTimes(professionalIds: $professionalIds, from: $from, to: $to) {
      professionalId
      free {
        startsAt
        endsAt
      }
    }
  }
`);
export type FreeTime = ResultOf<typeof FREE>['professionalTimes'][number];

/** The contact out of which one gathers. */
export const CONTACT_TO_GATHER = graphql(`
  query ContactToGather($id: UUID!) {
    contact(id: $id) {
      id
      version
      channel
      urgency
      municipality {
        code
      }
      needs {
        needCodes
        description
      }
      identity {
        givenName
        familyName
        phone
        safeTimeToCall
      }
    }
  }
`);
export type ContactToGather = ResultOf<typeof CONTACT_TO_GATHER>['contact'];

/** The case for which one gathers. */
export const CASE_TO_GATHER = graphql(`
  query CaseToGather($caseId: UUID!) {
    casePage(caseId: $caseId) {
      id
      legalFrame
      people {
        id
        role
        givenName
        familyName
        interpreterLanguage
      }
      guardianships {
        guardianId
        powers
      }
      needs {
        needCodes
      }
      members {
        who {
          id
          givenName
          familyName
          title
          unitId
          unitName
        }
      }
      consents {
        unitId
        state
        ended
        withdrawnAt
      }
      meetings {
        participants {
          who {
            id
            phone
          }
          invitation {
            state
          }
        }
      }
      safety {
        households
      }
    }
  }
`);
export type CaseToGather = ResultOf<typeof CASE_TO_GATHER>['casePage'];

/** The messages that would go out, word for word. */
export const PREVIEW = graphql(`
  query PreviewGathering($input: GatherNetworkInput!) {
    previewGathering(input: $input) {
      messages {
        professionalId
        personId
        to
        way
        address
        language
        subject
        text
        hasCalendar
        sendsAt
        withheld
      }
      notInvited
    }
  }
`);
export type Preview = ResultOf<typeof PREVIEW>['previewGathering'];

/** Sends all of it, at once or not at all. */
export const GATHER = graphql(`
  mutation GatherNetwork($input: GatherNetworkInput!) {
    gatherNetwork(input: $input) {
      caseId
      contactId
      meeting {
        id
        startsAt
        endsAt
      }
      poll {
        id
        deadline
      }
    }
  }
`);
export type GatherInput = VariablesOf<typeof GATHER>['input'];
export type Gathered = ResultOf<typeof GATHER>['gatherNetwork'];
