import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Face } from '../follow-up/how-are-things/how-are-things.domain.js';
import type { DataKey, WrappedKey } from '../platform/sealing/data-key.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import type { FeedbackScope } from './feedback.access.js';
import type { AskedGroup, FeedbackKind, Grade, Question } from './feedback.domain.js';

/** How the acting request stands, for its mail and its page. */
export interface RequestStanding {
  readonly isWanted: boolean;
  /** Of a professional, from the directory. */
  readonly address: string | null;
  /** Addresses of a family that may be used. */
  readonly ways: readonly SealedWay[];
  readonly counsellorName: string | null;
  readonly counsellorPhone: string | null;
}

/** A sealed address with the places to which it and its safe time are bound; base64. */
interface SealedWay {
  readonly place: string;
  readonly value: string;
  readonly timePlace: string;
  readonly safeTime: string | null;
}

/** What was said of a contact or a case, by nobody in particular. */
export interface Heard {
  readonly id: string;
  readonly kind: FeedbackKind;
  readonly askedGroup: AskedGroup;
  /** `2026-11-01`: day and moment are nobody's business. */
  readonly month: string;
  readonly face: Face;
  readonly grades: Readonly<Record<Question, Grade | null>>;
  readonly text: string | null;
}

/** Somebody to be asked on the phone, because no mail could. */
export interface ToAsk extends FeedbackScope {
  readonly id: string;
  readonly kind: FeedbackKind;
  readonly askedGroup: AskedGroup;
  readonly askedId: string;
  readonly happenedAt: string;
  readonly expiresAt: string;
}

/** One number of a report as the database counts it; never shown so. */
export interface CountRow {
  readonly askedGroup: AskedGroup;
  readonly question: 'asked' | 'face' | Question;
  readonly said: string | null;
  readonly people: string;
}

const STANDING = `
select s.is_wanted as "isWanted", s.address, s.ways, s.counsellor_name as "counsellorName", s.counsellor_phone as "counsellorPhone"
from access.standing_of_feedback() s`;

/** The key says where it belongs; nobody else but whom the feedback is for finds it. */
const OWN_KEY = `
select k.area_id as "areaId", k.id, k.wrapped, k.wrapped_by as "wrappedBy" from platform.data_key k
where k.scope_type = ? and k.scope_id = ? and k.scope_id = any ((select access.scopes_of_feedback())::uuid[])`;

const HEARD = `
select a.id, a.kind, a.asked_group as "askedGroup", a.month::text as month, a.face, encode(a.text, 'base64') as text,
  json_build_object('heard', a.heard, 'knewNext', a.knew_next, 'oneContact', a.one_contact, 'knowsWhom', a.knows_whom) as grades
from feedback_answer a where a.area_id = ? and a.scope_id = ? order by a.month desc, a.id limit 200`;

const TO_ASK = `
select r.area_id as "areaId", r.id, r.kind, r.scope_type as "scopeType", r.scope_id as "scopeId", r.asked_group as "askedGroup",
  r.asked_id as "askedId", r.happened_at as "happenedAt", r.expires_at as "expiresAt"
from feedback_request r
where r.area_id = ? and r.is_spoken and r.state = 'requested' and r.expires_at > access.now() and r.id <> access.principal()
order by r.happened_at, r.id limit 200`;

const COUNTS = `
select c.asked_group as "askedGroup", c.question, c.said, c.people from access.feedback_counts(?, ?::date, ?::date) c`;

/** SQL of feedback. */
@Injectable()
export class FeedbackRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
  ) {}

  /** Of the acting request. */
  async standing(): Promise<RequestStanding> {
    const [row] = await this.em.execute<RequestStanding[]>(STANDING);
    return row!;
  }

  /** The request that a secret opens. */
  async ofToken(hash: Buffer): Promise<string | null> {
    const [row] = await this.em.execute<{ id: string | null }[]>('select access.feedback_of_token(?) as id', [hash]);
    return row?.id ?? null;
  }

  /** The requests that the reader of a family may answer, oldest first. */
  async own(): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>('select o.id from access.own_feedback() o');
    return rows.map(({ id }) => id);
  }

  /** Key and area of a scope whose feedback is for the actor; null of others. */
  async ownKey(scopeType: string, scopeId: string): Promise<{ areaId: string; key: DataKey } | null> {
    const [row] = await this.em.execute<(WrappedKey & { areaId: string })[]>(OWN_KEY, [scopeType, scopeId]);
    return row ? { areaId: row.areaId, key: this.sealing.unwrap(row) } : null;
  }

  /** What was said, by month; within one in no order. One statement. */
  async heard(areaId: string, scopeId: string, key: DataKey): Promise<Heard[]> {
    const rows = await this.em.execute<Heard[]>(HEARD, [areaId, scopeId]);
    return rows.map(({ text, ...rest }) => ({
      ...rest,
      text: text === null ? null : key.open(`feedback_answer.text:${rest.id}`, SealedText.from(text)),
    }));
  }

  /** Whom the actor may ask on the phone. One statement. */
  toAsk(areaId: string): Promise<ToAsk[]> {
    return this.em.execute<ToAsk[]>(TO_ASK, [areaId]);
  }

  /** Whether the actor may read reports of the area. */
  async mayCount(areaId: string): Promise<boolean> {
    const [row] = await this.em.execute<{ may: boolean }[]>(
      `select ? = any ((access.areas_as('team-lead') || access.areas_as('statistician'))::uuid[]) as may`,
      [areaId],
    );
    return row?.may === true;
  }

  /** Bare numbers of a period. One statement. */
  counts(areaId: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Promise<CountRow[]> {
    return this.em.execute<CountRow[]>(COUNTS, [areaId, from.toString(), until.toString()]);
  }
}
