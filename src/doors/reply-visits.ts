import { Injectable } from '@nestjs/common';
import { InvitationService, type LinkView } from '../invitation/invitation.service.js';
import { ANONYMOUS } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { orNull } from './form-proof.js';
import { type LinkPromise, LinkPromises } from './link-promises.js';

/** What the link of an invitation opens. */
export interface ReplyVisit {
  readonly view: LinkView;
  readonly promises: readonly LinkPromise[];
}

/** Finds and reads what stands behind the link of an invitation, each as the invitation itself. */
@Injectable()
export class ReplyVisits {
  constructor(
    private readonly invitations: InvitationService,
    private readonly promises: LinkPromises,
    private readonly work: Work,
  ) {}

  /** The invitation of a link; null if there is none. */
  idOf(token: string): Promise<string | null> {
    return this.work.run(ANONYMOUS, 'reply.find', () => this.invitations.idOfLink(token));
  }

  /** What it shows; null when the invitation is void. */
  async visit(id: string): Promise<ReplyVisit | null> {
    const view = await orNull(this.work.run({ principalId: id }, 'reply.show', () => this.invitations.visit(id)));
    return view && this.withPromises(id, view);
  }

  /** What stands beside a view that is known already. */
  async withPromises(id: string, view: LinkView): Promise<ReplyVisit> {
    return { view, promises: await this.promises.of(id) };
  }
}
