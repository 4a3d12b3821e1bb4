import type { CasePage } from './case.query.js';
import { thisMoment } from './dates.js';
import { ANCHORS } from './part.js';
import { placeOf } from './screens.js';
import type { Task } from './tasks/task.js';
import { meetingOfTask, partOfMeeting, screenOfTask } from './tasks/where.js';

/** Where who answers for the case does a task: on a screen of its own, or in a part of this page. */
export const leadsTo =
  (page: CasePage) =>
  (task: Task): string => {
    const meeting = meetingOfTask(task, page.meetings, thisMoment());
    if (meeting) return `/asiat/${page.id}/tapaaminen/${meeting.id}#${partOfMeeting(task)}`;
    const screen = screenOfTask(task);
    return screen ? placeOf(page.id, screen) : inPart(task);
  };

/** The part of this page that a task is about. */
export const inPart = ({ part }: Task): string => `#${ANCHORS[part]}`;
