import { answersFor } from '../parts/answers-for.js';
import type { PartOfForm } from '../parts/form.js';
import { useSession } from '../session/session.js';
import type { HandoverPage } from './handover.query.js';

/** What somebody is to a handover. */
export interface RolesHere {
  /** Answers for the case, or arranges it. */
  readonly keeps: boolean;
  /** Is to be responsible. */
  readonly receives: boolean;
  /** Leads a team of the area. */
  readonly leads: boolean;
}

/** What the reader is to this handover: the server asks again at each step. */
export function useRoles(page: HandoverPage): RolesHere {
  const { me, has } = useSession();
  return {
    keeps: answersFor(page, me.id),
    receives: page.baton?.handover?.to.id === me.id,
    leads: has('TEAM_LEAD'),
  };
}

/** What each part of the screen is given. */
export interface PartGiven {
  readonly page: HandoverPage;
  readonly roles: RolesHere;
  /** Asks how things stand now. */
  readonly again: () => void;
}

/** What each form of a part is given. */
export interface FormGiven extends PartGiven, PartOfForm {}
