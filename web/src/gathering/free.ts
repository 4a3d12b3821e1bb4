import { type CombinedError, useQuery } from 'urql';
import type { Day } from '../../../src/directory/dates.domain.js';
import { daysLater, isoDate } from '../words/wall.js';
import { FREE, type FreeTime } from './gathering.query.js';

interface Free {
  /** Of each whose time one may see; nobody while it is being asked for. */
  readonly free: readonly FreeTime['free'][];
  readonly isLoading: boolean;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
}

/** When these people are free in the week that begins on a Monday: one question, however many they are. */
export function useFree(professionalIds: readonly string[], monday: Day): Free {
  const period = { from: isoDate(monday), to: isoDate(daysLater(monday, 7)) };
  const variables = { professionalIds: [...professionalIds], ...period };
  const [{ data, fetching, error, operation }, ask] = useQuery({
    query: FREE,
    variables,
    requestPolicy: 'cache-and-network',
  });
  // What was answered of others, or of another week, is no answer to this.
  const isAnswer = JSON.stringify(operation?.variables) === JSON.stringify(variables);
  const times = isAnswer ? data?.professionalTimes : undefined;
  return {
    free: (times ?? []).map((one) => one.free),
    isLoading: fetching && !times,
    error: isAnswer ? error : undefined,
    again: () => ask({ requestPolicy: 'network-only' }),
  };
}
