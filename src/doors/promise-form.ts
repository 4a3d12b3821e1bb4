import type { FastifyRequest } from 'fastify';
import type { OwnersWord } from '../plan/action/own-actions.service.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type Form, isProven, textIn, writtenIn } from './form-proof.js';
import type { Refusal } from './link-door.js';

/** What became of a form about a promise. */
export type PromiseOutcome = 'saved' | 'again' | 'moved' | 'shut' | 'noAnswer';

/** What one can say to a promise. */
export type PromiseWord = OwnersWord['said'];

/** Names of the form's fields. */
export const PROMISE_FIELDS = { say: 'say', reason: 'reason' } as const;

/** Longest reason that the form takes, in characters. */
export const REASON_AT_MOST = 1_000;

/** What a button says: which promise, as the door calls it, in which version, and what about it. */
export interface PromiseSaid {
  readonly which: string;
  readonly expectedVersion: number;
  readonly said: PromiseWord;
}

/** The words after which a reason is asked for. */
export type WordWithReason = Extract<PromiseWord, 'stuck' | 'not-done' | 'decline'>;

/** The form once more, with room for the reason: because none was asked for yet, or none came that can be kept. */
export interface ReasonWanted extends PromiseSaid {
  readonly said: WordWithReason;
  readonly fault: 'noReason' | 'badReason' | undefined;
  readonly typed: string;
  /** It was typed before the visit was over, and waited. */
  readonly isKept?: true;
}

export const valueOf = ({ which, expectedVersion, said }: PromiseSaid): string => `${said}.${expectedVersion}.${which}`;

const SAID = /^(commit|decline|done|in-progress|stuck|not-done)\.(\d{1,9})\.([\w-]{1,40})$/;

/** What the form says; why it is not taken; or that a reason is wanted first. */
export function readPromiseForm(
  form: Form,
  request: FastifyRequest,
): (PromiseSaid & { readonly reason: string | null }) | Refusal<PromiseOutcome> | ReasonWanted {
  const said = saidIn(form);
  if (!isProven(form, request)) return { outcome: 'again', status: 403 };
  if (!said) return { outcome: 'noAnswer', status: 400 };
  if (!asksReason(said)) return { ...said, reason: null };
  const reason = writtenIn(form, PROMISE_FIELDS.reason, REASON_AT_MOST, 'many lines');
  const wasAsked = PROMISE_FIELDS.reason in form;
  if (reason || (reason === null && wasAsked && mayBeSilent(said))) return { ...said, reason };
  const faultOfNone = wasAsked ? 'noReason' : undefined;
  const typed = textIn(form, PROMISE_FIELDS.reason);
  return { ...said, typed, fault: reason === undefined ? 'badReason' : faultOfNone };
}

function saidIn(form: Form): PromiseSaid | null {
  const [, word, version, which] = SAID.exec(textIn(form, PROMISE_FIELDS.say)) ?? [];
  if (!word || !version || !which) return null;
  return { which, expectedVersion: Number(version), said: word as PromiseWord };
}

/** What was typed into the form with the reason, to be kept; null if nothing was. */
export function typedReason(form: Form): { readonly say: string; readonly reason: string } | null {
  const reason = textIn(form, PROMISE_FIELDS.reason);
  return reason.trim() === '' ? null : { say: textIn(form, PROMISE_FIELDS.say), reason };
}

/** What was typed and not taken down: it is given back beside why. */
export const lostReason = (form: Form, outcome: PromiseOutcome): string | undefined =>
  outcome === 'saved' ? undefined : typedReason(form)?.reason;

/** The form with the reason that waited; null if it is none. */
export function keptReason(form: Form | null): ReasonWanted | null {
  const said = form && saidIn(form);
  if (!said || !asksReason(said)) return null;
  return { ...said, typed: textIn(form, PROMISE_FIELDS.reason), fault: undefined, isKept: true };
}

const asksReason = (said: PromiseSaid): said is PromiseSaid & { readonly said: WordWithReason } =>
  said.said === 'stuck' || said.said === 'not-done' || said.said === 'decline';

/** What is in the way, whoever is stuck may tell or not. */
export const mayBeSilent = ({ said }: Pick<PromiseSaid, 'said'>): boolean => said === 'stuck';

/** Takes it down, or answers why not: somebody was faster, or nothing can be said to it any more. */
export async function takePromise(say: () => Promise<void>): Promise<{ outcome: PromiseOutcome; status: number }> {
  try {
    await say();
    return { outcome: 'saved', status: 200 };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { outcome: error.code === 'STALE' ? 'moved' : 'shut', status: 409 };
  }
}
