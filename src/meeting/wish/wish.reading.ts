import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { b64, keyOfCase } from '../../platform/database/json.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { WishState } from './wish.domain.js';

interface WishRow {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly state: WishState;
  readonly meetingId: string | null;
  readonly words: string | null;
  readonly answer: string | null;
  readonly version: number;
  readonly key: KeyTree | null;
}

/** A wish as its reader sees it, its texts opened. */
export type WishView = Omit<WishRow, 'key'>;

const SHOWN_AT_MOST = 100;

const COLUMNS = `w.id, w.area_id as "areaId", w.case_id as "caseId", w.asked_by as "askedBy", w.asked_at as "askedAt", w.state,
  w.meeting_id as "meetingId", ${b64('w.words')} as words, ${b64('w.answer')} as answer, w.version, ${keyOfCase('w.case_id')} as key`;
const TO_ANSWER = `select ${COLUMNS} from meeting_wish w where w.state = 'asked' and w.case_id = any ((select access.cases('logistics', 'write'))::uuid[])
order by w.asked_at, w.id limit ${SHOWN_AT_MOST}`;
const OWN = `select ${COLUMNS} from meeting_wish w where w.asked_by = access.principal() order by w.asked_at desc, w.id desc limit ${SHOWN_AT_MOST}`;

/** Reading wishes for a meeting. */
@Injectable()
export class WishReading {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** What waits for an answer in the cases the actor keeps, the longest waiting first. */
  toAnswer(): Promise<WishView[]> {
    return this.read(TO_ANSWER);
  }

  /** What the actor asked for, the newest first. */
  own(): Promise<WishView[]> {
    return this.read(OWN);
  }

  /** Cases in which the actor may ask for a meeting: ids. */
  async casesToAskIn(): Promise<readonly string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select distinct unnest(access.cases('consents', 'read') || access.cases('consents', 'read', 'addressed')
         || access.cases('minutes', 'read', 'own')) as id`,
    );
    return rows.map(({ id }) => id);
  }

  private async read(statement: string): Promise<WishView[]> {
    const rows = await this.em.execute<WishRow[]>(statement);
    for (const [scopeId, areaId] of new Map(rows.map((row) => [row.caseId, row.areaId])))
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return rows.map((row) => this.opened(row));
  }

  private opened({ key, ...row }: WishRow): WishView {
    const open = this.sealing.opening(key);
    const { id, words, answer } = row;
    return { ...row, words: open('meeting_wish.words', id, words), answer: open('meeting_wish.answer', id, answer) };
  }
}
