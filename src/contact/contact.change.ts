import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant, type Requirement } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { requireVersion } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import type { Taker } from './contact.domain.js';
import { Contact } from './contact.entity.js';
import type { ContactConcluded } from './contact.events.js';

/** Which contact is changed, and the version its reader saw. */
export interface Target {
  readonly contactId: string;
  readonly expectedVersion: number;
}

/** The shape that every change of a contact has: may they → load → domain → save → log → announce. */
@Injectable()
export class ContactChange {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
    private readonly events: Events,
  ) {}

  /** `decide` is the domain's answer: what changes, or a refusal. Returns the contact's id. */
  async make(
    { contactId, expectedVersion }: Target,
    rule: Requirement,
    decide: (contact: Contact, grant: Grant) => Partial<Contact>,
  ): Promise<string> {
    const grant = await this.access.require(rule, contactId, 'contactId');
    const contact = await this.em.findOneOrFail(Contact, { areaId: grant.areaId, id: contactId });
    requireVersion(contact, expectedVersion);
    this.em.assign(contact, decide(contact, grant));
    await this.em.flush();
    this.note(contact, grant, 'change');
    if (contact.concludedAt != null) {
      await this.events.announce({
        type: 'contact.concluded',
        areaId: contact.areaId,
        contactId,
      } satisfies ContactConcluded);
    }
    return contactId;
  }

  /** The log line of a change carries the grant that allowed it, because the change itself may have ended it. */
  note({ id, areaId }: Contact, { basis, actingForUnit }: Grant, action: 'record' | 'change'): void {
    const unit = actingForUnit ?? undefined;
    this.work.note({
      action,
      scopeType: 'contact',
      scopeId: id,
      areaId,
      category: 'logistics',
      basis,
      actingForUnit: unit,
    });
  }

  /** The moment of the change. */
  get now(): Temporal.Instant {
    return this.work.now;
  }

  /** The actor as somebody who can take a contact: a person acting for a unit. */
  takerOf({ actingForUnit }: Grant): Taker {
    const { principalId } = this.work.actor;
    if (!principalId || !actingForUnit) throw new Error('a grant on a contact without a person or a unit');
    return { principalId, unitId: actingForUnit };
  }
}
