import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import type { Method, SessionKind } from '../../platform/session/session.domain.js';

/** A session as its owner knows it again. Moments as PostgreSQL writes them. */
export interface OwnSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly method: Method;
  readonly browser: string;
  readonly signedInAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  /** Whether it is the one by which the actor acts. */
  readonly isThisOne: boolean;
}

/** Sessions in the hands of their owners, and of administrators of where somebody works or worked. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** Where the actor is signed in, and which devices remember them; used last first. */
  list(): Promise<OwnSession[]> {
    return this.em.execute<OwnSession[]>(
      'select s.*, s.id is not distinct from ? as "isThisOne" from access.own_sessions() s',
      [this.thisOne],
    );
  }

  /** Ends one of the actor's own. */
  async end(id: string, field: string): Promise<void> {
    const ended = (await this.list()).find((each) => each.id === id);
    if (!ended) {
      this.work.refuse({});
      throw notFound(field);
    }
    await this.em.execute('select access.end_own_sessions(array[?]::uuid[])', [id]);
    this.work.note({ action: 'sign-out', basis: ended.method });
  }

  /** Ends all of the actor's, devices and visits included, but perhaps the one by which they act. Answers how many. */
  async endEverywhere({ thisOneToo }: { readonly thisOneToo: boolean }): Promise<number> {
    const [row] = await this.em.execute<{ ended: number }[]>('select access.end_other_sessions(?) as ended', [
      thisOneToo ? null : this.thisOne,
    ]);
    this.work.note({ action: 'sign-out', basis: 'everywhere' });
    return row?.ended ?? 0;
  }

  /** The same for somebody who works or worked in an area that the actor administers. */
  async endAllOf(professionalId: string, field: string): Promise<number> {
    const [known] = await this.em.execute<{ areaId: string }[]>(
      `select m.area_id as "areaId" from access.membership m
       where m.principal_id = ? and m.area_id = any (access.areas_as('admin')) limit 1`,
      [professionalId],
    );
    if (!known) {
      this.work.refuse({});
      throw notFound(field);
    }
    const [row] = await this.em.execute<{ ended: number }[]>('select access.end_sessions_of(?) as ended', [
      professionalId,
    ]);
    this.work.note({ action: 'sign-out', areaId: known.areaId, scopeId: professionalId, basis: 'admin' });
    return row?.ended ?? 0;
  }

  private get thisOne(): string | null {
    return this.work.actor.session?.id ?? null;
  }
}
