import type { GraphQLResolveInfo } from 'graphql';
import { asksFor } from '../platform/graphql/look-ahead.js';
import type { Parts } from './contact.repository.js';

/** Which parts of a contact the request asks for. */
export const partsOf = (info: GraphQLResolveInfo, prefix = ''): Parts => ({
  needs: asksFor(info, `${prefix}needs`),
  identity: asksFor(info, `${prefix}identity`),
});
