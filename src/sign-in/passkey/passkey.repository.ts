import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AtTheMeeting } from './passkey.domain.js';

/** A passkey as its owner and the counsellor see it. Moments as PostgreSQL writes them. */
export interface PasskeyRow {
  readonly id: string;
  readonly credentialId: Buffer;
  readonly transports: string[];
  /** The browser in which it was registered: `Chrome, Android`. */
  readonly browser: string;
  readonly registeredAt: string;
  readonly lastUsedAt: string | null;
}

/** One that shall be used, and whether it may. */
export interface PasskeyToCheck {
  readonly id: string;
  readonly principal: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly live: boolean;
}

/** Where a passkey was registered, and who vouched for its owner. */
export interface Vouched {
  readonly vouchedBy: string;
  readonly areaId: string;
  readonly caseId: string;
}

const AT_THE_MEETING = `
select m.case_id as "caseId", m.state, m.starts_at as "startsAt", m.ends_at as "endsAt",
  exists (select from meeting_participant p where p.area_id = m.area_id and p.meeting_id = m.id and p.person_id = ?) as "isThere",
  access.may_sign_in(?) as "maySignIn"
from meeting m where m.id = ?`;

/** The rows of passkeys, by the functions that guard them. Everything inside the work of who it concerns. */
@Injectable()
export class PasskeyRepository {
  constructor(private readonly em: EntityManager) {}

  /** The meeting and the person, as far as row security shows them; null if it does not. */
  async atTheMeeting(meetingId: string, personId: string): Promise<(AtTheMeeting & { caseId: string }) | null> {
    type Row = Omit<AtTheMeeting, 'startsAt' | 'endsAt'> & {
      caseId: string;
      startsAt: string | null;
      endsAt: string | null;
    };
    const [row] = await this.em.execute<Row[]>(AT_THE_MEETING, [personId, personId, meetingId]);
    if (!row) return null;
    const moment = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
    return { ...row, startsAt: moment(row.startsAt), endsAt: moment(row.endsAt) };
  }

  /** False: another live code begins like this one. */
  async offer(offer: Record<string, unknown>): Promise<boolean> {
    const [row] = await this.em.execute<{ made: boolean }[]>('select access.offer_passkey(?::jsonb) as made', [
      JSON.stringify(offer),
    ]);
    return row?.made === true;
  }

  async of(personId: string): Promise<PasskeyRow[]> {
    return this.em.execute<PasskeyRow[]>('select * from access.passkeys_of(?)', [personId]);
  }

  /** A challenge that a browser was given, from now on used; null if there is none to be used. */
  async takeChallenge(browsers: string, purpose: 'register' | 'sign-in') {
    const [row] = await this.em.execute<{ challenge: Buffer; principal: string | null }[]>(
      'select * from access.take_passkey_challenge(?::bytea[], ?)',
      [browsers, purpose],
    );
    return row ?? null;
  }

  /** Stores a new one. Null if it is known already, or nobody vouches for its owner any more. */
  async register(browsers: string, row: Record<string, unknown>): Promise<Vouched | null> {
    const [vouched] = await this.em.execute<Vouched[]>('select * from access.register_passkey(?::bytea[], ?::jsonb)', [
      browsers,
      JSON.stringify(row),
    ]);
    return vouched ?? null;
  }

  async toCheck(credentialId: Buffer): Promise<PasskeyToCheck | null> {
    const [row] = await this.em.execute<(Omit<PasskeyToCheck, 'counter'> & { counter: string | number })[]>(
      'select * from access.passkey_to_check(?)',
      [credentialId],
    );
    return row ? { ...row, counter: Number(row.counter) } : null;
  }

  /** False if it was used meanwhile, ended, or may not be used any more. */
  async use(id: string, seen: number, counter: number, backedUp: boolean): Promise<boolean> {
    const [row] = await this.em.execute<{ used: boolean }[]>('select access.use_passkey(?, ?, ?, ?) as used', [
      id,
      seen,
      counter,
      backedUp,
    ]);
    return row?.used === true;
  }

  /** Whose it was; null if the actor has no such live one to end. */
  async end(id: string): Promise<string | null> {
    const [row] = await this.em.execute<{ whose: string | null }[]>('select access.end_passkey(?) as whose', [id]);
    return row?.whose ?? null;
  }

  /** Ends the actor's own sessions that passkeys opened, but for one. */
  async endElsewhere(keeping: string | null): Promise<void> {
    await this.em.execute(
      `select access.end_own_sessions(array(select s.id from access.own_sessions() s
         where s.method = 'passkey' and s.id is distinct from ?::uuid))`,
      [keeping],
    );
  }
}
