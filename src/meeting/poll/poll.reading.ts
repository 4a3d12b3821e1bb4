import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { meetingRules } from '../meeting.access.js';
import { PollDeciding, type PollDecision } from './poll-deciding.js';
import { PollLinks } from './poll-links.js';
import { type PollAnswerValue, type PollChannel, stillCounts } from './poll.domain.js';
import { type OverviewRow, PollRepository, type RecipientRow } from './poll.repository.js';

/** An answer to a time, as the counsellor sees it. */
export interface PollAnswerView {
  readonly recipientId: string;
  readonly answer: PollAnswerValue;
  readonly channel: PollChannel;
  readonly at: Temporal.Instant;
  /** Given for a shorter meeting: it is asked again. */
  readonly isOutdated: boolean;
}

export interface PollTimeOverviewView {
  readonly id: string;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly answers: readonly PollAnswerView[];
  readonly waiting: number;
  /** Suits everybody needed; null while people are asked or when nobody is any more. */
  readonly suits: boolean | null;
}

export interface PollRecipientView extends Omit<RecipientRow, 'askedAt' | 'bouncedAt' | 'revokedAt' | 'answers'> {
  readonly askedAt: Temporal.Instant;
  /** The question did not arrive, and no answer came by another way. */
  readonly isUnreachable: boolean;
  readonly isReplaced: boolean;
}

/** Where a poll stands, for who arranges its meeting. */
export interface PollOverviewView extends Pick<
  OverviewRow,
  'id' | 'meetingId' | 'state' | 'closedFor' | 'minutes' | 'zone' | 'version'
> {
  readonly openedAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
  readonly decidedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly times: readonly PollTimeOverviewView[];
  readonly recipients: readonly PollRecipientView[];
  readonly decision: PollDecision | null;
}

/** How a poll stands. */
@Injectable()
export class PollReading {
  constructor(
    private readonly polls: PollRepository,
    private readonly access: Access,
    private readonly deciding: PollDeciding,
    private readonly links: PollLinks,
    private readonly work: Work,
  ) {}

  /** The last poll of a meeting, for who arranges it; null if people were never asked. */
  async ofMeeting(meetingId: string, language: Language): Promise<PollOverviewView | null> {
    const scope = await this.polls.scopeOf(meetingId);
    if (!scope) {
      this.work.refuse({});
      throw notFound('meetingId');
    }
    await this.access.require(meetingRules.arrange, scope.caseId, 'meetingId');
    const { caseId: scopeId, areaId } = scope;
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    const row = await this.polls.ofMeeting(meetingId);
    if (!row) return null;
    const decision = row.state === 'decided' ? await this.deciding.decide(row, language) : null;
    return this.view(row, decision);
  }

  private view(row: OverviewRow, decision: PollDecision | null): PollOverviewView {
    const { times, recipients, areaId: _area, caseId: _case, ...plain } = row;
    return {
      ...plain,
      openedAt: Temporal.Instant.from(row.openedAt),
      deadline: Temporal.Instant.from(row.deadline),
      decidedAt: instant(row.decidedAt),
      closedAt: instant(row.closedAt),
      times: times.map((time) => timeView(time, row, decision)),
      recipients: recipients.map((each) => this.recipientView(each)),
      decision,
    };
  }

  private recipientView({ askedAt, bouncedAt, revokedAt, answers: _answers, ...row }: RecipientRow): PollRecipientView {
    const sealed = row.substitute === null ? null : SealedText.from(row.substitute);
    return {
      ...row,
      substitute: this.links.readSubstitute(row.id, sealed),
      askedAt: Temporal.Instant.from(askedAt),
      isUnreachable: bouncedAt !== null && !row.hasAnswered,
      isReplaced: revokedAt !== null,
    };
  }
}

/** Whose seat was given to somebody else no longer counts; what they answered is not lost, but not shown. */
function timeView(
  { id, startsAt }: OverviewRow['times'][number],
  { zone, minutes, recipients }: OverviewRow,
  decision: PollDecision | null,
): PollTimeOverviewView {
  const begins = Temporal.Instant.from(startsAt);
  const live = recipients.filter(({ revokedAt }) => revokedAt === null);
  const answers = live.flatMap((recipient) => answersOf(recipient, id, minutes));
  const start = begins.toZonedDateTimeISO(zone);
  return {
    id,
    start,
    end: start.add({ minutes }),
    answers,
    waiting: live.length - answers.filter(({ isOutdated }) => !isOutdated).length,
    suits: decision && decision.suitable.some((instant) => instant.equals(begins)),
  };
}

const answersOf = ({ id: recipientId, answers }: RecipientRow, timeId: string, minutes: number): PollAnswerView[] =>
  answers
    .filter((answer) => answer.timeId === timeId)
    .map(({ timeId: _time, at, ...given }) => ({
      recipientId,
      answer: given.answer,
      channel: given.channel,
      at: Temporal.Instant.from(at),
      isOutdated: !stillCounts(given, minutes),
    }));

const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
