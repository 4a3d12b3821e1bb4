import { minuteNotBefore, minuteOf } from './grid.domain.js';
import type { ToldTime } from './problem.domain.js';
import { joinSpans, less, type Spans } from './windows.domain.js';

/** What somebody told of their time, in minutes. */
interface Told {
  /** When they can come, be it only if need be. A minute that was told in part does not count. */
  readonly open: Spans;
  /** When they can come only if need be; a minute counts also in part. */
  readonly reluctant: Spans;
}

/** Reads told times. Touching ones are joined before they are cut to minutes, so that no second between them is lost. */
export function readTold(told: readonly ToldTime[]): Told {
  const of = (status: ToldTime['status']) => told.filter((time) => time.status === status).flatMap(spanOf);
  const [can, ifNeedBe] = [joinSpans(of('can')), joinSpans(of('if-need-be'))];
  return {
    open: inMinutes(joinSpans([...can, ...ifNeedBe]), minuteNotBefore, minuteOf),
    reluctant: inMinutes(less(ifNeedBe, can), minuteOf, minuteNotBefore),
  };
}

const spanOf = ({ start, end }: ToldTime): number[] => (start < end ? [start, end] : []);

type Rounding = (milliseconds: number) => number;

function inMinutes(spans: Spans, roundStart: Rounding, roundEnd: Rounding): Spans {
  const minutes: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const [start, end] = [roundStart(spans[at]!), roundEnd(spans[at + 1]!)];
    if (start < end) minutes.push(start, end);
  }
  return minutes;
}
