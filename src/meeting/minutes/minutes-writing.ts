import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { refuse } from '../../platform/errors/domain-error.js';
import {
  checkPage,
  type Matter,
  type MinutesPage,
  requireOnePage,
  saysAnything,
  type Sections,
  written,
} from './minutes.domain.js';
import { MinutesSheet } from './minutes.entity.js';
import { MinutesLoader, type OpenMinutes } from './minutes-loader.js';
import { MinutesPages } from './minutes-pages.js';
import { MinutesSharing } from './minutes-sharing.js';

/** Minutes as they are written: in parts, or all in one text. */
export interface WrittenMinutes extends Sections {
  readonly meetingId: string;
  /** Null: there were none. */
  readonly expectedVersion?: number | null;
  readonly matters?: readonly Matter[] | null;
  readonly text?: string | null;
}

/** Writes minutes: a draft that nobody else reads, or the next edition of what was shared. */
@Injectable()
export class MinutesWriting {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: MinutesLoader,
    private readonly pages: MinutesPages,
    private readonly sharing: MinutesSharing,
    private readonly work: Work,
  ) {}

  /** Writes the whole page, or writes it anew: what is not named is not on it any more. */
  async write({ text, meetingId, expectedVersion = null, ...told }: WrittenMinutes): Promise<MinutesSheet> {
    const minutes = await this.loader.open({ meetingId, expectedVersion });
    const page = { ...told, matters: told.matters ?? [] };
    return text == null ? this.writeParts(minutes, page) : this.writeAtOnce(minutes, page, text);
  }

  private async writeParts(minutes: OpenMinutes, page: MinutesPage): Promise<MinutesSheet> {
    const { meeting, participants } = minutes.opened;
    checkPage(page, participants, Temporal.PlainDateTime.from(meeting.localStart!).toPlainDate());
    await this.loader.requireActions(minutes.opened, page.matters);
    await this.loader.requireOwners(minutes.opened, page.matters);
    const sheet = this.begin(minutes);
    await this.pages.store({ sheet, key: minutes.key, participants }, page);
    await this.loader.save(minutes.opened);
    return sheet;
  }

  /**
   * All in one text for who reads the part of the authorities, and read as soon as it is written: so were minutes before
   * they had parts. Refuses where there are parts or a draft, which it would tear.
   */
  private async writeAtOnce(minutes: OpenMinutes, besides: MinutesPage, text: string): Promise<MinutesSheet> {
    requireOnePage(text);
    const isTorn = minutes.sheet && (minutes.sheet.state === 'draft' || (await this.pages.isInParts(minutes.sheet)));
    if (isTorn || saysAnything(besides))
      refuse('MINUTES_IN_PARTS', 'Write the parts of the minutes, or all in one text.', 'text');
    const sheet = this.begin(minutes);
    this.sharing.mark(sheet);
    const { participants } = minutes.opened;
    await this.pages.store({ sheet, key: minutes.key, participants }, { forAuthorities: text, matters: [] });
    await this.sharing.publish(minutes.opened, sheet);
    return sheet;
  }

  private begin({ sheet, opened }: OpenMinutes): MinutesSheet {
    const { areaId, id: meetingId, caseId } = opened.meeting;
    const change = { ...written(sheet), writtenBy: this.work.actor.principalId!, writtenAt: this.work.now };
    return sheet
      ? this.em.assign(sheet, { ...change, version: sheet.version + 1 })
      : this.em.create(MinutesSheet, { areaId, meetingId, caseId, ...change, version: 1 });
  }
}
