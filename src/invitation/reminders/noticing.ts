import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { MeetingCancelled, MeetingMoved, MeetingScheduled } from '../../meeting/meeting.events.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { Events } from '../../platform/events/events.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type NoticeKind, reminderAt } from './notice.domain.js';
import { MeetingNotice } from './notice.entity.js';
import { NoticeRepository, type Seated, type ToBeTold } from './notice.repository.js';

const CHAPTER = 'invitation';

/** The effect that tells one notice. */
export const NOTICE_SEND = 'invitation.tell';

/** Names the effect of a notice: put off, it is another one. */
export const effectOf = ({ id, invitationId, turn, dueAt }: MeetingNotice) => ({
  kind: NOTICE_SEND,
  key: `${id}/${turn}`,
  payload: { noticeId: id, actorId: invitationId ?? id },
  dueAt,
});

/** A notice that nobody has tried to tell. */
export const UNTOLD = {
  turn: 0,
  state: 'queued',
  reason: null,
  way: null,
  attemptedAt: null,
  attempts: 0,
  settledAt: null,
  reply: null,
  messageId: null,
  recipient: null,
  content: null,
  place: null,
} as const;

/** Longer than a gateway or mail server may take: what is told next shall not overtake what is just going out. */
const AFTER_ON_ITS_WAY = Temporal.Duration.from({ minutes: 3 });

interface Wanted {
  readonly seat: Seated;
  readonly kind: NoticeKind;
  readonly dueAt: Temporal.Instant;
}

/**
 * Who is told what and when of a meeting, planned in the transaction in which it happens: its family at once and on the day
 * before; professionals, who are invited by calendar, on the working day before. The number of statements does not depend
 * on the number of people.
 */
@Injectable()
export class Noticing implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly notices: NoticeRepository,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** Later than `Inviting`, which hears of it at module init: what it has invited is found here. */
  onApplicationBootstrap(): void {
    const { events } = this;
    events.handle<MeetingScheduled>(CHAPTER, 'meeting.scheduled', (event) => this.renew(event.meetingId, 'agreed'));
    events.handle<MeetingMoved>(CHAPTER, 'meeting.moved', (event) => this.renew(event.meetingId, 'moved'));
    events.handle<MeetingCancelled>(CHAPTER, 'meeting.cancelled', (event) => this.renew(event.meetingId, 'cancelled'));
  }

  /** Reminds also who has got a seat since the meeting was told, such as somebody's stand-in. */
  async remindNewcomers(meetingId: string): Promise<void> {
    await this.renew(meetingId, 'reminder');
  }

  /** What was to be told is not any more; what is so now is. The same again changes nothing. */
  private async renew(meetingId: string, kind: NoticeKind): Promise<void> {
    const meeting = await this.notices.planned(meetingId);
    if (!meeting) return;
    const { start, revision } = meeting;
    const known = meeting.isKnown ? await this.known(meetingId) : [];
    await this.takeBack(known, revision, kind === 'cancelled');
    if (!start || Temporal.Instant.compare(start.toInstant(), this.work.now) <= 0) return;
    const told = new Set(known.filter((each) => each.revision === revision).map(keyOf));
    const wanted = meeting.seated.flatMap((seat) => this.wanted(seat, kind, start, known));
    const planned = wanted
      .filter((each) => !told.has(keyOf({ ...each.seat, ...each })))
      .map((each) => this.note(meeting, meetingId, start, each));
    await this.em.flush();
    await this.outbox.planAll(planned.map(effectOf));
  }

  /** Everything of the meeting, held: of a try and a change one comes first. */
  private known(meetingId: string): Promise<MeetingNotice[]> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    return this.em.find(MeetingNotice, { meetingId }, { lockMode, orderBy: { id: 'asc' }, refresh: true });
  }

  /** What is just going out nobody can take back. */
  private async takeBack(known: readonly MeetingNotice[], revision: number, isOff: boolean): Promise<void> {
    const reason = isOff ? 'cancelled' : 'superseded';
    const untold = known.filter(
      (each) =>
        each.state === 'queued' && !each.attemptedAt && (isOff ? each.kind !== 'cancelled' : each.revision < revision),
    );
    for (const notice of untold) this.em.assign(notice, { state: 'revoked', reason, settledAt: this.work.now });
    await this.em.flush();
    await this.outbox.revokeAll(
      NOTICE_SEND,
      untold.map((notice) => effectOf(notice).key),
    );
  }

  private wanted(
    seat: Seated,
    kind: NoticeKind,
    start: Temporal.ZonedDateTime,
    known: readonly MeetingNotice[],
  ): Wanted[] {
    const isFamily = seat.personId !== null;
    const { now } = this.work;
    // Professionals get every change by calendar; a family to which nothing is new hears nothing but the reminder.
    const toldAt = (isFamily && toldOf(start, known, seat)) || now;
    const at = kind === 'cancelled' ? null : reminderAt(isFamily ? 'family' : 'professional', start, toldAt);
    const isAhead = at !== null && Temporal.Instant.compare(at, now) > 0;
    const reminders: Wanted[] = isAhead ? [{ seat, kind: 'reminder', dueAt: at }] : [];
    if (!isFamily || kind === 'reminder') return reminders;
    const dueAt = isOnItsWay(known, seat) ? now.add(AFTER_ON_ITS_WAY) : now;
    return [{ seat, kind, dueAt }, ...reminders];
  }

  private note(
    { areaId, caseId, revision }: ToBeTold,
    meetingId: string,
    start: Temporal.ZonedDateTime,
    { seat: { participantId, personId, invitationId }, kind, dueAt }: Wanted,
  ): MeetingNotice {
    const of = { areaId, id: newId(), caseId, meetingId, participantId };
    const whom = { personId, invitationId: personId === null ? invitationId : null };
    const what = { kind, revision, startsAt: start.toInstant(), round: 0, askedBy: null };
    return this.em.create(MeetingNotice, { ...UNTOLD, ...of, ...whom, ...what, queuedAt: this.work.now, dueAt });
  }
}

const keyOf = ({ participantId, kind }: { readonly participantId: string; readonly kind: NoticeKind }) =>
  `${participantId}/${kind}`;

/** When this very time was first told to them. */
const toldOf = (start: Temporal.ZonedDateTime, known: readonly MeetingNotice[], { participantId }: Seated) =>
  known
    .filter(
      (each) => each.participantId === participantId && each.attemptedAt && each.startsAt.equals(start.toInstant()),
    )
    .map(({ attemptedAt }) => attemptedAt!)
    .toSorted((one, other) => Temporal.Instant.compare(one, other))
    .at(0);

/** Something may be going out to them at this moment. */
const isOnItsWay = (known: readonly MeetingNotice[], { participantId }: Seated) =>
  known.some((each) => each.participantId === participantId && each.state === 'queued' && Boolean(each.attemptedAt));
