/**
 * A state machine as a table: which state each event makes of each state. What is not in the table cannot happen. Its
 * first state is where everything begins; a state without events is an end.
 */
export type Machine<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

/** What the event makes of the state; undefined where it cannot happen: the caller says why, with a code of its own. */
export function after<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): State | undefined {
  return machine[state][event];
}
