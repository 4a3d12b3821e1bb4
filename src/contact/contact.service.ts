import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { Access } from '../platform/access/access.js';
import { contactRules } from './contact.access.js';
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
  ) {}

  /** Out of the queue, to the actor. */
  take(target: Target): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.take,
      decide: (contact, grant) => domain.take(contact, this.change.takerOf(grant), this.change.now),
    });
  }

  /** Back into the queue. */
  release(target: Target): Promise<string> {
    return this.change.make(target, { rule: contactRules.release, decide: (contact) => domain.release(contact) });
  }

  /** By a team lead, to a counsellor of the same area. */
  async reassign(target: Target, counsellorId: string): Promise<string> {
    const { areaId } = await this.access.require(contactRules.reassign, target.contactId, 'contactId');
    await this.access.requireRole('team-lead', areaId, 'contactId');
    const unitId = await this.directory.unitOfCounsellor(areaId, counsellorId, 'counsellorId');
    const counsellor = { principalId: counsellorId, unitId };
    return this.change.make(target, {
      rule: contactRules.reassign,
      decide: (contact) => domain.reassign(contact, counsellor, this.change.now),
    });
  }

  /** A human answered, at `answeredAt` or now. */
  recordAnswer(target: Target, answeredAt?: Temporal.Instant | null): Promise<string> {
    const { now } = this.change;
    return this.change.make(target, {
      rule: contactRules.answer,
      decide: (contact) => domain.answer(contact, answeredAt ?? now, now),
    });
  }

  /** Tried to reach the person, in vain. */
  recordNotReached(target: Target): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.answer,
      decide: (contact) => domain.noteNotReached(contact, this.change.now),
    });
  }

  /** The end of an answered contact, with what came of it. */
  async conclude(target: Target, ending: domain.Ending): Promise<string> {
    await this.access.require(contactRules.conclude, target.contactId, 'contactId');
    await this.directory.requireServices(ending.serviceIds, 'serviceIds');
    return this.change.make(target, {
      rule: contactRules.conclude,
      touches: ['needs'],
      decide: (contact) => domain.conclude(contact, ending, this.change.now),
      also: () => this.sealing.keepOutcome(target.contactId, ending),
    });
  }
}
