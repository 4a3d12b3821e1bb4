import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { PasskeyRepository } from './passkey.repository.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** Forgets codes and challenges that are over. */
@Injectable()
export class PasskeySweep implements OnModuleInit {
  constructor(
    private readonly rows: PasskeyRepository,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('passkey.sweep', EVERY_HOUR, { settle: () => this.rows.sweep() });
  }
}
