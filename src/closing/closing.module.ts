import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { ClosingReading } from './closing-reading.js';
import { ClosingRepository } from './closing.repository.js';
import { ClosingResolver } from './closing.resolver.js';
import { ClosingService } from './closing.service.js';
import { Closings } from './closings.js';
import { Filing } from './filing.js';
import { Reopening } from './reopening.js';
import { LegalHolds } from './retention/legal-holds.js';
import { RetentionRules } from './retention/retention-rules.js';
import { RetentionRun } from './retention/retention-run.js';
import { RetentionAccess } from './retention/retention.access.js';
import { RetentionResolver } from './retention/retention.resolver.js';

const RETENTION = [LegalHolds, RetentionAccess, RetentionResolver, RetentionRules, RetentionRun];

@Module({
  imports: [NetworkModule],
  providers: [
    ClosingReading,
    ClosingRepository,
    ClosingResolver,
    ClosingService,
    Closings,
    Filing,
    Reopening,
    ...RETENTION,
  ],
})
export class ClosingModule {}
