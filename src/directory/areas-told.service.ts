import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ANONYMOUS } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';

/** A municipality by its official names. */
interface ToldMunicipality {
  /** Three digits. */
  readonly code: string;
  readonly fi: string;
  readonly sv: string;
}

/** How long an area keeps what concerns a family. Months. */
export interface ToldPeriods {
  /** A contact of which no case came, from its conclusion. */
  readonly contact: number;
  /** A case, from its closing. */
  readonly case: number;
  /** Who has looked. */
  readonly log: number;
}

/** What everybody may know of an area: its name, its municipalities, the number of its counselling, and what it keeps how long. */
export interface ToldArea {
  readonly id: string;
  readonly name: string;
  /** The unit that gives advice; null if none of the area tells a number. */
  readonly counselling: string | null;
  readonly phone: string | null;
  readonly municipalities: readonly ToldMunicipality[];
  readonly kept: ToldPeriods;
}

/** The areas, for pages that anybody may read. */
@Injectable()
export class AreasToldService implements OnApplicationBootstrap {
  private last: readonly ToldArea[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** So that a number can be told when the database is away. */
  async onApplicationBootstrap(): Promise<void> {
    await this.read();
  }

  /** As they are now. */
  async read(): Promise<readonly ToldArea[]> {
    const [row] = await this.work.read(ANONYMOUS, 'areas-told.read', () =>
      this.em.execute<{ areas: ToldArea[] }[]>('select access.areas_told() as areas'),
    );
    this.last = row?.areas ?? [];
    return this.last;
  }

  /** As they were when somebody last looked: for pages that say that something has failed. */
  get known(): readonly ToldArea[] {
    return this.last;
  }
}
