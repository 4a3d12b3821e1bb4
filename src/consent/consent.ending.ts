import { Injectable } from '@nestjs/common';
import { Events } from '../platform/events/events.js';
import type { ConsentWithdrawn } from './consent.events.js';

/** What has ended: a consent or a basis in law. */
interface Ended {
  readonly areaId: string;
  readonly id: string;
  readonly caseId: string;
  readonly unitId: string;
}

/** Tells the later chapters that a basis for telling a unit has ended. */
@Injectable()
export class Ending {
  constructor(private readonly events: Events) {}

  /** After the end is in the database. */
  async tell({ areaId, id, caseId, unitId }: Ended): Promise<void> {
    const event: ConsentWithdrawn = { type: 'consent.withdrawn', areaId, caseId, consentId: id, unitId };
    await this.events.announce(event);
  }
}
