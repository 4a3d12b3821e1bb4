import type { Meeting, Page } from './meeting.query.js';
import type { Phase } from './phase.js';

/** What the parts of the screen work on. */
export interface MeetingGiven {
  readonly page: Page;
  readonly meeting: Meeting;
  readonly phase: Phase;
  /** Asks how things stand now. */
  readonly again: () => void;
}
