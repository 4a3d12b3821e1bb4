import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { linesOf, takerOf } from './contact.access.js';
import { begin, type NewContact } from './contact.domain.js';
import { Contact, ContactHome } from './contact.entity.js';
import { ContactSealing } from './contact.sealing.js';

/** One contact is enough: recording it in one go. */
@Injectable()
export class ContactIntake {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly directory: DirectoryService,
    private readonly sealing: ContactSealing,
    private readonly work: Work,
  ) {}

  /** Records a contact in an area where the actor is a counsellor. */
  async record(input: NewContact): Promise<Contact> {
    const grant = await this.access.requireRole('counsellor', input.areaId, 'areaId');
    await this.directory.requireMunicipality(input.areaId, input.municipality, 'municipality');
    const id = newId();
    // The grant stands first, so that nobody else ever sees the row, not even for a moment.
    await this.em.execute('select access.open_contact(?, ?)', [id, input.areaId]);
    const contact = await this.store(id, input, begin(input, takerOf(this.work.actor, grant), this.work.now));
    const told = input.identity ? (['logistics', 'needs', 'identity'] as const) : (['logistics', 'needs'] as const);
    this.work.note(...linesOf('record', contact, grant, told));
    return contact;
  }

  /** Makes the rows of a contact whose grants stand already, and seals what was told. */
  async store(id: string, input: NewContact, beginning: ReturnType<typeof begin>): Promise<Contact> {
    const { areaId, channel, contactRole, sector, urgency, ask, anonymous, receivedAt, hasSafetyBan = false } = input;
    const told = {
      areaId,
      channel,
      contactRole,
      sector: sector ?? null,
      municipality: hasSafetyBan ? null : input.municipality,
      hasSafetyBan,
      urgency,
      ask,
      anonymous,
      receivedAt,
    };
    const contact = this.em.create(Contact, { id, concludedAt: null, ...told, ...beginning });
    await this.em.flush();
    if (hasSafetyBan) this.em.create(ContactHome, { contact, municipality: input.municipality });
    await this.sealing.keep(contact, input);
    return contact;
  }
}
