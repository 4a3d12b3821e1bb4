/** Who acts. `principalId` is a person's account or one of the few principals of our own. */
export interface Actor {
  /** null: nobody signed in. */
  readonly principalId: string | null;
}

export const ANONYMOUS: Actor = { principalId: null };

/** Runs due effects: may claim and settle outbox rows and seal the log, and has no grants of its own. */
export const WORKER: Actor = { principalId: '00000000-0000-7000-8000-00000000000a' };

/** Takes in mail from outside. Narrower than the worker: may only plan effects. */
export const INBOUND_MAIL: Actor = { principalId: '00000000-0000-7000-8000-00000000000b' };

/** Asks for a code by e-mail in the name of whoever does not say who they are. May only plan that it is mailed. */
export const CODE_DESK: Actor = { principalId: '00000000-0000-7000-8000-00000000000c' };
