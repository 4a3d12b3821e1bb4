/** One HTTP exchange with the application. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** `name=value` of each cookie that was set. */
  readonly cookies: readonly string[];
}

/**
 * What the tale is told in: the application behind HTTP, and the world outside of it as mail. The spec tells it inside
 * its own process, `npm run story` against a server.
 */
export interface World {
  /** Sends one request; a world whose server may die sends it again until it is answered. */
  request(exchange: Exchange): Promise<Reply>;
  /** Mails that reached an address, the oldest first, as they came off the wire. */
  mailbox(address: string): readonly Buffer[];
  /** Hands a mail to the application's own SMTP listener, as mail from outside. */
  send(envelope: { readonly from: string; readonly to: string }, raw: Buffer): Promise<void>;
  /** Looks until there is something to see; fails after a while. Effects that are due happen meanwhile. */
  until<T>(what: string, look: () => Promise<T | undefined>): Promise<T>;
  /** What the application takes for now. */
  now(): Promise<Temporal.Instant>;
  /** The day of that moment in the area's zone. */
  today(): Promise<Temporal.PlainDate>;
  moveClock(to: Temporal.Instant): Promise<void>;
  tell(line: string): void;
}
