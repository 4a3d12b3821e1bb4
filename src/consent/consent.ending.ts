import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Events } from '../platform/events/events.js';
import { BasisTimers } from './basis-timers.js';
import type { ConsentWithdrawn } from './consent.events.js';

/** What has ended: a consent or a basis in law. */
export interface Ended {
  readonly areaId: string;
  readonly id: string;
  readonly caseId: string;
  readonly unitId: string;
}

/**
 * Tells the later chapters that a basis for telling a unit has ended, after its end is in the database; and sees to what is
 * due until then.
 */
@Injectable()
export class Ending {
  constructor(
    private readonly events: Events,
    private readonly timers: BasisTimers,
    private readonly work: Work,
  ) {}

  /** It holds from now on: what is due at its end is planned. */
  async begin(basis: { readonly id: string; readonly endsAt: Temporal.Instant }): Promise<void> {
    await this.timers.plan(basis);
  }

  /** By who may call off what rests on it. */
  async tell(ended: Ended): Promise<void> {
    await this.timers.forget(ended.id);
    await this.announce(ended);
  }

  /** The same where the actor may call off nothing: what has ended does it for itself. */
  async tellOfItself(ended: Ended): Promise<void> {
    await this.timers.forget(ended.id);
    await this.work.as(ended.id, () => this.announce(ended));
  }

  /** Its last day is over. By what has ended itself. */
  async announce({ areaId, id, caseId, unitId }: Ended): Promise<void> {
    const event: ConsentWithdrawn = { type: 'consent.withdrawn', areaId, caseId, consentId: id, unitId };
    await this.events.announce(event);
  }
}
