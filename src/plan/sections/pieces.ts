import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { requireDraft } from '../plan.domain.js';
import { PlanLoader, type VersionAtHand } from '../plan-loader.js';
import { type Piece, type PlanPieceName, requireSeen, standing, writing } from './piece.domain.js';

/** A row of a piece as its table holds it. */
export interface PieceRow extends Piece {
  readonly id: string;
  readonly pieceId: string;
  readonly caseId: string;
  readonly planId: string;
  readonly version: number;
}

/** What is written of a piece: its words, sealed for the row into which they go. */
type Words<Row> = (rowId: string) => Partial<Row>;

/** Of a piece: what the writer saw, and what it is called in a refusal. */
export interface Seen {
  readonly expectedVersion: number | null;
  readonly piece: PlanPieceName;
}

/** Writes and ends the pieces of a draft. The plan is held, so that two writers come one after the other. */
@Injectable()
export class Pieces {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly work: Work,
  ) {}

  /** The last row of a piece, also one that has ended; null before anything was written. */
  last<Row extends PieceRow>(entity: EntityClass<Row>, where: FilterQuery<Row>): Promise<Row | null> {
    return this.em.findOne(entity, where, {
      orderBy: { version: 'desc' } as never,
      refresh: true,
    }) as Promise<Row | null>;
  }

  /** A new piece in the draft. */
  async add<Row extends PieceRow>(entity: EntityClass<Row>, draft: VersionAtHand, words: Words<Row>): Promise<Row> {
    const added = await this.insert(entity, null, draft, words);
    this.note('record', draft.grant, draft.version.caseId);
    return added;
  }

  /** The piece with these words in the draft. What an agreed version holds stays in it. */
  async write<Row extends PieceRow>(
    entity: EntityClass<Row>,
    last: Row | null,
    { expectedVersion, piece }: Seen,
    draft: VersionAtHand,
    words: Words<Row>,
  ): Promise<Row> {
    const { number, caseId } = draft.version;
    requireSeen(standing(last), expectedVersion, piece, last);
    const way = writing(last, number);
    if (way === 'replace') await this.change(last!, { untilVersion: number });
    const written =
      way === 'change' ? await this.change(last!, words(last!.id)) : await this.insert(entity, last, draft, words);
    this.note(way === 'change' ? 'change' : 'record', draft.grant, caseId);
    return written;
  }

  /** The piece is not in the draft any more; agreed versions keep it. */
  async leaveOut<Row extends PieceRow>(
    last: Row | null,
    { expectedVersion, piece }: Seen,
    { version, grant }: VersionAtHand,
  ): Promise<Row> {
    const found = standing(last);
    requireSeen(found, expectedVersion, piece, last);
    if (!found) throw new DomainError('PIECE_MISSING', 'There is nothing to leave out.', { field: 'expectedVersion' });
    const ended = await this.change(found, { untilVersion: version.number });
    this.note('change', grant, version.caseId);
    return ended;
  }

  /** A piece that stood when the writer saw it, and the draft in which it is to be changed. */
  async inDraft<Row extends PieceRow>(entity: EntityClass<Row>, id: string, field: string) {
    const { part, ...atHand } = await this.loader.part(entity, id, field);
    const version = await this.loader.latest(part.planId);
    requireDraft(version);
    const { planId, pieceId } = part;
    const last = await this.last(entity, { planId, pieceId } as FilterQuery<Row>);
    return { last: last!, draft: { ...atHand, version } };
  }

  private async insert<Row extends PieceRow>(
    entity: EntityClass<Row>,
    last: Row | null,
    { version: { areaId, caseId, planId, number } }: VersionAtHand,
    words: Words<Row>,
  ): Promise<Row> {
    const id = newId();
    const place = { areaId, id, pieceId: last?.pieceId ?? newId(), caseId, planId };
    const span = { sinceVersion: number, untilVersion: null, version: (last?.version ?? 0) + 1 };
    const row = this.em.create(entity, { ...place, ...span, ...this.changed, ...words(id) } as never);
    await this.em.flush();
    return row as Row;
  }

  private async change<Row extends PieceRow>(row: Row, change: Partial<Row> | Partial<Piece>): Promise<Row> {
    this.em.assign(row, { ...change, ...this.changed, version: row.version + 1 } as never);
    await this.em.flush();
    return row;
  }

  private note(action: 'record' | 'change', grant: Grant, scopeId: string): void {
    this.work.noteChange(action, { scopeType: 'case', scopeId }, grant, ['plan']);
  }

  private get changed() {
    return { changedBy: this.work.actor.principalId!, changedAt: this.work.now };
  }
}
