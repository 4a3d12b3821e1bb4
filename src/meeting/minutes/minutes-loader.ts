import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../../directory/directory.service.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { MeetingService, type OpenMeeting } from '../meeting.service.js';
import { minutesRules } from './minutes.access.js';
import type { Matter } from './minutes.domain.js';
import { MinutesSheet } from './minutes.entity.js';
import { MinutesRepository } from './minutes.repository.js';

/** Minutes, the version their reader saw; null: there were none. */
export interface SeenMinutes {
  readonly meetingId: string;
  readonly expectedVersion: number | null;
}

/** The minutes of a meeting that was held, nobody else changing them. */
export interface OpenMinutes {
  readonly opened: OpenMeeting;
  readonly sheet: MinutesSheet | null;
  readonly key: DataKey;
}

/** What every change of minutes begins and ends with. */
@Injectable()
export class MinutesLoader {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingService,
    private readonly rows: MinutesRepository,
    private readonly sealing: Sealing,
    private readonly directory: DirectoryService,
  ) {}

  /** For who writes them. Two who write go one after the other, so that the second learns of the first. */
  async open({ meetingId, expectedVersion }: SeenMinutes): Promise<OpenMinutes> {
    const opened = await this.meetings.hold(meetingId, minutesRules.write);
    if (opened.meeting.state !== 'held')
      throw new DomainError('NOT_HELD', 'Minutes are of a meeting that was held.', { field: 'meetingId' });
    const sheet = (await this.rows.hold(meetingId)) ? await this.em.findOne(MinutesSheet, { meetingId }) : null;
    requireVersion(sheet ?? { version: 0 }, expectedVersion ?? 0);
    return { opened, sheet, key: await this.keyOf(opened) };
  }

  /** The meeting whose minutes a guardian answers, or somebody takes the answer down. */
  answered(meetingId: string, isOwn: boolean): Promise<OpenMeeting> {
    return this.meetings.find(meetingId, isOwn ? minutesRules.answer : minutesRules.write);
  }

  /** The minutes that a guardian answers: they were shared, and nobody else changes them. */
  async answerable(opened: OpenMeeting): Promise<OpenMinutes & { readonly sheet: MinutesSheet }> {
    const { id: meetingId } = opened.meeting;
    const sheet = (await this.rows.hold(meetingId)) ? await this.em.findOne(MinutesSheet, { meetingId }) : null;
    if (!sheet)
      throw new DomainError('NOT_SHARED', 'There are no minutes to answer at this moment.', { field: 'meetingId' });
    return { opened, sheet, key: await this.keyOf(opened) };
  }

  /** Passes if what the matters point to are actions of the case's plan. */
  async requireActions({ meeting: { caseId } }: OpenMeeting, matters: readonly Matter[]): Promise<void> {
    const [unknown] = await this.rows.unknownActions(
      caseId,
      matters.map(({ actionId }) => actionId ?? null),
    );
    if (unknown !== undefined) throw notFound(`matters.${unknown}.actionId`);
  }

  /** Passes if no matter is left to somebody who came to interpret. */
  async requireOwners({ participants }: OpenMeeting, matters: readonly Matter[]): Promise<void> {
    for (const [index, { participantId }] of matters.entries()) {
      const unitId = participants.find(({ id }) => id === participantId)?.unitId;
      if (unitId) await this.directory.requireNoInterpreter(unitId, `matters.${index}.participantId`);
    }
  }

  /** Saves, and notes the change in the access log. */
  save(opened: OpenMeeting): Promise<void> {
    return this.meetings.save(opened, ['minutes']);
  }

  private keyOf({ meeting: { caseId } }: OpenMeeting): Promise<DataKey> {
    return this.sealing.keyOf('case', caseId);
  }
}
