import { answersFor } from '../parts/answers-for.js';
import type { PartOfForm } from '../parts/form.js';
import { useSession } from '../session/session.js';
import type { FollowUpPage, Promised } from './follow-up.query.js';

/** What each part of the screen is given. */
export interface PartGiven {
  readonly page: FollowUpPage;
  /** Whether the reader keeps the plan, and the case still goes on: then things can be written down here. */
  readonly keeps: boolean;
  /** Asks how things stand now. */
  readonly again: () => void;
}

/** What each form of a part is given. */
export interface FormGiven extends Pick<PartGiven, 'page'>, PartOfForm {}

/** Whether the reader answers for the case or arranges it, and it is not closed: the server asks again at each step. */
export function useKeeps(page: FollowUpPage): boolean {
  const { me } = useSession();
  return page.state !== 'CLOSED' && answersFor(page, me.id);
}

/** What each form of a promise is given. */
export interface PromiseGiven extends Pick<PartGiven, 'page'>, PartOfForm {
  readonly promise: Promised;
}
