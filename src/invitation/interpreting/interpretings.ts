import { Injectable } from '@nestjs/common';
import { openConferenceLink } from '../../meeting/conference-link.service.js';
import { Work } from '../../platform/access/work.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { InterpretingRepository, type InterpretingRow } from './interpreting.repository.js';

/** A meeting at which the actor interprets, with its texts opened. */
export interface Interpreting extends Omit<InterpretingRow, 'key'> {
  readonly place: string | null;
  readonly link: string | null;
}

/** Time, place or link, and language: all that an interpreter (tulkki) is told of a meeting (invariant 18). */
@Injectable()
export class Interpretings {
  constructor(
    private readonly interpretings: InterpretingRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Those ahead, the nearest first. */
  async own(): Promise<Interpreting[]> {
    const rows = await this.interpretings.own();
    return rows.map((row) => {
      const { caseId: scopeId, areaId, meetingId, key, link } = row;
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
      const place = this.sealing.opening(key)('meeting.place', meetingId, row.place);
      return { ...row, place, link: openConferenceLink(this.sealing, meetingId, link ? SealedText.from(link) : null) };
    });
  }
}
