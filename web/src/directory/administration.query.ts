import { graphql, type ResultOf } from '../graphql/graphql.js';

/** Ways between the municipalities of the area. */
export const WAYS = graphql(`
  query AdministeredWays($areaId: UUID!) {
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
export type Ways = ResultOf<typeof WAYS>;

/** What was given up and waits for somebody: as many as there are. */
export const GIVEN_UP = graphql(`
  query GivenUp {
    deadEffects {
      id
    }
  }
`);

/** Somebody of the staff, as an administrator keeps them. */
export const KEPT_PERSON = graphql(`
  query KeptPerson($id: UUID!) {
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
        unitId
        unitName
        role
        issuer
        until
      }
      version
    }
    signInIdentities(professionalId: $id) {
      issuer
      linkedAt
      lastUsedAt
    }
  }
`);
export type KeptPerson = ResultOf<typeof KEPT_PERSON>['professional'];
export type SignInIdentity = ResultOf<typeof KEPT_PERSON>['signInIdentities'][number];

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

export const END_SESSIONS_OF = graphql(`
  mutation EndSessionsOf($input: EndSessionsOfInput!) {
    endSessionsOf(input: $input)
  }
`);
