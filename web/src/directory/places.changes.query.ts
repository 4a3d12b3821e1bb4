import { graphql } from '../graphql/graphql.js';

export const ADD_ORGANISATION = graphql(`
  mutation AddOrganisation($input: AddOrganisationInput!) {
    addOrganisation(input: $input) {
      id
    }
  }
`);

export const KEEP_ORGANISATION = graphql(`
  mutation KeepOrganisation($input: KeepOrganisationInput!) {
    keepOrganisation(input: $input) {
      id
      version
    }
  }
`);

export const WITHDRAW_ORGANISATION = graphql(`
  mutation WithdrawOrganisation($input: WithdrawOrganisationInput!) {
    withdrawOrganisation(input: $input) {
      id
      withdrawnAt
    }
  }
`);

export const ADD_UNIT = graphql(`
  mutation AddUnit($input: AddUnitInput!) {
    addUnit(input: $input) {
      id
    }
  }
`);

export const KEEP_UNIT = graphql(`
  mutation KeepUnit($input: KeepUnitInput!) {
    keepUnit(input: $input) {
      id
      version
    }
  }
`);

export const WITHDRAW_UNIT = graphql(`
  mutation WithdrawUnit($input: WithdrawUnitInput!) {
    withdrawUnit(input: $input) {
      id
      withdrawnAt
    }
  }
`);

export const ADD_SERVICE = graphql(`
  mutation AddService($input: AddServiceInput!) {
    addService(input: $input) {
      id
    }
  }
`);

export const KEEP_SERVICE = graphql(`
  mutation KeepService($input: KeepServiceInput!) {
    keepService(input: $input) {
      id
      version
    }
  }
`);

export const WITHDRAW_SERVICE = graphql(`
  mutation WithdrawService($input: WithdrawServiceInput!) {
    withdrawService(input: $input) {
      id
      withdrawnAt
    }
  }
`);
