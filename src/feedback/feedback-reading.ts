import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { notFound } from '../platform/errors/domain-error.js';
import { type FeedbackScope, heardByCounsellor } from './feedback.access.js';
import { ASKED_GROUPS, type AskedGroup, QUESTIONS } from './feedback.domain.js';
import { type CountRow, FeedbackRepository, type Heard, type ToAsk } from './feedback.repository.js';
import { type Counts, daysOf, type GroupReport, type Quarter, reportOf, requireComplete } from './report.domain.js';

/** Reading feedback: by the counsellor whose work it was about, and as numbers by those who lead. */
@Injectable()
export class FeedbackReading {
  constructor(
    private readonly access: Access,
    private readonly requests: FeedbackRepository,
    private readonly work: Work,
  ) {}

  /** What was said of one of the actor's own contacts or cases, without who said it. */
  async heard({ scopeType, scopeId }: Omit<FeedbackScope, 'areaId'>, field: string): Promise<Heard[]> {
    const own = await this.requests.ownKey(scopeType, scopeId);
    if (!own) {
      this.work.refuse({ scopeType, scopeId, category: 'needs' });
      throw notFound(field);
    }
    const { areaId, key } = own;
    this.work.note(heardByCounsellor('read', { areaId, scopeType, scopeId }));
    return this.requests.heard(areaId, scopeId, key);
  }

  /** Whom the counsellor asks on the phone, of their own contacts and cases; the longest waiting first. */
  async toAsk(areaId: string): Promise<ToAsk[]> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const found = await this.requests.toAsk(areaId);
    const scopes = new Map(found.map((each) => [each.scopeId, each]));
    this.work.note(...[...scopes.values()].map((scope) => heardByCounsellor('read', scope)));
    return found;
  }

  /** Numbers of a quarter, families and professionals apart, suppressed. For team leads and statisticians of the area. */
  async report(areaId: string, quarter: Quarter): Promise<GroupReport[]> {
    if (!(await this.requests.mayCount(areaId))) {
      this.work.refuse({ areaId });
      throw notFound('areaId');
    }
    const { from, until } = daysOf(quarter);
    requireComplete(until, this.work.now, ZONE);
    const rows = await this.requests.counts(areaId, from, until);
    return ASKED_GROUPS.map((group) => reportOf(countsOf(group, rows)));
  }
}

function countsOf(group: AskedGroup, rows: readonly CountRow[]): Counts {
  const count = (question: CountRow['question'], said: string | null) =>
    Number(rows.find((row) => row.askedGroup === group && row.question === question && row.said === said)?.people ?? 0);
  const grades = (question: (typeof QUESTIONS)[number]) => ({
    yes: count(question, 'yes'),
    partly: count(question, 'partly'),
    no: count(question, 'no'),
  });
  return {
    group,
    asked: count('asked', null),
    face: { good: count('face', 'good'), 'so-so': count('face', 'so-so'), bad: count('face', 'bad') },
    grades: {
      heard: grades('heard'),
      knewNext: grades('knewNext'),
      oneContact: grades('oneContact'),
      knowsWhom: grades('knowsWhom'),
    },
  };
}
