import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import PostalMime from 'postal-mime';
import type { Language } from '../directory/directory.domain.js';
import { Work } from '../platform/access/work.js';
import { InvitationMessage } from './invitation.entity.js';
import { MessageWriting } from './outgoing/message-writing.js';
import { PollMessage } from './poll/poll-message.entity.js';
import { PollWriting } from './poll/poll-writing.js';
import type { NoticeWay } from './reminders/notice.domain.js';
import { MeetingNotice } from './reminders/notice.entity.js';
import { NoticeTelling } from './reminders/notice-telling.js';

/** A message about a meeting as it goes out, or would. */
export interface FirstMessage {
  /** To whom: one of the two. */
  readonly professionalId: string | null;
  readonly personId: string | null;
  /** The name of a professional; those of a family are its chapter's. */
  readonly name: string | null;
  /** By none of them: see `withheld`. */
  readonly way: NoticeWay | null;
  readonly address: string | null;
  readonly language: Language | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly hasCalendar: boolean;
  /** At a time that is safe; null: at once. */
  readonly sendsAt: Temporal.Instant | null;
  /** Why nothing goes out to them, in code. */
  readonly withheld: string | null;
}

/** SQL: the name of the professional `n`. */
const NAME = `n.given_name || ' ' || n.family_name`;

const INVITED = `
select i.id, i.professional_id as "professionalId", i.language, ${NAME} as name from invitation i
join professional n on n.id = i.professional_id where i.meeting_id = ? and i.cancelled_at is null order by i.participant_id`;

const POLLED = `
select r.id, r.professional_id as "professionalId", r.language, ${NAME} as name from poll_recipient r
join time_poll p on p.area_id = r.area_id and p.id = r.poll_id join professional n on n.id = r.professional_id where p.meeting_id = ? and p.state <> 'closed' order by r.participant_id`;

/**
 * What goes out first about a meeting that has just got its time or its poll: read from the very messages that were stored
 * to be sent, and, for the family, told by who will decide at the moment of sending. Reminders come later and are none of it.
 */
@Injectable()
export class FirstMessages {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: MessageWriting,
    private readonly polls: PollWriting,
    private readonly telling: NoticeTelling,
    private readonly work: Work,
  ) {}

  /** For who arranges the case: to professionals first, then to the family. */
  async of(meetingId: string): Promise<FirstMessage[]> {
    return [...(await this.invited(meetingId)), ...(await this.polled(meetingId)), ...(await this.told(meetingId))];
  }

  private async invited(meetingId: string): Promise<FirstMessage[]> {
    const invitations = await this.em.execute<Addressee[]>(INVITED, [meetingId]);
    const ids = invitations.map(({ id }) => id);
    const stored = await this.em.find(InvitationMessage, { invitationId: { $in: ids }, state: 'queued' });
    const messages = new Map(stored.map((message) => [message.invitationId, message]));
    const letters = invitations.flatMap((invitation) => {
      const message = messages.get(invitation.id);
      const raw = message && this.invitations.bytesOf(message);
      return raw ? [mailed(invitation, message.recipient, raw)] : [];
    });
    return Promise.all(letters);
  }

  /** The question. Reminders of it are stored with it, and go out later. */
  private async polled(meetingId: string): Promise<FirstMessage[]> {
    const recipients = await this.em.execute<Addressee[]>(POLLED, [meetingId]);
    const ids = recipients.map(({ id }) => id);
    const stored = await this.em.find(PollMessage, { recipientId: { $in: ids }, kind: 'ask', state: 'queued' });
    const messages = new Map(stored.map((message) => [message.recipientId, message]));
    const letters = recipients.flatMap((recipient) => {
      const message = messages.get(recipient.id);
      const raw = message && this.polls.bytesOf(message);
      return raw ? [mailed(recipient, message.address, raw)] : [];
    });
    return Promise.all(letters);
  }

  /** Each notice acts for itself, as when it is sent: what it may say to whom is asked in its name. */
  private async told(meetingId: string): Promise<FirstMessage[]> {
    const toFamily = { meetingId, kind: 'agreed', personId: { $ne: null }, state: 'queued' } as const;
    const notices = await this.em.find(MeetingNotice, toFamily, { orderBy: { participantId: 'asc' } });
    const messages: FirstMessage[] = [];
    for (const notice of notices) messages.push(await this.foretold(notice));
    return messages;
  }

  private async foretold(notice: MeetingNotice): Promise<FirstMessage> {
    const message = await this.work.as(notice.id, () => this.telling.foretell(notice));
    const whom = { professionalId: null, personId: notice.personId ?? null, name: null, hasCalendar: false };
    if ('reason' in message) return { ...NOTHING, ...whom, withheld: message.reason };
    const { way, to: address, at, language, subject, text } = message;
    const sendsAt = at.equals(this.work.now) ? null : at;
    return { ...whom, way, address, language, subject, text, sendsAt, withheld: null };
  }
}

/** Somebody who is invited or asked, and by which id. */
interface Addressee {
  readonly id: string;
  readonly professionalId: string;
  readonly language: Language;
  readonly name: string;
}

const NOTHING = { way: null, address: null, language: null, subject: null, text: null, sendsAt: null } as const;

async function mailed(
  { professionalId, language, name }: Addressee,
  address: string,
  raw: Buffer,
): Promise<FirstMessage> {
  const { subject = null, text = null, attachments } = await PostalMime.parse(raw);
  const hasCalendar = attachments.some(({ mimeType }) => mimeType === 'text/calendar');
  const whom = { professionalId, personId: null, name, address, language };
  return { ...whom, way: 'email', subject, text, hasCalendar, sendsAt: null, withheld: null };
}
