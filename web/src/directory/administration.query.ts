import { graphql, type ResultOf } from '../graphql/graphql.js';

/** What an administrator keeps of the places: units to choose from, rooms, and ways between municipalities. */
export const PLACES = graphql(`
  query AdministeredPlaces($areaId: UUID!) {
    units(areaId: $areaId, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
    rooms(areaId: $areaId) {
      id
      name
      unitName
    }
    travelTimes(areaId: $areaId) {
      from
      to
      minutes
    }
    municipalities(areaId: $areaId) {
      code
      nameFi
      nameSv
    }
  }
`);
export type Places = ResultOf<typeof PLACES>;

/** Somebody of the staff, as an administrator keeps them. */
export const KEPT_PERSON = graphql(`
  query KeptPerson($id: UUID!, $areaId: UUID!) {
    professional(id: $id) {
      id
      givenName
      familyName
      title
      email
      phone
      language
      memberships {
        id
        areaId
        unitName
        role
        issuer
      }
      version
    }
    signInIdentities(professionalId: $id) {
      issuer
      linkedAt
      lastUsedAt
    }
    units(areaId: $areaId, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);
export type KeptPerson = ResultOf<typeof KEPT_PERSON>['professional'];
export type SignInIdentity = ResultOf<typeof KEPT_PERSON>['signInIdentities'][number];
export type UnitChoice = Places['units']['edges'][number]['node'];

export const ADD_PROFESSIONAL = graphql(`
  mutation AddProfessional($input: AddProfessionalInput!) {
    addProfessional(input: $input) {
      id
    }
  }
`);

export const KEEP_PROFESSIONAL = graphql(`
  mutation KeepProfessional($input: KeepProfessionalInput!) {
    keepProfessional(input: $input) {
      id
      version
    }
  }
`);

export const JOIN_UNIT = graphql(`
  mutation JoinUnit($input: JoinUnitInput!) {
    joinUnit(input: $input) {
      id
    }
  }
`);

export const LEAVE_UNIT = graphql(`
  mutation LeaveUnit($input: LeaveUnitInput!) {
    leaveUnit(input: $input) {
      id
    }
  }
`);

export const UNLINK_IDENTITY = graphql(`
  mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
    unlinkIdentity(input: $input) {
      issuer
    }
  }
`);

export const ADD_ROOM = graphql(`
  mutation AddRoom($input: AddRoomInput!) {
    addRoom(input: $input) {
      id
    }
  }
`);

export const WITHDRAW_ROOM = graphql(`
  mutation WithdrawRoom($input: WithdrawRoomInput!) {
    withdrawRoom(input: $input) {
      id
    }
  }
`);

export const KEEP_TRAVEL_TIME = graphql(`
  mutation KeepTravelTime($input: KeepTravelTimeInput!) {
    keepTravelTime(input: $input) {
      minutes
    }
  }
`);

export const KEEP_HOURS = graphql(`
  mutation KeepWorkingHours($input: KeepWorkingHoursInput!) {
    keepWorkingHours(input: $input) {
      weekday
    }
  }
`);
