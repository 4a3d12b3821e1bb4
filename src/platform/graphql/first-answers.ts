import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../access/work.js';
import type { LogLine } from '../audit/access-log.js';
import { DomainError, notFound } from '../errors/domain-error.js';
import { SealedText } from '../sealing/sealed-text.js';
import { Sealing } from '../sealing/sealing.js';

interface KeptAnswer {
  readonly question: Buffer;
  readonly answer: Buffer | null;
  readonly log: LogLine[] | null;
}

/**
 * A repeated `requestId` gets the first answer: nothing happens twice, however often a shaky line repeats a request.
 * The row is written in the transaction of the mutation itself; a second one at the same time waits for the first.
 */
@Injectable()
export class FirstAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sealing: Sealing,
  ) {}

  /** Runs `answer` the first time and keeps what it returns; afterwards returns that, and logs that it was seen again. */
  async once<T>(requestId: string, question: string, answer: () => Promise<T>): Promise<T> {
    // Keyed: a plain hash of names and numbers could be guessed from a stolen dump.
    const digest = this.sealing.systemKey('first-answer').blind('question', question);
    if (!(await this.begin(requestId, digest))) return this.repeat<T>(requestId, digest);
    const result = await answer();
    const sealed = this.sealing.systemKey('first-answer').seal(place(requestId), JSON.stringify(result));
    await this.em.execute(
      'update platform.first_answer set answer = ?, log = ?::jsonb where principal_id = access.principal() and request_id = ?',
      [sealed.bytes, JSON.stringify(this.work.noted), requestId],
    );
    return result;
  }

  private async begin(requestId: string, digest: Buffer): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `insert into platform.first_answer (principal_id, request_id, question, answered_at)
       values (access.principal(), ?, ?, access.now()) on conflict do nothing returning request_id`,
      [requestId, digest],
    );
    return rows.length > 0;
  }

  private async repeat<T>(requestId: string, digest: Buffer): Promise<T> {
    const [kept] = await this.em.execute<KeptAnswer[]>(
      'select question, answer, log from platform.first_answer where principal_id = access.principal() and request_id = ?',
      [requestId],
    );
    if (!kept || !digest.equals(kept.question)) {
      throw new DomainError('REQUEST_ID_REUSED', 'This requestId belongs to another request.', { field: 'requestId' });
    }
    if (!kept.answer) {
      throw new DomainError('REQUEST_ALREADY_DONE', 'This was done long ago; its answer is no longer kept.', {
        field: 'requestId',
      });
    }
    await this.discloseAgain(kept.log ?? []);
    const sealed = new SealedText(Buffer.from(kept.answer));
    return JSON.parse(this.sealing.systemKey('first-answer').open(place(requestId), sealed)) as T;
  }

  /** What the first answer showed is seen again: that must still be allowed, and is logged. Nothing is done again. */
  private async discloseAgain(log: readonly LogLine[]): Promise<void> {
    const reads = log.filter(({ action, basis }) => action === 'read' && basis === undefined);
    const closed = await this.em.execute<LogLine[]>(CLOSED, [JSON.stringify(reads)]);
    if (closed.length > 0) {
      for (const { scopeType, scopeId, category } of closed) this.work.refuse({ scopeType, scopeId, category });
      throw notFound('requestId');
    }
    this.work.note(...log.filter(({ action }) => action === 'read'));
  }
}

/**
 * The reads that no grant allows any more, or whose record is withheld by now. Records are named as in the policies of
 * their tables: `contact` holds the logistics of a contact, `contact_needs` its needs.
 */
const CLOSED = `
select l.* from jsonb_to_recordset(?::jsonb) as l ("scopeType" text, "scopeId" uuid, category text)
where not exists (
  select 1 from access.access_grant g
  where g.principal_id = access.principal() and g.scope_type = l."scopeType" and g.scope_id = l."scopeId"
    and g.category = l.category and g.verb = 'read' and g.extent = 'all'
    and g.valid_from <= access.now() and (g.valid_until is null or g.valid_until > access.now()))
  or l."scopeId" = any (access.withheld_records(
    l."scopeType" || case l.category when 'logistics' then '' else '_' || l.category end))`;

const place = (requestId: string) => `first_answer.answer:${requestId}`;
