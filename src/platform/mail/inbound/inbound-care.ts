import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../access/work.js';
import { newId } from '../../clock/clock.js';
import { notFound, refuse } from '../../errors/domain-error.js';
import { Outbox } from '../../outbox/outbox.js';
import { InboundMessages } from './inbound-messages.js';
import { type InboundEntry, InboundReport } from './inbound-report.js';
import { type LetterContent, letterContent } from './letter-content.js';
import { readingOf } from './receiving.js';

const ADMINISTRATION = `
select m.area_id as "areaId", m.unit_id as "actingForUnit" from access.membership m
where m.principal_id = access.principal() and m.role = 'admin' and access.holds(m.valid_from, m.valid_until)
order by m.valid_from limit 1`;

/** A message in quarantine as somebody looks at it. */
export interface QuarantinedLetter extends LetterContent {
  readonly id: string;
}

/** What administrators do with messages in quarantine. Everything here leaves a line in the access log. */
@Injectable()
export class InboundCare {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly report: InboundReport,
    private readonly messages: InboundMessages,
    private readonly outbox: Outbox,
  ) {}

  /** Who wrote what, so that somebody can ring them. */
  async look(id: string): Promise<QuarantinedLetter> {
    const { hasBytes } = await this.quarantined(id, 'id');
    await this.note('read', id);
    const message = hasBytes ? await this.messages.read(id) : null;
    if (message) return { id, ...(await letterContent(message)) };
    return { id, from: await this.messages.senderOf(id), subject: null, text: null };
  }

  /** Has it read once more, as if it had just come. */
  async retry(id: string): Promise<InboundEntry> {
    const { hasBytes } = await this.quarantined(id, 'messageId');
    if (!hasBytes) refuse('NOTHING_TO_READ', 'The bytes of this message are not there.', 'messageId');
    await this.em.execute('select access.reread_inbound_message(?)', [id]);
    await this.outbox.plan(readingOf(id, `:${newId()}`));
    return this.changed(id);
  }

  /** Somebody looked at it and is done with it. */
  async dismiss(id: string): Promise<InboundEntry> {
    await this.quarantined(id, 'messageId');
    await this.em.execute('select access.dismiss_inbound_message(?)', [id]);
    return this.changed(id);
  }

  private async quarantined(id: string, field: string): Promise<InboundEntry> {
    const entry = await this.report.find(id);
    if (!entry) {
      this.work.refuse({ scopeId: id });
      throw notFound(field);
    }
    if (entry.state !== 'quarantined') refuse('NOT_IN_QUARANTINE', 'Nobody has to look at this message.', field);
    return entry;
  }

  private async changed(id: string): Promise<InboundEntry> {
    await this.note('change', id);
    return (await this.report.find(id))!;
  }

  private async note(action: 'read' | 'change', scopeId: string): Promise<void> {
    const [administration] = await this.em.execute<{ areaId: string; actingForUnit: string }[]>(ADMINISTRATION);
    this.work.note({ action, scopeId, basis: 'admin', ...administration });
  }
}
