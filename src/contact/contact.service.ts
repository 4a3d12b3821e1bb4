import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { contactRules, takerOf } from './contact.access.js';
import { ContactChange, type Target } from './contact.change.js';
import * as domain from './contact.domain.js';
import { ContactSealing } from './contact.sealing.js';

/** The way of a contact from the queue to its end. Each returns the contact's id. */
@Injectable()
export class ContactService {
  constructor(
    private readonly access: Access,
    private readonly change: ContactChange,
    private readonly directory: DirectoryService,
    private readonly sealing: ContactSealing,
    private readonly work: Work,
  ) {}

  /** Out of the queue, to the actor. */
  take(target: Target): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.take,
      decide: (contact, grant) => domain.take(contact, takerOf(this.work.actor, grant), this.work.now),
    });
  }

  /** Back into the queue. */
  release(target: Target): Promise<string> {
    return this.change.make(target, { rule: contactRules.release, decide: (contact) => domain.release(contact) });
  }

  /** By a team lead, to a counsellor of the same area. */
  reassign(target: Target, counsellorId: string): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.reassign,
      decide: async (contact) => {
        await this.access.requireRole('team-lead', contact.areaId, 'contactId');
        const unitId = await this.directory.unitOfCounsellor(contact.areaId, counsellorId, 'counsellorId');
        return domain.reassign(contact, { principalId: counsellorId, unitId }, this.work.now);
      },
    });
  }

  /** A human answered, at `answeredAt` or now. */
  recordAnswer(target: Target, answeredAt?: Temporal.Instant | null): Promise<string> {
    const { now } = this.work;
    return this.change.make(target, {
      rule: contactRules.answer,
      decide: (contact) => domain.answer(contact, answeredAt ?? now, now),
    });
  }

  /** Tried to reach the person, in vain. */
  recordNotReached(target: Target): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.answer,
      decide: (contact) => domain.noteNotReached(contact, this.work.now),
    });
  }

  /** The end of an answered contact by which its case begins. Answers where the case belongs. */
  async openCase(target: Target): Promise<{ areaId: string; unitId: string }> {
    let of: Grant | undefined;
    await this.change.make(target, {
      rule: contactRules.conclude,
      decide: (contact, grant) => {
        of = grant;
        return domain.concludeWithCase(contact, this.work.now);
      },
    });
    const { areaId, actingForUnit } = of!;
    return { areaId, unitId: actingForUnit! };
  }

  /** The end of an answered contact, with what came of it. */
  conclude(target: Target, ending: domain.Ending): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.conclude,
      touches: ['needs'],
      decide: async (contact) => {
        const change = domain.conclude(contact, ending, this.work.now);
        await this.directory.requireServices(contact.areaId, ending.serviceIds, 'serviceIds');
        return change;
      },
      also: () => this.sealing.keepOutcome(target.contactId, ending),
    });
  }
}
