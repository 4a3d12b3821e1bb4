import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { KeptInvitation } from '../kept-invitations.js';
import { WrittenInput } from './remedy.entity.js';

/** What an authority gave in writing for a meeting at which it is not. */
@Injectable()
export class WrittenInputs {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Writes it down beside the minutes of the meeting. Who keeps the case writes these; row security asks for it. */
  async add({ invitation, grant }: KeptInvitation, text: string): Promise<void> {
    const { areaId, caseId, meetingId, professionalId, unitId } = invitation;
    const id = newId();
    const key = await this.sealing.keyOf('case', caseId);
    const given = {
      areaId,
      id,
      caseId,
      meetingId,
      professionalId,
      unitId,
      text: key.seal(`written_input.text:${id}`, text),
    };
    this.em.create(WrittenInput, { ...given, recordedAt: this.work.now, recordedBy: this.work.actor.principalId! });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['minutes']);
  }
}
