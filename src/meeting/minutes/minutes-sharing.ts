import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import type { OpenMeeting } from '../meeting.service.js';
import { shared } from './minutes.domain.js';
import type { MinutesSheet } from './minutes.entity.js';
import { MinutesLoader, type SeenMinutes } from './minutes-loader.js';
import { MinutesPages } from './minutes-pages.js';
import { MinutesTelling } from './minutes-telling.js';

/** Lets minutes be read by those for whom each part is. */
@Injectable()
export class MinutesSharing {
  constructor(
    private readonly loader: MinutesLoader,
    private readonly pages: MinutesPages,
    private readonly telling: MinutesTelling,
    private readonly work: Work,
  ) {}

  /** Shares the draft as its writer saw it. */
  async share(seen: SeenMinutes): Promise<MinutesSheet> {
    const { opened, sheet } = await this.loader.open(seen);
    if (!sheet) throw notFound('meetingId');
    this.mark(sheet);
    sheet.version += 1;
    await this.pages.share(sheet);
    await this.publish(opened, sheet);
    return sheet;
  }

  /** The newest edition is the one that is read. */
  mark(sheet: MinutesSheet): void {
    Object.assign(sheet, { ...shared(sheet), sharedAt: this.work.now, sharedBy: this.work.actor.principalId! });
  }

  /** Saves what was shared, and tells who reads it. */
  async publish(opened: OpenMeeting, sheet: MinutesSheet): Promise<void> {
    await this.loader.save(opened);
    await this.telling.tell(sheet);
  }
}
