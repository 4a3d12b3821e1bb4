import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
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
  readonly words: Buffer | null;
  readonly answer: Buffer | null;
  readonly version: number;
  readonly keyId: string | null;
  readonly wrapped: Buffer | null;
  readonly wrappedBy: string | null;
}

/** A wish as its reader sees it, its texts opened. */
export interface WishView extends Omit<WishRow, 'words' | 'answer' | 'keyId' | 'wrapped' | 'wrappedBy'> {
  readonly words: string | null;
  readonly answer: string | null;
}

const SHOWN_AT_MOST = 100;

const COLUMNS = `w.id, w.area_id as "areaId", w.case_id as "caseId", w.asked_by as "askedBy", w.asked_at as "askedAt", w.state,
  w.meeting_id as "meetingId", w.words, w.answer, w.version, k.id as "keyId", k.wrapped, k.wrapped_by as "wrappedBy"`;
const FROM = `from meeting_wish w left join platform.data_key k on k.scope_type = 'case' and k.scope_id = w.case_id`;
const TO_ANSWER = `select ${COLUMNS} ${FROM} where w.state = 'asked' and w.case_id = any ((select access.cases('logistics', 'write'))::uuid[])
order by w.asked_at, w.id limit ${SHOWN_AT_MOST}`;
const OWN = `select ${COLUMNS} ${FROM} where w.asked_by = access.principal() order by w.asked_at desc, w.id desc limit ${SHOWN_AT_MOST}`;

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

  private async read(statement: string): Promise<WishView[]> {
    const rows = await this.em.execute<WishRow[]>(statement);
    for (const [scopeId, areaId] of new Map(rows.map((row) => [row.caseId, row.areaId])))
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return rows.map((row) => this.opened(row));
  }

  private opened({ keyId, wrapped, wrappedBy, ...row }: WishRow): WishView {
    const key = keyId && wrapped && wrappedBy ? this.sealing.unwrap({ id: keyId, wrapped, wrappedBy }) : null;
    const open = (column: string, bytes: Buffer | null) =>
      bytes && key ? key.open(`meeting_wish.${column}:${row.id}`, new SealedText(Buffer.from(bytes))) : null;
    return { ...row, words: open('words', row.words), answer: open('answer', row.answer) };
  }
}
