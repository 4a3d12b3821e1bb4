import { Inject, Injectable, Optional } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { SmsCatcher } from './demo/sms-catcher.js';
import type { Handover } from './handover.domain.js';
import { callGateway } from './http-gateway.js';

/** One text message. */
export interface OutgoingSms {
  /** Of this message for ever: the same again is the same message. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** Hands text messages to the gateway of `SMS_GATEWAY_URL`, or in a demo to the built-in catcher. */
@Injectable()
export class SmsTransport {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Optional() private readonly catcher?: SmsCatcher,
  ) {}

  /** Whether text messages go out at all. */
  get isOn(): boolean {
    return this.config.sms !== undefined || this.catcher !== undefined;
  }

  /** Whether the same message may be handed over again where it is not known if it was taken. */
  get isIdempotent(): boolean {
    return this.config.sms?.isIdempotent ?? true;
  }

  /** Hands it over. Never throws: what became of it is the answer. */
  async send(sms: OutgoingSms): Promise<Handover> {
    if (this.config.sms === undefined) return this.catch(sms);
    const { url, token, sender, timeoutMs: totalMs } = this.config.sms;
    const { id: idempotencyKey, to, text } = sms;
    const body = { id: idempotencyKey, to, text, ...(sender && { from: sender }) };
    return callGateway({ url, token, idempotencyKey, body, totalMs });
  }

  private catch(sms: OutgoingSms): Handover {
    if (!this.catcher) return { outcome: 'not-taken', code: 'sms-off' };
    this.catcher.take(sms);
    return { outcome: 'taken', reply: 'caught' };
  }
}
