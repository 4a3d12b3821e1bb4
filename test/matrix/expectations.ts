import type { CaseGroup, Consent } from './names.js';

/**
 * Who reads what (domain.md §4.4), typed by hand: what the product does is no argument here. A line is a group of fields,
 * a column a persona, in a case of their own:
 *
 * - `R` reads it.
 * - `C` reads it while a consent is given that names it: not before, not once it was withdrawn or has expired.
 * - `L` reads it while any consent is given that names their unit, whatever it names: the bare logistics, and what is
 *   said to everybody at the table. Their own part of it where the unit is no authority.
 * - `-` does not read it.
 *
 * Where the product tells less, or otherwise, than the table of the domain, the note at the end of the line says why:
 *
 * 1. The family has no door to the contact it made itself (4.4 `own`): it asks whoever took it.
 * 2. A unit that is no authority is told no names, not even first names (4.4 `R first names`): it has none of the identity at all.
 * 3. A team lead reads behind the logistics only with a reason (4.4 `R with reason`): without one, as here, nothing.
 * 4. Who is reached how is each one’s own: guardians do not read it of their children, nor of each other (17).
 * 5. Of the needs a minor reads nothing (4.4 `R age-fit`): what adults said of its needs is not written for it.
 * 6. Feedback is nobody’s but the counsellor’s; who gave it does not read it again.
 * 7. Team leads and log inspectors do not read the texts of consents (4.4 `R`): what a family excluded says something of it.
 * 8. Who was at the table hears what was said there to all, also without a consent to the minutes.
 * 9. A unit that is no authority reads the shared goal once a consent names the plan (4.4 `R shared goal`).
 * 10. Own promises are read with any consent that names the unit (4.4 `own actions`).
 * 11. Why a case changes hands is read with the plan: `R (C)` of authorities, and of a team lead `R with reason`.
 * 12. A prohibition is the minor’s and the counsellor’s (16): to the guardian and to the rest the family looks like one without it.
 * 13. Who looked with a reason is read by the family and who answers for it (`R who saw`); why, in words, by those and by who reviews it.
 * 14. A log inspector reviews what team leads look at, not counsellors; the line itself stands in the log (4.4 `R all`).
 */
const OWN_CASE = `
                      couns resp  stand | nurse teach socia ngo   inter forme | guard other minor close | lead  stati log   admin othco anon |
contact               R     -     -     | -     -     -     -     -     -     | -     -     -     -     | R     -     -     -     -     -    |
contact-identity      R     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    | 1
contact-needs         R     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    | 1
consultation          R     -     -     | R     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
contact-feedback      R     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    | 6
case                  R     R     R     | L     L     L     L     -     -     | R     R     R     R     | R     -     -     -     -     -    |
identity-mother       R     C     -     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 2 3
identity-father       R     C     -     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 2 3
identity-teen         R     C     -     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 2 3
identity-child        R     C     -     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 2 3
identity-aunt         R     C     -     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 2 3
reach-mother          R     C     -     | C     -     C     -     -     -     | R     -     -     -     | -     -     -     -     -     -    | 3 4
reach-father          R     C     -     | C     -     C     -     -     -     | -     R     -     -     | -     -     -     -     -     -    | 3 4
reach-teen            R     C     -     | C     -     C     -     -     -     | -     -     R     -     | -     -     -     -     -     -    | 3 4
reach-aunt            R     C     -     | C     -     C     -     -     -     | -     -     -     -     | -     -     -     -     -     -    | 3 4
assessment            R     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
needs                 R     C     -     | C     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 5
place-held            R     R     R     | L     L     L     L     -     -     | R     R     R     R     | R     -     -     -     -     -    |
place-scheduled       R     R     R     | L     L     L     L     L     -     | R     R     R     R     | R     -     -     -     -     -    |
place-polled          R     R     R     | L     L     L     L     -     -     | R     R     -     -     | R     -     -     -     -     -    |
place-draft           R     R     R     | L     L     L     L     -     -     | R     R     -     -     | R     -     -     -     -     -    |
link-scheduled        R     R     R     | L     L     L     L     L     -     | R     R     R     R     | R     -     -     -     -     -    |
link-polled           R     R     R     | L     L     L     L     -     -     | R     R     -     -     | R     -     -     -     -     -    |
link-draft            R     R     R     | L     L     L     L     -     -     | R     R     -     -     | R     -     -     -     -     -    |
question-held         R     R     R     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
question-scheduled    R     R     R     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
question-polled       R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
question-draft        R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
invitation-comment    R     R     R     | L     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
minutes-all           R     R     R     | L     L     L     L     -     -     | R     R     R     R     | -     -     -     -     -     -    | 3 8
minutes-authorities   R     R     R     | C     C     -     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
minutes-family        R     R     R     | -     -     -     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
minutes-answer        R     R     R     | -     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    |
unshared-all          R     R     R     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
unshared-authorities  R     R     R     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
unshared-family       R     R     R     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
shared-goal           R     R     R     | C     -     C     -     -     -     | R     R     R     R     | -     -     -     -     -     -    | 3 9
goal                  R     R     R     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
plan-section          R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
strengths             R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
next-steps            R     R     R     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
view-teen             R     R     R     | C     -     C     -     -     -     | R     -     R     -     | -     -     -     -     -     -    | 3
view-child            R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
helper                R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
review-reason         R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
draft                 R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
goal-rating           R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
closing               R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
proposed              R     R     R     | C     -     C     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3
outside               R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
action-nurse          R     R     R     | L     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 10
action-teacher        R     R     R     | C     L     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 10
action-social-worker  R     R     R     | C     -     L     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 10
action-ngo-worker     R     R     R     | C     -     -     L     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 10
action-mother         R     R     R     | C     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 10
action-father         R     R     R     | C     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 10
action-teen           R     R     R     | C     -     -     -     -     -     | R     R     R     -     | -     -     -     -     -     -    | 3 10
action-aunt           R     R     R     | C     -     -     -     -     -     | R     R     -     R     | -     -     -     -     -     -    | 3 10
suggestion            R     R     R     | L     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3
consent-nurse         R     R     R     | L     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
consent-teacher       R     R     R     | -     L     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
consent-social-worker R     R     R     | -     -     L     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
consent-ngo-worker    R     R     R     | -     -     -     L     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
consent-interpreter   R     R     R     | -     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
consent-responsible   R     R     R     | -     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
consent-former-member R     R     R     | -     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
statutory             R     R     R     | -     -     -     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 7
baton                 R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 11
handover              R     R     R     | C     -     C     -     -     -     | R     R     -     -     | -     -     -     -     -     -    | 3 11
face-mother           R     R     R     | -     -     -     -     -     -     | R     -     -     -     | -     -     -     -     -     -    |
face-father           R     R     R     | -     -     -     -     -     -     | -     R     -     -     | -     -     -     -     -     -    |
face-teen             R     R     R     | -     -     -     -     -     -     | -     -     R     -     | -     -     -     -     -     -    |
wish                  R     R     R     | -     -     -     -     -     -     | R     -     -     -     | -     -     -     -     -     -    |
feedback              R     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    | 6
safety                R     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     -     -     -     -    |
prohibition           R     -     -     | -     -     -     -     -     -     | -     -     R     -     | -     -     -     -     -     -    | 12
withholding           R     -     -     | -     -     -     -     -     -     | -     -     R     -     | -     -     -     -     -     -    | 12
disqualified          R     R     R     | L     L     L     -     -     -     | R     R     -     -     | R     -     -     -     -     -    |
waiting               R     R     R     | L     L     L     -     -     -     | R     R     -     -     | R     -     -     -     -     -    |
glass                 R     R     R     | -     -     -     -     -     -     | R     R     R     -     | R     -     -     -     -     -    | 13 14
glass-words           R     R     R     | -     -     -     -     -     -     | -     -     -     -     | R     -     -     -     -     -    | 13 14
log-withholding       -     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     R     -     -     -    |
hold                  -     -     -     | -     -     -     -     -     -     | -     -     -     -     | -     -     R     R     -     -    |
`;

