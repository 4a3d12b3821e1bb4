import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../platform/clock/clock.js';

/**
 * The time of an invitee follows the answer. Whoever may answer an invitation (the invitation itself by its link or its
 * reply address, the invitee, who arranges the case) moves this one booking and no other.
 */
@Injectable()
export class InviteesTime {
  constructor(private readonly em: EntityManager) {}

  /** Until the commit nobody else takes or gives back the invitee's time. Before the invitation itself is locked. */
  async hold(invitationId: string): Promise<void> {
    await this.em.execute('select access.hold_time_of_invitation(?)', [invitationId]);
  }

  /**
   * After the answer is written: gives the time back if the invitee declined, and takes it again if they come after
   * all. False if somebody else has taken it meanwhile: then they said yes to a time that they do not have.
   */
  async settle(invitationId: string): Promise<boolean> {
    const [row] = await this.em.execute<{ settled: boolean }[]>(
      'select access.settle_time_of_invitation(?, ?) as settled',
      [invitationId, newId()],
    );
    return row?.settled === true;
  }
}
