import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { Work } from '../../platform/access/work.js';
import { DomainError, notFound, refuse } from '../../platform/errors/domain-error.js';
import type { MeetingMode } from '../meeting.domain.js';
import { PollAnswering } from './poll-answering.js';
import { PollLinks } from './poll-links.js';
import { isOver, type PollAnswerValue, type PollEnd, requireInTime, stillCounts } from './poll.domain.js';
import { PollRecipient, PollTime, TimePoll } from './poll.entity.js';
import { PollRepository } from './poll.repository.js';

/** What a link shows to whoever holds it: the times, one's own answers and whom to ring. Nobody else's, and no family. */
export interface PollView {
  readonly language: Language;
  readonly mode: MeetingMode;
  readonly minutes: number;
  readonly counsellor: { readonly name: string; readonly phone: string | null };
  readonly deadline: Temporal.ZonedDateTime;
  /** Why no answer is taken any more; `over`: the time is up; null: answers are taken. */
  readonly ended: PollEnd | 'over' | null;
  readonly times: readonly PollTimeView[];
  readonly hasAnswered: boolean;
  /** Somebody else comes; who, only the counsellor reads. */
  readonly hasSubstitute: boolean;
}

/** A time, and the own answer to it. */
export interface PollTimeView {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  /** The own answer, if it holds for a meeting as long as it is now. */
  readonly answer: PollAnswerValue | null;
}

/** What a page sends: answers to the times, or the same to all of them, and who comes instead. */
export interface LinkPollAnswer {
  /** In the order of the times, null where nothing was chosen; or the same to all of them. */
  readonly answers: readonly (PollAnswerValue | null)[] | PollAnswerValue;
  readonly substitute: string | null;
  /** The length that the page showed: an answer for less would not hold. */
  readonly minutes: number;
}

interface Held {
  readonly poll: TimePoll;
  readonly recipient: PollRecipient;
}

/** Polls by link. All but `idOfLink` runs as the recipient itself. */
@Injectable()
export class PollService {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly links: PollLinks,
    private readonly answering: PollAnswering,
    private readonly work: Work,
  ) {}

  /** The recipient that a link opens; null if there is none, whatever made it so. */
  async idOfLink(token: string): Promise<string | null> {
    const hash = this.links.find(token);
    return hash && this.polls.ofToken(hash);
  }

  /** What the link shows. Throws NOT_FOUND when it opens nothing any more. */
  async visit(id: string): Promise<PollView> {
    const recipient = await this.em.findOne(PollRecipient, { id });
    const poll = recipient && (await this.em.findOne(TimePoll, { id: recipient.pollId }));
    if (!poll || recipient.revokedAt) throw notFound('token');
    this.work.note({ action: 'read', ...logged(recipient) });
    return this.view({ poll, recipient });
  }

  /** Takes the answers. Throws POLL_CLOSED, POLL_OVER, STALE if the page showed another length, ANSWERS_MISSING. */
  async answerByLink(id: string, { answers, substitute, minutes }: LinkPollAnswer): Promise<PollView> {
    const { poll, recipient } = await this.hold(id);
    requireInTime(poll, this.work.now, 'token');
    if (minutes !== poll.minutes)
      throw new DomainError('STALE', 'The meeting takes another time now. Nothing was changed; look again.');
    const times = await this.times(poll);
    const told = times.flatMap(({ id: timeId }, index) => {
      const answer = typeof answers === 'string' ? answers : answers[index];
      return answer ? [{ timeId, answer }] : [];
    });
    if (told.length < times.length) refuse('ANSWERS_MISSING', 'Answer every time.', 'answers');
    this.name(recipient, substitute);
    await this.answering.record(poll, recipient, told, { channel: 'link', enteredBy: null });
    await this.em.flush();
    this.work.note({ action: 'change', ...logged(recipient) });
    return this.view({ poll, recipient });
  }

  /** Held until the end of this work: of an answer and the end of the poll one comes first. */
  private async hold(id: string): Promise<Held> {
    const seen = await this.em.findOne(PollRecipient, { id });
    if (!seen) throw notFound('token');
    await this.polls.hold(seen.pollId);
    const recipient = await this.em.refreshOrFail(seen, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (recipient.revokedAt) throw notFound('token');
    return { recipient, poll: await this.em.findOneOrFail(TimePoll, { id: seen.pollId }) };
  }

  /** Whoever says that somebody else comes says it until they answer for themselves again. */
  private name(recipient: PollRecipient, substitute: string | null): void {
    if (substitute === null && !recipient.substitute) return;
    recipient.substitute = this.links.sealSubstitute(recipient.id, substitute);
    recipient.substituteAt = substitute === null ? null : this.work.now;
  }

  private times({ id: pollId }: TimePoll): Promise<PollTime[]> {
    return this.em.find(PollTime, { pollId }, { orderBy: { startsAt: 'asc' } });
  }

  private async view({ poll, recipient }: Held): Promise<PollView> {
    const parties = await this.polls.parties();
    if (!parties) throw notFound('token');
    const { name, phone, mode } = parties;
    const { minutes, zone } = poll;
    const last = await this.polls.lastAnswers(recipient.id);
    const times = (await this.times(poll)).map(({ id, startsAt }): PollTimeView => {
      const start = startsAt.toZonedDateTimeISO(zone);
      const given = last.get(id);
      return { start, end: start.add({ minutes }), answer: given && stillCounts(given, minutes) ? given.answer : null };
    });
    return {
      language: recipient.language,
      mode,
      minutes,
      counsellor: { name, phone },
      deadline: poll.deadline.toZonedDateTimeISO(zone),
      ended: poll.closedFor ?? (isOver(poll, this.work.now) ? 'over' : null),
      times,
      hasAnswered: times.every(({ answer }) => answer !== null),
      hasSubstitute: recipient.substituteAt != null,
    };
  }
}

const logged = ({ areaId, caseId }: PollRecipient) =>
  ({ scopeType: 'case', scopeId: caseId, areaId, category: 'logistics', basis: 'link' }) as const;
