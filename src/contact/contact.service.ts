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
    return this.change.make(target, contactRules.take, (contact, grant) =>
      domain.take(contact, this.change.takerOf(grant), this.change.now),
    );
  }

  /** Back into the queue. */
  release(target: Target): Promise<string> {
    return this.change.make(target, contactRules.release, (contact) => domain.release(contact));
  }

  /** By a team lead, to a counsellor of the same area. */
  async reassign(target: Target, counsellorId: string): Promise<string> {
    const { areaId } = await this.access.require(contactRules.reassign, target.contactId, 'contactId');
    await this.access.requireRole('team-lead', areaId, 'contactId');
    const unitId = await this.directory.unitOfCounsellor(areaId, counsellorId, 'counsellorId');
    return this.change.make(target, contactRules.reassign, (contact) =>
      domain.reassign(contact, { principalId: counsellorId, unitId }, this.change.now),
    );
  }

  /** A human answered, at `answeredAt` or now. */
  recordAnswer(target: Target, answeredAt?: Temporal.Instant | null): Promise<string> {
    return this.change.make(target, contactRules.answer, (contact) =>
      domain.answer(contact, answeredAt ?? this.change.now, this.change.now),
    );
  }

  /** Tried to reach the person, in vain. */
  recordNotReached(target: Target): Promise<string> {
    return this.change.make(target, contactRules.answer, (contact) => domain.noteNotReached(contact, this.change.now));
  }

  /** The end of an answered contact, with what came of it. */
  async conclude(target: Target, ending: domain.Ending): Promise<string> {
    await this.access.require(contactRules.conclude, target.contactId, 'contactId');
    await this.directory.requireServices(ending.serviceIds, 'serviceIds');
    const id = await this.change.make(target, contactRules.conclude, (contact) =>
      domain.conclude(contact, ending, this.change.now),
    );
    await this.sealing.keepOutcome(id, ending);
    return id;
  }
}
