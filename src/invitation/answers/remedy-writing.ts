import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { Invitation } from '../invitation.entity.js';
import type { Convened } from '../invitation.repository.js';
import { MessageWriting } from '../outgoing/message-writing.js';
import { newMailId } from '../tokens.js';
import { renderRemedyMail } from './remedy-mail.js';
import type { RemedyWay } from './remedy.domain.js';
import { InvitationRemedy } from './remedy.entity.js';

/** The effect that sends the mail of one remedy. Its key is the remedy's id. */
export const REMEDY_SEND = 'invitation.ask-authority';

/** Nothing has come of it, and nothing has been sent. */
const NOT_YET = {
  state: 'queued',
  handedOverAt: null,
  reply: null,
  revokedFor: null,
  outcome: null,
  outcomeAt: null,
  outcomeBy: null,
} as const;

/** What is asked of whom, by whom and until when. */
export interface RemedyToWrite {
  readonly invitation: Invitation;
  readonly meeting: Convened;
  readonly way: RemedyWay;
  readonly dueOn: Temporal.PlainDate;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: string;
}

/** Writes the mails that ask an authority: rendered once, stored sealed, and planned in the transaction that causes them. */
@Injectable()
export class RemedyWriting {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly messages: MessageWriting,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether something is asked already and nobody has written down what came of it. */
  async isOpen({ id: invitationId, sequence }: Invitation): Promise<boolean> {
    return (await this.em.count(InvitationRemedy, { invitationId, sequence, outcome: null })) > 0;
  }

  /** Stores it with its mail, and plans that it is sent. */
  async write({ invitation, meeting, way, dueOn, askedAt, askedBy }: RemedyToWrite): Promise<InvitationRemedy> {
    const { areaId, caseId, id: invitationId, sequence, language, address } = invitation;
    const [id, messageId] = [newId(), newMailId(this.config.mailDomain)];
    const to = { messageId, date: askedAt, language, recipient: address };
    const told = { way, dueOn, when: meeting.when!, counsellor: meeting.counsellor };
    const raw = await renderRemedyMail({ ...to, ...told, replyAddress: this.messages.addressOf(invitation) });
    const asked = { areaId, id, caseId, invitationId, sequence, way, dueOn, askedAt, askedBy, address, messageId };
    const bytes = this.sealing.systemKey('invitation').sealBytes(place(id), raw);
    const sha256 = createHash('sha256').update(raw).digest();
    const remedy = this.em.create(InvitationRemedy, { ...NOT_YET, ...asked, bytes, sha256 });
    await this.em.flush();
    await this.outbox.plan({ kind: REMEDY_SEND, key: id, payload: { remedyId: id, invitationId } });
    return remedy;
  }

  /** The mail as it was rendered; null once its bytes were deleted. */
  bytesOf({ id, bytes }: InvitationRemedy): Buffer | null {
    return this.sealing.systemKey('invitation').openBytes(place(id), bytes);
  }
}

const place = (id: string) => `invitation_remedy.bytes:${id}`;
