import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant, type Requirement } from '../platform/access/access.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { DomainError, requireVersion } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { contactRules, linesOf } from './contact.access.js';
import { requireOpen } from './contact.domain.js';
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
  /** Whether it may be made when the contact is concluded. */
  readonly afterEnd?: boolean;
  /** Which parts besides the logistics it writes. */
  readonly touches?: readonly Category[];
  /** The domain's answer: what changes, or a refusal. Asks other chapters first where it must. */
  readonly decide: (contact: Contact, grant: Grant) => Partial<Contact> | Promise<Partial<Contact>>;
  /** Saves what goes with it: before the change itself, which may end the right to. */
  readonly also?: (contact: Contact) => Promise<void>;
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

  /**
   * Makes one change. Returns the contact's id. Whoever may still read a concluded contact is told that it is
   * concluded, not that it is not there.
   */
  async make({ contactId, expectedVersion }: Target, change: Change): Promise<string> {
    const { rule, touches = [], afterEnd = false } = change;
    const contact = await this.load(contactId);
    if (!afterEnd) requireOpen(contact);
    const grant = await this.allowed(rule, contactId);
    requireVersion(contact, expectedVersion);
    const wasOver = contact.concludedAt != null;
    const decided = await change.decide(contact, grant);
    await change.also?.(contact);
    if (!wasOver) await this.save(contact, decided);
    this.work.note(...linesOf('change', contact, grant, wasOver ? touches : ['logistics', ...touches]));
    if (!wasOver && contact.concludedAt != null) await this.announceEnd(contact);
    return contactId;
  }

  private async load(id: string): Promise<Contact> {
    const { areaId } = await this.allowed(contactRules.read, id);
    return this.em.findOneOrFail(Contact, { areaId, id });
  }

  /** Of two colleagues on duty who want the same contact one is slower: that is no attempt at what is not theirs. */
  private async allowed(rule: Requirement, id: string): Promise<Grant> {
    const grant = await this.access.find(rule, id);
    if (grant) return grant;
    const [race] = await this.em.execute<{ lost: boolean }[]>('select access.taken_from_my_queue(?) as lost', [id]);
    if (race?.lost) throw new DomainError('ALREADY_TAKEN', 'Somebody has taken this contact.', { field: 'contactId' });
    return this.access.require(rule, id, 'contactId');
  }

  /**
   * Every change makes a new version, also one of the other parts only: a reader of the old one is told so. A concluded
   * contact stays as it is; nobody may write to it any more.
   */
  private async save(contact: Contact, change: Partial<Contact>): Promise<void> {
    const { version } = contact;
    this.em.assign(contact, change);
    await this.em.flush();
    if (contact.version !== version) return;
    await this.em.execute('update contact set version = version + 1 where id = ? and version = ?', [
      contact.id,
      version,
    ]);
    await this.em.refresh(contact);
  }

  private announceEnd({ areaId, id }: Contact): Promise<void> {
    return this.events.announce({ type: 'contact.concluded', areaId, contactId: id } satisfies ContactConcluded);
  }
}
