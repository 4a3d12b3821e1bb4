interface MeetingEvent<Type extends string> {
  readonly type: Type;
  readonly areaId: string;
  readonly caseId: string;
  readonly meetingId: string;
}

/** A meeting got its time; those chosen are invited. */
export type MeetingScheduled = MeetingEvent<'meeting.scheduled'>;

/** A scheduled meeting has another time or place. */
export type MeetingMoved = MeetingEvent<'meeting.moved'>;

/** Something about a scheduled meeting is new that leaves answers as good as they were. */
export type MeetingUpdated = MeetingEvent<'meeting.updated'>;

/** A meeting will not be. */
export type MeetingCancelled = MeetingEvent<'meeting.cancelled'>;

/** A meeting was held. */
export type MeetingHeld = MeetingEvent<'meeting.held'>;
