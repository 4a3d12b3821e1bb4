import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import type { Participant } from '../meeting.entity.js';
import { type Matter, type MinutesPage, rowOf } from './minutes.domain.js';
import { Minutes, MinutesForAll, MinutesForFamily, MinutesMatter, type MinutesSheet } from './minutes.entity.js';

/** Which edition of whose minutes, and who was at the table. */
export interface Edition {
  readonly sheet: MinutesSheet;
  readonly key: DataKey;
  readonly participants: readonly Participant[];
}

/** The page of one edition in its rows: a part for each audience, always, and what was agreed. */
@Injectable()
export class MinutesPages {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** Writes the page of a draft, over what the draft held before. */
  async store(edition: Edition, page: MinutesPage): Promise<void> {
    const { sheet, key } = edition;
    const row = rowOf(sheet.meetingId, sheet.edition);
    const text = (table: string, words?: string | null) => ({ text: key.seal(`${table}.text:${row}`, words || null) });
    const { writtenBy, writtenAt } = sheet;
    const [authorities, all, family] = await this.partsOf(sheet);
    const parts = {
      authorities: { ...text('minutes', page.forAuthorities), writtenBy, writtenAt },
      all: text('minutes_for_all', page.forAll),
      family: text('minutes_for_family', page.forFamily),
    };
    const of = this.of(sheet);
    if (authorities) this.em.assign(authorities, parts.authorities);
    else this.em.create(Minutes, { ...of, ...parts.authorities });
    if (all) this.em.assign(all, parts.all);
    else this.em.create(MinutesForAll, { ...of, ...parts.all });
    if (family) this.em.assign(family, parts.family);
    else this.em.create(MinutesForFamily, { ...of, ...parts.family });
    await this.storeMatters(edition, page.matters);
  }

  /** Marks the edition as shared: from now on it is read, and stays as it is. */
  async share(sheet: MinutesSheet): Promise<void> {
    const rows = [...(await this.partsOf(sheet)), ...(await this.mattersOf(sheet))];
    for (const row of rows) if (row) row.sharedAt = this.work.now;
  }

  /** Whether the newest edition is in parts, which one text for all would tear. */
  async isInParts(sheet: MinutesSheet): Promise<boolean> {
    const [, all, family] = await this.partsOf(sheet);
    const matters = await this.mattersOf(sheet);
    return Boolean(all?.text || family?.text) || matters.some(({ droppedAt }) => !droppedAt);
  }

  /** By place: what is there is written over, what is left is struck out. */
  private async storeMatters({ sheet, key, participants }: Edition, matters: readonly Matter[]): Promise<void> {
    const known = await this.mattersOf(sheet);
    for (const [place, matter] of matters.entries()) {
      const id = known[place]?.id ?? newId();
      const { audience, dueOn = null, actionId = null } = matter;
      const text = key.seal(`minutes_matter.text:${id}`, matter.text);
      const values = { audience, dueOn, actionId, text, ...ownerOf(matter, participants), droppedAt: null };
      if (known[place]) this.em.assign(known[place], values);
      else this.em.create(MinutesMatter, { ...this.of(sheet), id, place, ...values });
    }
    for (const left of known.slice(matters.length)) left.droppedAt ??= this.work.now;
  }

  private of({ areaId, meetingId, caseId, edition, state }: MinutesSheet) {
    return { areaId, meetingId, caseId, edition, sharedAt: state === 'draft' ? null : this.work.now };
  }

  private async partsOf({ areaId, meetingId, edition }: MinutesSheet) {
    const of = { areaId, meetingId, edition };
    return [
      await this.em.findOne(Minutes, of),
      await this.em.findOne(MinutesForAll, of),
      await this.em.findOne(MinutesForFamily, of),
    ] as const;
  }

  private mattersOf({ areaId, meetingId, edition }: MinutesSheet): Promise<MinutesMatter[]> {
    return this.em.find(MinutesMatter, { areaId, meetingId, edition }, { orderBy: { place: 'asc' } });
  }
}

function ownerOf({ participantId }: Matter, participants: readonly Participant[]) {
  const owner = participants.find(({ id }) => id === participantId);
  if (!owner) return { ownerKind: null, ownerId: null, ownerUnit: null };
  return owner.personId
    ? { ownerKind: 'family' as const, ownerId: owner.personId, ownerUnit: null }
    : { ownerKind: 'professional' as const, ownerId: owner.professionalId!, ownerUnit: owner.unitId! };
}
