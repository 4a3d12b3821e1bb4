import { graphql } from '../graphql/graphql.js';

export const ADD_HELPER = graphql(`
  mutation AddPrivateHelper($input: AddPrivateHelperInput!) {
    changed: addPrivateHelper(input: $input) {
      id
      version
    }
  }
`);

export const CHANGE_HELPER = graphql(`
  mutation ChangePrivateHelper($input: ChangePrivateHelperInput!) {
    changed: changePrivateHelper(input: $input) {
      id
      version
    }
  }
`);

export const DROP_HELPER = graphql(`
  mutation DropPrivateHelper($input: DropPrivateHelperInput!) {
    changed: dropPrivateHelper(input: $input) {
      id
      version
    }
  }
`);

export const ADD_COPY = graphql(`
  mutation AddPlanCopy($input: AddPlanCopyInput!) {
    changed: addPlanCopy(input: $input) {
      id
      version
    }
  }
`);

export const DROP_COPY = graphql(`
  mutation DropPlanCopy($input: DropPlanCopyInput!) {
    changed: dropPlanCopy(input: $input) {
      id
      version
    }
  }
`);
