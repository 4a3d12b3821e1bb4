import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { answered, checkAnswer, requireAnswerable, type Verdict } from './minutes.domain.js';
import { MinutesConfirmation, type MinutesSheet } from './minutes.entity.js';
import { MinutesLoader } from './minutes-loader.js';
import { MinutesRepository } from './minutes.repository.js';

/** What a guardian says of minutes. */
export interface MinutesAnswer {
  readonly meetingId: string;
  /** The edition that they read. */
  readonly edition: number;
  /** Who says it; the actor, if nobody is named. */
  readonly personId?: string | null;
  readonly verdict: Verdict;
  /** In their own words. */
  readonly words?: string | null;
}

/** What the family says of shared minutes: said in the system, or taken down by who writes them. */
@Injectable()
export class MinutesAnswering {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: MinutesLoader,
    private readonly rows: MinutesRepository,
    private readonly work: Work,
  ) {}

  /** Whoever changes their mind says it anew: the last word counts, and all of them stay. */
  async answer({ meetingId, edition, verdict, words, ...told }: MinutesAnswer): Promise<MinutesSheet> {
    const recordedBy = this.work.actor.principalId!;
    const personId = told.personId ?? recordedBy;
    const opened = await this.loader.answered(meetingId, personId === recordedBy);
    const { areaId, caseId } = opened.meeting;
    const guardians = await this.rows.guardians(caseId, meetingId);
    checkAnswer(
      guardians.find((one) => one.personId === personId),
      { verdict, words },
    );
    const { sheet, key } = await this.loader.answerable(opened);
    requireAnswerable(sheet, edition);
    const id = newId();
    const said = { verdict, words: key.seal(`minutes_confirmation.words:${id}`, words || null) };
    const by = { personId, recordedBy, at: this.work.now };
    this.em.create(MinutesConfirmation, { areaId, id, caseId, meetingId, edition, ...said, ...by });
    await this.em.flush();
    const all = await this.em.find(MinutesConfirmation, { areaId, meetingId, edition }, { orderBy: { id: 'asc' } });
    const change = { state: answered(sheet, guardians, all), answeredAt: this.work.now, version: sheet.version + 1 };
    this.em.assign(sheet, change);
    await this.loader.save(opened);
    return sheet;
  }
}
