import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { hex } from '../../platform/database/bytes.js';
import { DomainError, notFound } from '../../platform/errors/domain-error.js';
import { SessionKeys } from '../../platform/session/session-keys.js';
import { KeptPeople } from '../kept-people.js';
import { signInRules } from '../sign-in.access.js';
import { CODE, inGroups, requireOffered } from './passkey.domain.js';
import { labelled, spelled } from './passkey-challenges.js';
import { PasskeyRepository, type PasskeyRow } from './passkey.repository.js';

/** A code to be shown to the person at the table. */
export interface Offered {
  /** `1234 567 890` */
  readonly code: string;
  readonly endsAt: Temporal.Instant;
}

const LASTS = Temporal.Duration.from(CODE.lasts);
/** Codes begin in ten thousand ways; with a hundred live ones the chance of meeting another each time is 10⁻¹⁰. */
const DRAWS = 5;

const digits = (many: number): string => String(randomInt(10 ** many)).padStart(many, '0');

const VOUCH = signInRules.vouch;

/** What the counsellor does about the passkeys of a family: vouches for somebody at the meeting, ends a lost one. */
@Injectable()
export class PasskeyOffering {
  constructor(
    private readonly rows: PasskeyRepository,
    private readonly access: Access,
    private readonly people: KeptPeople,
    private readonly keys: SessionKeys,
    private readonly work: Work,
  ) {}

  /** A code with which the person registers a passkey on their own phone. The one before opens nothing any more. */
  async open(meetingId: string, personId: string): Promise<Offered> {
    const at = await this.rows.atTheMeeting(meetingId, personId);
    if (!at) return this.unseen();
    const grant = await this.access.require(VOUCH, at.caseId, 'meetingId');
    await this.people.find(personId);
    requireOffered(at, this.work.now);
    const endsAt = this.work.now.add(LASTS);
    const code = await this.drawn({ meeting_id: meetingId, principal_id: personId, ends_at: endsAt.toString() });
    this.work.noteChange('record', { scopeType: 'case', scopeId: at.caseId }, grant, ['logistics']);
    return { code, endsAt };
  }

  /** The passkeys of a person of a family that the actor keeps, the newest first. */
  async of(personId: string): Promise<PasskeyRow[]> {
    await this.people.look(personId);
    return this.rows.of(personId);
  }

  /** Ends one for good, and the sessions of this person: the phone is lost, and whoever has it may be in. */
  async end(personId: string, passkeyId: string): Promise<void> {
    const person = await this.people.find(personId);
    const isTheirs = (await this.rows.of(personId)).some(({ id }) => id === passkeyId);
    if (!isTheirs || !(await this.rows.end(passkeyId))) throw notFound('passkeyId');
    this.people.noteChange(person);
  }

  private async drawn(offer: Record<string, unknown>): Promise<string> {
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const [label, secret] = [digits(CODE.label), digits(CODE.secret)];
      const [label_hash, code_hash] = [labelled(label), spelled(label, secret)].map((text) =>
        hex(this.keys.hash(text)),
      );
      const row = { ...offer, label_hash, code_hash, tries_left: CODE.tries };
      if (await this.rows.offer(row)) return inGroups(label, secret);
    }
    throw new DomainError('UNAVAILABLE', 'Too many codes are waiting to be used. Try again in a few minutes.');
  }

  private unseen(): never {
    this.work.refuse({ scopeType: VOUCH.scopeType, category: VOUCH.category });
    throw notFound('meetingId');
  }
}
