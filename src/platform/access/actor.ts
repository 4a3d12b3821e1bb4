/** Who acts. `principalId` is a person's account or one of the few principals of our own. */
export interface Actor {
  /** null: nobody signed in. */
  readonly principalId: string | null;
  /** How sure we are. `basic`: a remembered device of a family, which opens logistics alone. Left out: `full`. */
  readonly assurance?: 'basic' | 'full';
  /** By which they act, where it is one. */
  readonly session?: ActingSession;
}

/** The session by which somebody acts. */
interface ActingSession {
  /** Opens nothing: the cookie's value is another. */
  readonly id: string;
  /** How they showed who they are … */
  readonly method: string;
  /** … to which issuer of the configuration, where it was one … */
  readonly issuer: string | null;
  /** … and when; null if the issuer does not say: then it may have known them for long. */
  readonly signedInAt: Temporal.Instant | null;
}

export const ANONYMOUS: Actor = { principalId: null };

/** Runs due effects: may claim and settle outbox rows and seal the log, and has no grants of its own. */
export const WORKER: Actor = { principalId: '00000000-0000-7000-8000-00000000000a' };

/** Takes in mail from outside. Narrower than the worker: may only plan effects. */
export const INBOUND_MAIL: Actor = { principalId: '00000000-0000-7000-8000-00000000000b' };

/** Asks for a code by e-mail in the name of whoever does not say who they are. May only plan that it is mailed. */
export const CODE_DESK: Actor = { principalId: '00000000-0000-7000-8000-00000000000c' };

/** Links accounts of issuers with people, and ends sessions in the name of an issuer. */
export const SIGN_IN_DESK: Actor = { principalId: '00000000-0000-7000-8000-00000000000d' };

/** Whoever runs a command as the owner of the database, outside all sessions. Stands in the access log and opens nothing. */
export const OPERATOR: Actor = { principalId: '00000000-0000-7000-8000-00000000000e' };

/**
 * Takes what anybody sends at the open doors, without an account. Holds a contact for the moment in which it is written, may
 * plan that a mail is sent, and opens nothing.
 */
export const ADVICE_DESK: Actor & { readonly principalId: string } = {
  principalId: '00000000-0000-7000-8000-00000000000f',
};
