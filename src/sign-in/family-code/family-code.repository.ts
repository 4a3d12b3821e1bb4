import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { hexes } from '../../platform/database/bytes.js';
import type { CodeEnd } from './family-code.domain.js';

/** Somebody of a family, and by which phones they may be reached: the numbers sealed, in base64. */
export interface PersonToLetIn {
  readonly familyId: string;
  readonly phones: readonly { readonly id: string; readonly value: string }[];
}

/** What is stored of a code. */
export interface StoredCode {
  readonly id: string;
  readonly personId: string;
  readonly code: Buffer;
  readonly digits: readonly Buffer[];
  /** The ways of contact whose digits these are. */
  readonly ways: readonly string[];
  readonly tries: number;
  readonly endsAt: Temporal.Instant;
}

/** How somebody of a family gets in, as PostgreSQL writes it into JSON. */
export interface FamilyAccessTree {
  readonly personId: string;
  readonly maySignIn: boolean;
  /** The last one given. */
  readonly code: {
    readonly givenAt: string;
    readonly endsAt: string;
    readonly endedAt: string | null;
    readonly endedFor: CodeEnd | null;
  } | null;
  readonly devices: readonly {
    readonly id: string;
    readonly browser: string;
    readonly since: string;
    readonly seenAt: string;
  }[];
}

const PERSON = `
select p.family_id as "familyId", (
  select coalesce(json_agg(json_build_object('id', w.id, 'value', encode(w.value, 'base64')) order by w.id), '[]')
  from contact_way w where w.area_id = p.area_id and w.family_id = p.family_id and w.person_id = p.id
    and w.kind = 'phone' and w.safe and w.ended_at is null) as phones
from person p where p.id = ?`;

/** People who are let in, their codes and devices. */
@Injectable()
export class FamilyCodeRepository {
  constructor(private readonly em: EntityManager) {}

  /** As far as the actor may see them. */
  async person(id: string): Promise<PersonToLetIn | undefined> {
    const [row] = await this.em.execute<PersonToLetIn[]>(PERSON, [id]);
    return row;
  }

  /** Stores a code in the place of the one before; or says what is in its way. See `access.give_family_code`. */
  async give(given: StoredCode): Promise<'given' | 'no-access' | 'phone-changed'> {
    const { id, personId, code, digits, ways, tries, endsAt } = given;
    const [row] = await this.em.execute<{ outcome: 'given' | 'no-access' | 'phone-changed' }[]>(
      'select access.give_family_code(?, ?, ?, ?::bytea[], ?::uuid[], ?, ?) as outcome',
      [id, personId, code, hexes(digits), `{${ways.join(',')}}`, tries, endsAt.toString()],
    );
    return row!.outcome;
  }

  /** Null if it is not the actor's to see. */
  async accessOf(personId: string): Promise<FamilyAccessTree | null> {
    const [row] = await this.em.execute<{ tree: FamilyAccessTree | null }[]>('select access.family_access(?) as tree', [
      personId,
    ]);
    return row?.tree ?? null;
  }

  /** Whether there was such a device. */
  async endDevice(personId: string, deviceId: string): Promise<boolean> {
    const [row] = await this.em.execute<{ ended: boolean }[]>('select access.end_family_device(?, ?) as ended', [
      personId,
      deviceId,
    ]);
    return row?.ended === true;
  }
}
