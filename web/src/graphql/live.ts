import type { Client } from 'graphql-ws/client';
import { formatDocument, stringifyDocument } from 'urql';
import { CHANGES } from './live.query.js';

/** What a screen wants to hear of: one case with its family, or all that one may read. */
export interface LiveScope {
  readonly caseId?: string;
}

/** A question that is open on the screen. */
interface Ear {
  readonly scope: LiveScope;
  readonly again: () => void;
  /** It was asked on a line that stood already, and the server has told nothing since. */
  isAsking: boolean;
  /** Something happened while nobody looked. */
  hasMissed: boolean;
  /** An answer was asked for so short a time ago that the next one waits. */
  timer?: ReturnType<typeof setTimeout>;
  stop?: () => void;
}

/** The first screen comes first. */
const PATIENCE_MS = 500;
/** What happens within this time is asked for once. */
const TOGETHER_MS = 300;
/** So long after the last touch nothing is asked by itself: a session that nobody uses shall end. */
const IDLE_MS = 10 * 60_000;
/** So long a tab that nobody sees keeps its connection. */
const HIDDEN_MS = 5 * 60_000;
const [RETRY_MS, RETRY_AT_MOST_MS] = [1000, 60_000];
/** The server's word for: without a session there is nothing to hear. */
const FORBIDDEN = 4403;

const ears = new Set<Ear>();
let line: Promise<Client> | undefined;
let isUp = false;
let touchedAt = performance.now();
let hiding: ReturnType<typeof setTimeout> | undefined;

const isLookedAt = () => document.visibilityState === 'visible' && performance.now() - touchedAt < IDLE_MS;

/** Asks again soon; or when somebody looks again. */
function tell(ear: Ear): void {
  ear.hasMissed = true;
  if (ear.timer !== undefined || !isLookedAt()) return;
  ear.timer = setTimeout(() => {
    ear.timer = undefined;
    if (!ears.has(ear)) return;
    ear.hasMissed = false;
    ear.again();
  }, TOGETHER_MS);
}

/** Waits longer from time to time, and everybody differently: a server that comes back is not asked by all at once. */
const wait = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    const most = Math.min(RETRY_MS * 2 ** tries, RETRY_AT_MOST_MS);
    setTimeout(resolve, most * (0.5 + Math.random() / 2));
  });

/** Opened by the first who listens, and closed after the last. */
async function open(): Promise<Client> {
  const { createClient } = await import('graphql-ws/client');
  return createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql/live`,
    lazyCloseTimeout: 2000,
    retryAttempts: Infinity,
    retryWait: wait,
    shouldRetry: (event) => (event as Partial<CloseEvent>).code !== FORBIDDEN,
    on: {
      connected: () => (isUp = true),
      closed: () => {
        isUp = false;
        for (const ear of ears) ear.isAsking = false;
      },
    },
  });
}

/**
 * The server tells something at once, every time it begins to tell: what was missed until then, also while the connection was
 * away, is asked for by it. On a line that stood already it begins while the screen's own question is under way: that question
 * is not asked twice, because each is a look that the family reads of.
 */
async function listen(ear: Ear): Promise<void> {
  const client = await (line ??= open());
  if (!ears.has(ear) || ear.stop) return;
  const hear = () => {
    if (!ear.isAsking) tell(ear);
    ear.isAsking = false;
  };
  ear.stop = client.subscribe(
    { query: stringifyDocument(formatDocument(CHANGES)), variables: { ...ear.scope } },
    // Without a connection the desk works as it did; what is open is asked again when somebody comes back to it.
    { next: hear, error: () => (ear.stop = undefined), complete: () => (ear.stop = undefined) },
  );
}

/** Somebody looks, or does something: what they missed is asked for. */
function touched(): void {
  touchedAt = performance.now();
  for (const ear of ears) if (ear.hasMissed) tell(ear);
}

function seen(): void {
  clearTimeout(hiding);
  if (document.visibilityState === 'hidden') {
    hiding = setTimeout(hush, HIDDEN_MS);
    return;
  }
  for (const ear of ears) {
    if (!isUp) ear.hasMissed = true;
    if (!ear.stop) void listen(ear);
  }
  touched();
}

function hush(): void {
  for (const ear of ears) {
    ear.stop?.();
    ear.stop = undefined;
  }
}

document.addEventListener('visibilitychange', seen);
for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, touched, { passive: true });

/**
 * Calls `again` when something has changed that this person may read. The connection is one for the whole tab; it comes after
 * the first screen, and comes again by itself. Returns how to end it.
 */
export function hearChanges(scope: LiveScope, again: () => void): () => void {
  const ear: Ear = { scope, again, isAsking: isUp, hasMissed: false };
  ears.add(ear);
  const timer = setTimeout(() => void listen(ear), line ? 0 : PATIENCE_MS);
  return () => {
    clearTimeout(timer);
    clearTimeout(ear.timer);
    ears.delete(ear);
    ear.stop?.();
  };
}
