/** Why nothing at all is known of a calendar. Stable: owners are told by it what to do. */
export type Rejection =
  | 'bad-window'
  | 'empty'
  | 'not-a-calendar'
  | 'truncated'
  | 'too-large'
  | 'too-many-components'
  | 'too-much-recurrence'
  | 'too-slow'
  | 'out-of-memory'
  | 'failed';

/** Left in the middle of reading and caught in `readBusy`. */
export class Rejected extends Error {
  constructor(readonly code: Rejection) {
    super(code);
  }
}

/** About half a second of reckoning. A year of 5,000 weekly meetings takes a tenth of it. */
const STEPS_AT_MOST = 5_000_000;
const INSTANCES_AT_MOST = 100_000;
/** Every hour of a year. A rule that makes more in one window is a fault or an attack. */
const INSTANCES_OF_ONE_AT_MOST = 10_000;

/** What one reading may cost, counted and not timed, so that the same feed always has the same answer. */
export class Budget {
  private steps = 0;
  private instances = 0;
  private ofThis = 0;

  /** Takes some steps. */
  step(count = 1): void {
    this.steps += count;
    if (this.steps > STEPS_AT_MOST) throw new Rejected('too-much-recurrence');
  }

  /** Begins the instances of another event. */
  nextEvent(): void {
    this.ofThis = 0;
  }

  /** Takes one instance. */
  instance(): void {
    this.instances += 1;
    this.ofThis += 1;
    if (this.instances > INSTANCES_AT_MOST || this.ofThis > INSTANCES_OF_ONE_AT_MOST)
      throw new Rejected('too-much-recurrence');
  }
}
