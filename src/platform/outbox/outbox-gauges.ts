import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationMetrics } from '../http/metrics.js';
import { OutboxReport } from './outbox-report.js';

/** Shows the outbox in `/metrics`. */
@Injectable()
export class OutboxGauges implements OnModuleInit {
  constructor(
    private readonly report: OutboxReport,
    private readonly metrics: OperationMetrics,
  ) {}

  onModuleInit(): void {
    const help = {
      yhdessa_outbox_pending: 'Effects that are not done',
      yhdessa_outbox_dead: 'Effects that were given up',
      yhdessa_outbox_unhandled: 'Effects of kinds that this version does not handle; they wait for one that does',
      yhdessa_outbox_oldest_due_seconds: 'How long the oldest due effect has been waiting',
    };
    this.metrics.gauges(help, async () => {
      const { pending, dead, unhandled, oldestDueSeconds } = await this.report.counts();
      return {
        yhdessa_outbox_pending: pending,
        yhdessa_outbox_dead: dead,
        yhdessa_outbox_unhandled: unhandled,
        yhdessa_outbox_oldest_due_seconds: oldestDueSeconds,
      };
    });
  }
}
