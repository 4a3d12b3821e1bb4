import { type Given, hold, Person } from './people.ts';
import type { Message } from './calendar.ts';
import type { World } from './world.ts';

/** What the mother told in confidence, and who else is around the table: nothing of it may ever leave by mail. */
const CANARIES = ['Marjatta', 'Salakoski', 'Onni', 'Uupumus', 'yöherä', '1112233', 'neuvola', 'Limingantie'];

export const CASE_PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) {
  responsiblePerson { who { id givenName familyName phone unitName } }
  people { id role givenName familyName contactWays { value safe safeTime } }
  needs { description strengths familyWish version }
  consents { id state unitId version }
  meetings { id state version startsAt endsAt question minutes { text }
    participants { id chosen personId who { id } invitation { id state answeredBy version } } }
  plan { id goals { id text } versions { id number state sharedGoal nextReviewOn version } reviews { id dueOn state version } }
  actions { id text ownerId ownerName dueOn commitment progress sinceVersion version } } }`;

/** A professional's place: who they are, for which unit, and where their mail goes. */
interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
  readonly email: string;
}

/** Everybody and everything of the tale so far. */
export interface Table {
  readonly world: World;
  readonly areaId: string;
  readonly counsellor: Person;
  readonly teacher: Person;
  readonly staff: Readonly<Record<'nurse' | 'otherNurse' | 'teacher', Seat>>;
  readonly consents: Record<string, Given>;
  readonly requests: Record<string, Message>;
  contact: Given;
  meeting: Given;
  caseId: string;
  motherId: string;
  childId: string;
  /** People who must see nothing, and why. */
  readonly strangers: Readonly<Record<string, string>>;
  /** Local date-time of the meeting, as agreed. */
  start: string;
  chosenNurse: Seat;
  /** The meeting after the first, and the link by which the teacher is asked for its time. */
  next: Given;
  pollLink: string;
  /** The mother in the app. */
  mother: Person;
  /** The review that is ahead, with its meeting. */
  review: Given;
  handover: Given;
}

/** The page of the case as somebody sees it. */
export const casePage = async ({ caseId }: Pick<Table, 'caseId'>, who: Person): Promise<Given> =>
  (await who.ask(CASE_PAGE, { caseId })).casePage;

/** A meeting of the case as the counsellor sees it; the first one unless said otherwise. */
export const meetingOf = async (table: Table, meetingId: string = table.meeting.id): Promise<Given> =>
  (await casePage(table, table.counsellor)).meetings.find(({ id }: Given) => id === meetingId);

/** Fails the step if something that leaves the house tells of the family. */
export function tellsNothing(what: string, visible: string): void {
  const told = CANARIES.filter((canary) => visible.toLowerCase().includes(canary.toLowerCase()));
  hold(told.length === 0, `${what} tells ${told.join(', ')}`);
}

async function seatOf(person: Person): Promise<Seat> {
  const { me } = await person.ask('{ me { professional { id email memberships { unitId } } } }');
  const { id, email, memberships } = me.professional;
  return { professionalId: id, unitId: memberships[0].unitId, email };
}

/** A professional of a unit in this field, other than those around the table. */
async function anybody(counsellor: Person, areaId: string, sector: string, not: readonly string[]): Promise<string> {
  const { units } = await counsellor.ask(
    'query ($areaId: UUID!, $sector: Sector) { units(areaId: $areaId, sector: $sector, first: 100) { edges { node { id } } } }',
    { areaId, sector },
  );
  for (const { node } of units.edges) {
    const query = 'query ($unitId: UUID!) { professionals(unitId: $unitId) { id memberships { role } } }';
    const { professionals } = await counsellor.ask(query, { unitId: node.id });
    // A team lead sees the bare logistics of the area, to name another responsible person.
    const leads = (memberships: Given) => memberships.some(({ role }: Given) => role === 'TEAM_LEAD');
    const found = professionals.find(({ id, memberships }: Given) => !not.includes(id) && !leads(memberships));
    if (found) return found.id;
  }
  throw new Error(`nobody of ${sector}`);
}

/** Signs in those who tell the tale, and finds the second nurse of the unit. */
export async function gather(world: World): Promise<Table> {
  const signIn = (persona: string) => Person.signIn(world, { persona });
  const counsellor = await signIn('counsellor');
  const teacher = await signIn('teacher');
  const nurse = await seatOf(await signIn('nurse'));
  const { professionals } = await counsellor.ask(
    'query ($unitId: UUID!) { professionals(unitId: $unitId) { id email memberships { areaId } } }',
    { unitId: nurse.unitId },
  );
  const other = professionals.find(({ id }: Given) => id !== nurse.professionalId);
  hold(other, 'the unit has a second nurse');
  const areaId = other.memberships[0].areaId;
  const around = [nurse.professionalId, other.id, counsellor.id, teacher.id];
  const sectors = ['MENTAL_HEALTH', 'CHILD_HEALTH_CLINIC', 'SCHOOL', 'SERVICE_GUIDANCE', 'FAMILY_SOCIAL_SERVICES'];
  const strangers: Record<string, string> = {};
  for (const sector of sectors) strangers[sector] = await anybody(counsellor, areaId, sector, around);
  const otherNurse = { professionalId: other.id, unitId: nurse.unitId, email: other.email };
  return {
    world,
    areaId,
    strangers,
    counsellor,
    teacher,
    staff: { nurse, otherNurse, teacher: await seatOf(teacher) },
    consents: {},
    requests: {},
    contact: null,
    meeting: null,
    caseId: '',
    motherId: '',
    childId: '',
    start: '',
    chosenNurse: nurse,
    next: null,
    pollLink: '',
    mother: counsellor,
    review: null,
    handover: null,
  };
}
