import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant, type Requirement } from '../platform/access/access.js';
import type { Category } from '../platform/access/policies.js';
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

/** What a change is made of. */
interface Change {
  readonly rule: Requirement;
  /** Which parts besides the logistics it writes. */
  readonly touches?: readonly Category[];
  /** The domain's answer: what changes, or a refusal. */
  readonly decide: (contact: Contact, grant: Grant) => Partial<Contact>;
  /** Saves what goes with it, before anybody hears of the change. */
  readonly also?: () => Promise<void>;
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

  /** Makes one change. Returns the contact's id. */
  async make({ contactId, expectedVersion }: Target, { rule, touches = [], decide, also }: Change): Promise<string> {
    const grant = await this.access.require(rule, contactId, 'contactId');
    const contact = await this.em.findOneOrFail(Contact, { areaId: grant.areaId, id: contactId });
    requireVersion(contact, expectedVersion);
    this.em.assign(contact, decide(contact, grant));
    await this.em.flush();
    await also?.();
    this.note('change', contact, grant, ['logistics', ...touches]);
    if (contact.concludedAt != null) await this.announceEnd(contact);
    return contactId;
  }

  /** The log lines of a change carry the grant that allowed it, because the change itself may have ended it. */
  note(
    action: 'record' | 'change',
    { id, areaId }: Contact,
    { basis, actingForUnit }: Grant,
    touched: readonly Category[],
  ): void {
    const unit = actingForUnit ?? undefined;
    const line = { action, scopeType: 'contact', scopeId: id, areaId, basis, actingForUnit: unit } as const;
    this.work.note(...touched.map((category) => ({ ...line, category })));
  }

  private announceEnd({ areaId, id }: Contact): Promise<void> {
    return this.events.announce({ type: 'contact.concluded', areaId, contactId: id } satisfies ContactConcluded);
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
