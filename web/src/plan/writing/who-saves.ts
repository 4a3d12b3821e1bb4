import type { Client } from 'urql';
import { faultOf } from '../../graphql/faults.js';
import { graphql } from '../../graphql/graphql.js';
import type { Passing } from './keeper.js';

/** Asked for itself: the answer shall not become the session of the screen. */
const WHO_SAVES = graphql(`
  query WhoSaves {
    me {
      id
      professional {
        id
      }
    }
  }
`);

/**
 * Why nothing may be saved now, if it may not. All tabs of a browser share one session: whoever signs in in another tab would
 * otherwise save in their own name what somebody else has typed here.
 */
export async function doubtOf(client: Client, writerId: string): Promise<Passing | null> {
  const { data, error } = await client.query(WHO_SAVES, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data) return data.me.professional?.id === writerId ? null : 'somebodyElse';
  return error && faultOf(error) === 'signedOut' ? 'signedOut' : 'away';
}
