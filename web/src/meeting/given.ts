import type { PartOfForm } from '../parts/form.js';
import type { Meeting, Page } from './meeting.query.js';
import type { Phase } from './phase.js';

/** The meeting that the screen works on. */
export interface MeetingGiven {
  readonly page: Page;
  readonly meeting: Meeting;
  readonly phase: Phase;
}

/** What each part of the screen is given. */
export interface PartGiven extends MeetingGiven {
  /** Asks how things stand now. */
  readonly again: () => void;
}

/** What is done in a part is given, besides, how it goes on there. */
export interface WorkGiven extends MeetingGiven {
  readonly part: PartOfForm;
}
