import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { type SmsSize, smsSize } from '../gsm7.domain.js';

/** A text message that somebody would have got. */
export interface CaughtSms {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: Temporal.Instant;
  readonly size: SmsSize;
}

const NEWEST_PER_NUMBER = 100;
const NUMBERS = 500;

/** Demo only: keeps text messages in memory, by number, and passes none on. Gone when the process ends. */
@Injectable()
export class SmsCatcher {
  /** Newest first in each; the number that got a message last is the last key. */
  private readonly byNumber = new Map<string, CaughtSms[]>();

  constructor(private readonly clock: Clock) {}

  /** The same message again is the same message. */
  take({ id, to, text }: { readonly id: string; readonly to: string; readonly text: string }): void {
    const known = this.of(to);
    if (known.some((each) => each.id === id)) return;
    this.byNumber.delete(to);
    const caught = { id, to, text, at: this.clock.now(), size: smsSize(text) };
    this.byNumber.set(to, [caught, ...known].slice(0, NEWEST_PER_NUMBER));
    const [stalest] = this.byNumber.keys();
    if (this.byNumber.size > NUMBERS && stalest !== undefined) this.byNumber.delete(stalest);
  }

  /** What one number got, newest first. */
  of(number: string): readonly CaughtSms[] {
    return this.byNumber.get(number) ?? [];
  }

  /** Numbers that got something, the latest first. */
  get numbers(): readonly { readonly number: string; readonly messages: readonly CaughtSms[] }[] {
    return [...this.byNumber].map(([number, messages]) => ({ number, messages })).toReversed();
  }
}
