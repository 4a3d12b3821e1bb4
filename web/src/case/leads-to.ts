import type { CasePage } from './case.query.js';
import { thisMoment } from './dates.js';
import { ANCHORS } from './part.js';
import type { Task } from './tasks/task.js';
import { meetingOfTask, partOfMeeting } from './tasks/where.js';

/** Where who answers for the case does a task: on a screen of its own, or in a part of this page. */
export const leadsTo =
  (page: CasePage) =>
  (task: Task): string => {
    const meeting = meetingOfTask(task, page.meetings, thisMoment());
    return meeting ? `/asiat/${page.id}/tapaaminen/${meeting.id}#${partOfMeeting(task)}` : inPart(task);
  };

/** The part of this page that a task is about. */
export const inPart = ({ part }: Task): string => `#${ANCHORS[part]}`;