/** What stays with those who have left: their own promises, read-only, while the consent to their unit lives (9). */
const LEFT_CASE: Readonly<Record<string, readonly string[]>> = {
  nurse: ['action-nurse', 'suggestion', 'case'],
  teacher: ['action-teacher', 'case'],
  'social-worker': ['action-social-worker', 'case'],
  'ngo-worker': ['action-ngo-worker', 'case'],
};

/** The personas as the columns name them. */
export const PERSONAS_OF_TABLE = [
  'counsellor',
  'responsible',
  'stand-in',
  'nurse',
  'teacher',
  'social-worker',
  'ngo-worker',
  'interpreter',
  'former-member',
  'guardian',
  'other-guardian',
  'minor',
  'close-person',
  'team-lead',
  'statistician',
  'log-inspector',
  'admin',
  'counsellor-other-area',
  'anonymous',
] as const;
export type Subject = (typeof PERSONAS_OF_TABLE)[number];

type Cell = 'R' | 'C' | 'L' | '-';

const LINES = OWN_CASE.trim().split('\n').slice(1);
const TABLE: ReadonlyMap<string, Readonly<Record<Subject, Cell>>> = new Map(
  LINES.map((line) => {
    const [group, ...cells] = line.replaceAll('|', ' ').trim().split(/\s+/);
    return [group!, Object.fromEntries(PERSONAS_OF_TABLE.map((one, at) => [one, cells[at]])) as Record<Subject, Cell>];
  }),
);

/** Who reads of the cases of the area, whoever is in them. */
const OF_THE_AREA: readonly Subject[] = ['team-lead', 'statistician', 'log-inspector', 'admin'];

/** Whether somebody reads a group of fields of a case. */
export function mayRead(who: Subject, group: CaseGroup, consent: Consent, fields: string): boolean {
  if (who === 'counsellor-other-area') return group === 'elsewhere' && reads('counsellor', consent, fields);
  if (OF_THE_AREA.includes(who)) return group !== 'elsewhere' && reads(who, consent, fields);
  // Who looked at a case with a reason knows that they did.
  if (who === 'counsellor' && fields === 'glass' && (group === 'other' || group === 'never')) return true;
  // What a professional asked a counsellor stays their own, whatever else they have left.
  if (who === 'nurse' && fields === 'consultation') return group === 'own' || group === 'left';
  if (group === 'left') return LEFT_RELATION(who, consent, fields);
  return group === 'own' && reads(who, consent, fields);
}

const LEFT_RELATION = (who: Subject, consent: Consent, fields: string): boolean =>
  // Its former taker reads a contact for a year, and what was said of it, also when a colleague has the case.
  (who === 'counsellor' &&
    ['contact', 'contact-identity', 'contact-needs', 'consultation', 'contact-feedback'].includes(fields)) ||
  (consent === 'given' && (LEFT_CASE[who]?.includes(fields) ?? false));

function reads(who: Subject, consent: Consent, fields: string): boolean {
  const cell = TABLE.get(fields)?.[who];
  if (cell === undefined) throw new Error(`no line for ${fields}`);
  return cell === 'R' || ((cell === 'C' || cell === 'L') && consent === 'given');
}
