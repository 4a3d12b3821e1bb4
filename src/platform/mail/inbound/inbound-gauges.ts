import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationMetrics } from '../../http/metrics.js';
import { InboundReport } from './inbound-report.js';

/** Shows the mail that comes in in `/metrics`. */
@Injectable()
export class InboundGauges implements OnModuleInit {
  constructor(
    private readonly report: InboundReport,
    private readonly metrics: OperationMetrics,
  ) {}

  onModuleInit(): void {
    const help = {
      yhdessa_inbound_quarantined: 'Received mails that wait for an administrator to look at them',
      yhdessa_inbound_received: 'Received mails that have not been read yet',
    };
    this.metrics.gauges(help, async () => {
      const { quarantined, received } = await this.report.totals();
      return { yhdessa_inbound_quarantined: quarantined, yhdessa_inbound_received: received };
    });
    if (this.report.hasMailbox) this.showMailbox();
  }

  private showMailbox(): void {
    const help = { yhdessa_imap_round_age_seconds: 'How long ago the mailbox was last read to its end' };
    this.metrics.gauges(help, async () => {
      const { imapAgeSeconds } = await this.report.totals();
      return { yhdessa_imap_round_age_seconds: imapAgeSeconds ?? Infinity };
    });
  }
}
