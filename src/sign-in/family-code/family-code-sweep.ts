import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { FamilyCodeRepository } from './family-code.repository.js';

const EVERY_DAY = Temporal.Duration.from({ hours: 24 });

/** Forgets codes that ended a season ago. */
@Injectable()
export class FamilyCodeSweep implements OnModuleInit {
  constructor(
    private readonly codes: FamilyCodeRepository,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('family-code.sweep', EVERY_DAY, { settle: () => this.codes.sweep() });
  }
}
