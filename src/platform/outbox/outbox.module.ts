import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { OutboxReport } from './outbox-report.js';
import { OutboxResolver } from './outbox.resolver.js';
import { OutboxWorker } from './outbox-worker.js';
import { OutboxRepository } from './outbox.repository.js';

/** Global: every chapter plans effects. `start.ts` starts and stops the worker, after the chapters have registered. */
@Global()
@Module({
  providers: [Outbox, OutboxRepository, OutboxWorker, OutboxReport, OutboxResolver],
  exports: [Outbox, OutboxWorker, OutboxReport],
})
export class OutboxModule {}
