import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { refuse } from '../platform/errors/domain-error.js';
import { handoverRules } from './handover.access.js';
import { requireTries, step } from './handover.domain.js';
import type { Handover } from './handover.entity.js';
import { HandoverLoader, type SeenHandover } from './handover.loader.js';
import { HandoverRepository } from './handover.repository.js';
import { type FamilysWord, Passing } from './passing.js';

/** How who keeps the case has it that the family was walked over. Guardians who confirm by themselves tell nothing. */
export interface Told {
  /** The guardian from whom it was heard. */
  readonly heardFrom?: string | null;
  /** The family was tried three times and not reached. */
  readonly unreached: boolean;
}

/**
 * The family confirms that it has been walked over: one guardian does, for it says that something has happened, and
 * decides nothing about what may be told. With it the baton passes (invariants 1 and 19).
 */
@Injectable()
export class Confirming {
  constructor(
    private readonly access: Access,
    private readonly loader: HandoverLoader,
    private readonly handovers: HandoverRepository,
    private readonly passing: Passing,
    private readonly work: Work,
  ) {}

  async confirmHandover(seen: SeenHandover, told: Told): Promise<Handover> {
    const handover = await this.loader.visible(seen);
    const { grant, word } = await this.wordOf(handover, told);
    step(handover.state, 'confirm');
    if (word.confirmation === 'unreached') requireTries(await this.handovers.tries(handover.id));
    await this.loader.requireStanding(handover);
    await this.passing.pass(handover, word, grant);
    return handover;
  }

  private async wordOf(handover: Handover, told: Told): Promise<{ grant: Grant; word: FamilysWord }> {
    const { caseId } = handover;
    const keeps = await this.access.find(handoverRules.keep, caseId);
    if (keeps) return { grant: keeps, word: await this.heard(caseId, told) };
    const guardianId = this.work.actor.principalId!;
    const grant = await this.access.find(handoverRules.confirm, caseId);
    if (!grant || !(await this.handovers.isGuardian(caseId, guardianId))) return this.loader.refused(handover);
    if (told.heardFrom != null || told.unreached)
      refuse('CONFIRMATION_UNCLEAR', 'A guardian speaks for themselves.', 'heardFrom');
    return { grant, word: { confirmation: 'by-guardian', guardianId } };
  }

  private async heard(caseId: string, { heardFrom, unreached }: Told): Promise<FamilysWord> {
    if ((heardFrom != null) === unreached)
      refuse('CONFIRMATION_UNCLEAR', 'Name the guardian who said it, or that nobody was reached.', 'heardFrom');
    if (heardFrom == null) return { confirmation: 'unreached', guardianId: null };
    if (!(await this.handovers.isGuardian(caseId, heardFrom)))
      refuse('NOT_A_GUARDIAN', 'This person is no guardian in this case.', 'heardFrom');
    return { confirmation: 'heard', guardianId: heardFrom };
  }
}
