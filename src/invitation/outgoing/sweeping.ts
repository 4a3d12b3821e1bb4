import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

const OUTGOING =
  'select access.sweep_invitation_messages(), access.sweep_remedy_mails(), access.sweep_meeting_notices()';
/** What was understood is needed no more after a month; what was not, a person may still want to look at. */
const INCOMING = `
with old as (select id from platform.inbound_message where raw is not null and received_at < access.now() - case state
  when 'handled' then interval '30 days' else interval '90 days' end and state <> 'received' for update)
update platform.inbound_message m set raw = null from old where m.id = old.id`;

/**
 * Deletes what messages said in time: of sent ones two weeks after they were handed over, of received ones after a month,
 * of those that nobody could make sense of after three. What tells them apart (hash, UID, SEQUENCE, Message-ID) stays.
 */
@Injectable()
export class MailSweeping implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('invitation.sweep', EVERY_HOUR, { settle: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    await this.em.execute(OUTGOING);
    await this.em.execute(INCOMING);
  }
}
