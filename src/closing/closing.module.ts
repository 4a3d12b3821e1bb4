import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { ClosingReading } from './closing-reading.js';
import { ClosingRepository } from './closing.repository.js';
import { ClosingResolver } from './closing.resolver.js';
import { ClosingService } from './closing.service.js';
import { Closings } from './closings.js';
import { Filing } from './filing.js';
import { Reopening } from './reopening.js';

@Module({
  imports: [NetworkModule],
  providers: [ClosingReading, ClosingRepository, ClosingResolver, ClosingService, Closings, Filing, Reopening],
})
export class ClosingModule {}
