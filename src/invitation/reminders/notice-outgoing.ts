import { createHash } from 'node:crypto';
import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { composeMail } from '../../platform/mail/compose-mail.js';
import type { OutgoingMail } from '../../platform/mail/mail-transport.js';
import type { OutgoingSms } from '../../platform/sms/sms-transport.js';
import { newMailId } from '../tokens.js';
import { FamilyStanding } from './family-standing.js';
import { InviteeStanding } from './invitee-standing.js';
import type { NoticeWay } from './notice.domain.js';
import { MeetingNotice } from './notice.entity.js';
import type { Standing } from './standing.js';

/** A message that is ready to go out. */
export type Ready =
  | { readonly way: 'sms'; readonly sms: OutgoingSms }
  | { readonly way: 'email'; readonly mail: OutgoingMail };

const SENDER = 'Yhdessä';

/** Words and numbers of notices: written once for each try, stored sealed before it. */
@Injectable()
export class NoticeOutgoing {
  constructor(
    private readonly em: EntityManager,
    private readonly family: FamilyStanding,
    private readonly invitees: InviteeStanding,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The notice, held until the end of this work: what happens to its meeting waits, or has happened. */
  hold(id: string): Promise<MeetingNotice> {
    return this.em.findOneOrFail(MeetingNotice, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** How everything about it stands at this moment. */
  standing(notice: MeetingNotice): Promise<Standing | null> {
    return notice.personId ? this.family.of(notice) : this.invitees.of(notice, this.work.now);
  }

  /** Writes the message and that it is tried now: whoever finds this later knows that it may be out. */
  async write(notice: MeetingNotice, standing: Standing, way: NoticeWay, to: string): Promise<Ready> {
    const { id } = notice;
    const { key, venue } = standing;
    const messageId = way === 'email' ? newMailId(this.config.mailDomain) : null;
    const content =
      messageId === null ? Buffer.from(await standing.sms()) : await render(messageId, standing, to, this.work.now);
    this.em.assign(notice, {
      way,
      messageId,
      attemptedAt: this.work.now,
      attempts: notice.attempts + 1,
      recipient: key.seal(`meeting_notice.recipient:${id}`, to),
      content: key.sealBytes(`meeting_notice.content:${id}`, content),
      place: key.seal(`meeting_notice.place:${id}`, venue),
    });
    return ready(notice, standing, to, content);
  }

  /** Whether an earlier try told the place as it may be told now: a safety ban may have come meanwhile. */
  isSameVenue({ id, place }: MeetingNotice, { key, venue }: Standing): boolean {
    return key.open(`meeting_notice.place:${id}`, place) === venue;
  }

  /** To whom an earlier try went. */
  recipientOf({ id, recipient }: MeetingNotice, { key }: Standing): string {
    return key.open(`meeting_notice.recipient:${id}`, recipient)!;
  }

  /** What was written for an earlier try, as it was. */
  again(notice: MeetingNotice, standing: Standing): Ready {
    const { id, content, attemptedAt } = notice;
    if (!attemptedAt) this.em.assign(notice, { attemptedAt: this.work.now, attempts: notice.attempts + 1 });
    const bytes = standing.key.openBytes(`meeting_notice.content:${id}`, content)!;
    return ready(notice, standing, this.recipientOf(notice, standing), bytes);
  }
}

function ready(notice: MeetingNotice, { from }: Standing, to: string, content: Buffer): Ready {
  if (notice.way === 'email') return { way: 'email', mail: { from, to, raw: content } };
  return { way: 'sms', sms: { id: keyOf(notice), to, text: content.toString() } };
}

/** By what a gateway knows a message: of our id a digest, because ids stay inside; another one for other words. */
const keyOf = ({ id, attempts }: MeetingNotice) =>
  createHash('sha256').update(`${id}/${attempts}`).digest('hex').slice(0, 32);

function render(messageId: string, { mail, from }: Standing, to: string, date: Temporal.Instant): Promise<Buffer> {
  return composeMail({ messageId, date, from: { name: SENDER, address: from }, to: { address: to }, ...mail() });
}
