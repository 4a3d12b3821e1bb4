/** How somebody is not free. */
export type BusyStatus = 'busy' | 'out-of-office' | 'tentative';

/** Time in which somebody cannot or may not. Never why. */
export interface BusySpan {
  /** Milliseconds since 1970, half-open. */
  readonly start: number;
  readonly end: number;
  readonly status: BusyStatus;
}

const inOrder = (a: BusySpan, b: BusySpan) => a.start - b.start || a.end - b.end || (a.status < b.status ? -1 : 1);

/** What touches or overlaps becomes one. */
function joined(spans: readonly BusySpan[]): BusySpan[] {
  const result: BusySpan[] = [];
  for (const span of spans.toSorted(inOrder)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

/** Clipped to a window (milliseconds), merged per status, sorted by start. */
export function merged(spans: readonly BusySpan[], [from, to]: readonly [number, number]): BusySpan[] {
  const clipped = spans
    .map(({ start, end, status }) => ({ start: Math.max(start, from), end: Math.min(end, to), status }))
    .filter(({ start, end }) => start < end);
  return (['busy', 'out-of-office', 'tentative'] as const)
    .flatMap((status) => joined(clipped.filter((span) => span.status === status)))
    .toSorted(inOrder);
}

/** The same whatever the status: when somebody is not plainly free. */
export const mergedOverAll = (spans: readonly BusySpan[]): BusySpan[] => joined(spans);
