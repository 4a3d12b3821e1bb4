import { type CombinedError, useQuery } from 'urql';
import { spokenCode } from '../words/language.js';
import { type Gathering, othersOf } from './form.js';
import { type Filled, timesInputOf } from './gathering.js';
import { TIMES, type Times, type TimesInput } from './gathering.query.js';

/** When people can meet, as far as it is known. */
export interface AskedTimes {
  /** Undefined while nobody is asked about, or while it is being found out. */
  readonly times: Times | undefined;
  /** Of whose time nothing is known. */
  readonly unknown: readonly string[];
  /** Whether these are times of the others. */
  readonly isApart: boolean;
  readonly isLoading: boolean;
  readonly error: CombinedError | undefined;
  readonly again: () => void;
  /** The question. */
  readonly input: TimesInput;
}

/**
 * When all who are needed could meet. Where people are to be asked, those of whose time nothing is known are not waited for:
 * it is found when the others can.
 */
export function useTimes(form: Gathering, filled: Pick<Filled, 'areaId' | 'meetsIn'>): AskedTimes {
  const isNobody = !othersOf(form).some(({ isNeeded }) => isNeeded);
  const all = useAnswer(timesInputOf(form, filled), isNobody);
  const unknown = all.times?.ask ?? [];
  const isApart = form.isPoll && unknown.length > 0;
  const others = useAnswer(timesInputOf(form, filled, unknown), isNobody || !isApart);
  return { ...(isApart ? others : all), unknown, isApart };
}

function useAnswer(asked: TimesInput, isPaused: boolean) {
  const input = { ...asked, language: spokenCode() };
  const [{ data, fetching, error, operation }, ask] = useQuery({
    query: TIMES,
    variables: { input },
    pause: isPaused,
    requestPolicy: 'cache-and-network',
  });
  // What was answered to another question is no answer to this one.
  const isAnswer = !isPaused && JSON.stringify(operation?.variables.input) === JSON.stringify(input);
  const times = isAnswer ? data?.timesToGather : undefined;
  return {
    times,
    isLoading: !isPaused && fetching && !times,
    error: isAnswer ? error : undefined,
    again: () => ask({ requestPolicy: 'network-only' }),
    input,
  };
}
