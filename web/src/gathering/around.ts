import type { ResultOf } from '../graphql/graphql.js';
import type { AROUND } from './gathering.query.js';

/** Where families live, and where one works. */
export type Around = ResultOf<typeof AROUND>;
export type Place = Around['municipalities'][number];
