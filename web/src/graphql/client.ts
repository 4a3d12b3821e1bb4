import { persistedExchange } from '@urql/exchange-persisted';
import { cacheExchange, Client, fetchExchange } from 'urql';

/**
 * One connection to the server of this page. The cookie of the session goes along by itself. Documents are named by their hash:
 * the server knows them from the build, and may be told to run no others.
 */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin' },
  exchanges: [
    cacheExchange,
    persistedExchange({ enableForMutation: true, preferGetForPersistedQueries: false }),
    fetchExchange,
  ],
});
