import { Injectable } from '@nestjs/common';
import type { Convened } from './meeting.service.js';
import { Preparing } from './preparing.js';
import { type ScheduleAsked, Scheduling } from './scheduling.js';

/** A time for a meeting, and who of the family said yes to it. */
export interface AgreedTimeAsked extends ScheduleAsked {
  readonly familyYesBy: string;
}

/** A meeting gets the time that somebody of the family has just said yes to, in one go. */
@Injectable()
export class AgreedTime {
  constructor(
    private readonly preparing: Preparing,
    private readonly scheduling: Scheduling,
  ) {}

  /** See `Preparing.recordFamilyYes` and `Scheduling.schedule`. */
  async schedule({ familyYesBy, ...asked }: AgreedTimeAsked): Promise<Convened> {
    const { meeting } = await this.preparing.recordFamilyYes({ ...asked, personId: familyYesBy });
    return this.scheduling.schedule({ ...asked, expectedVersion: meeting.version });
  }
}
