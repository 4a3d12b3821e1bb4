import { graphql, type ResultOf } from '../graphql/graphql.js';
import { PEOPLE } from './case-people.fragments.js';
import { CONSENTS, COURSE, MEETINGS, PLAN } from './case-work.fragments.js';

/** A case as far as its reader may see it: what they may not is empty or null. */
export const CASE = graphql(
  `
    query CasePage($caseId: UUID!) {
      casePage(caseId: $caseId) {
        id
        areaId
        legalFrame
        state
        openedAt
        ...PeopleOfCase
        ...ConsentsOfCase
        ...MeetingsOfCase
        ...PlanOfCase
        ...CourseOfCase
      }
    }
  `,
  [PEOPLE, CONSENTS, MEETINGS, PLAN, COURSE],
);

/** What was said of the case, and whom to ask on the phone. For the counsellor of the case alone. */
export const FEEDBACK = graphql(`
  query CaseFeedback($caseId: UUID!, $areaId: UUID!) {
    feedbackOfCase(caseId: $caseId) {
      id
    }
    feedbackToAsk(areaId: $areaId) {
      id
      caseId
    }
  }
`);

/** The case on its page. */
export type CasePage = ResultOf<typeof CASE>['casePage'];
export type Colleague = Omit<CasePage['counsellor'], 'phone'> & { readonly phone?: string | null };
export type Person = CasePage['people'][number];
export type Consent = CasePage['consents'][number];
export type Basis = CasePage['statutoryBases'][number];
export type Meeting = CasePage['meetings'][number];
export type Participant = Meeting['participants'][number];
export type Plan = NonNullable<CasePage['plan']>;
export type Action = CasePage['actions'][number];
export type Closing = CasePage['closings'][number];
