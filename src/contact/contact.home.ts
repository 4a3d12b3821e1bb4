import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { type Home, homeOf, type ToldHome } from './contact.home.domain.js';
import { type Contact, ContactHome } from './contact.entity.js';

/** Where a family lives: with its contact, or apart from it where somebody told of a safety ban. */
@Injectable()
export class ContactHomes {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** Keeps it apart, for who takes the contact. The contact stands already. */
  async keep(contact: Contact, municipality: string): Promise<void> {
    const known = await this.em.findOne(ContactHome, { contact: { areaId: contact.areaId, id: contact.id } });
    if (known) this.em.assign(known, { municipality });
    else this.em.create(ContactHome, { contact, municipality });
    await this.em.flush();
  }

  /** What a correction makes of the contact; what it keeps apart is stored. */
  async correct(contact: Contact, told: ToldHome): Promise<Home> {
    const isMine = contact.takenBy === this.work.actor.principalId;
    const known = isMine && contact.hasSafetyBan ? await this.apart(contact) : (contact.municipality ?? null);
    const { home, apart } = homeOf({ hasSafetyBan: contact.hasSafetyBan, municipality: known }, told, isMine);
    if (apart !== null) await this.keep(contact, apart);
    return home;
  }

  private async apart({ areaId, id }: Contact): Promise<string | null> {
    return (await this.em.findOne(ContactHome, { contact: { areaId, id } }))?.municipality ?? null;
  }
}
