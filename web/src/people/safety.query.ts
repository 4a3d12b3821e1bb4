import { graphql } from '../graphql/graphql.js';

/** Where somebody and their household live and meet is told to a few alone. */
export const RECORD_BAN = graphql(`
  mutation RecordSafetyBan($input: RecordSafetyBanInput!) {
    changed: recordSafetyBan(input: $input) {
      id
    }
  }
`);

/** A safety ban goes on. */
export const EXTEND_BAN = graphql(`
  mutation ExtendSafetyBan($input: ExtendSafetyBanInput!) {
    changed: extendSafetyBan(input: $input) {
      id
    }
  }
`);

/** A safety ban holds no longer. */
export const END_BAN = graphql(`
  mutation EndSafetyBan($input: EndSafetyBanInput!) {
    changed: endSafetyBan(input: $input) {
      id
    }
  }
`);
