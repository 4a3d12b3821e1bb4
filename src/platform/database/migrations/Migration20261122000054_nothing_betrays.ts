import { Migration } from '@mikro-orm/migrations';

/**
 * What is kept from somebody is betrayed by no line of the access log, nor by what they are asked or handed afterwards. And
 * of two who hide, neither is believed to live with the other.
 */
export class Migration20261122000054_nothing_betrays extends Migration {
  override up(): void {
    this.asAccess(
      atHome(HIDES_ALONE),
      OF_SOMEBODY,
      NAMED,
      ...REWRITTEN.map(([name, before, now]) => rewritten(name, before, now)),
    );
    // Minutes know when they were written last; the log has a line of each time.
    this.addSql(
      `create trigger keep_moment after insert or update on minutes_sheet for each row execute function access.keep_moment('minutes', 'meeting_id')`,
    );
  }

  override down(): void {
    this.addSql('drop trigger keep_moment on minutes_sheet');
    this.asAccess(...REWRITTEN.map(([name, before, now]) => rewritten(name, now, before)), UNDO, atHome(''));
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

/** Whose household nobody wrote down is at home with themselves; but not once somebody else of the family hides too. */
const HIDES_ALONE = `
      and not exists (select from access.live_safety_bans() b join public.person p on p.area_id = b.area_id and p.family_id = b.family_id
        where p.id = of_person and b.person_id is distinct from of_person)`;
const atHome = (alone: string) => `
create or replace function access.is_known_at_home(of_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.household_member h where h.person_id = of_person)
    or exists (select from access.live_safety_bans() b where b.person_id = of_person)${alone};
`;

const keepsUnits = (head: string, person: string) => `
create ${head} returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.person p where p.id = ${person}) then return false; end if;
  return exists (select from public.person p
    join access.sheltered_people() s on s.area_id = p.area_id and s.family_id = p.family_id and s.person_id <> p.id
    left join public.household_member h on h.area_id = p.area_id and h.person_id = p.id
    where p.id = ${person}
      and (s.household_id is distinct from coalesce(h.household_id, p.family_id) or not access.is_known_at_home(p.id)));
end $$;
`;
/** The same of somebody whom another one hands something. */
const OF_SOMEBODY = `
${keepsUnits('function access.units_kept_from(of_person uuid)', 'of_person')}
revoke execute on function access.units_kept_from(uuid) from public;
create or replace function access.units_kept_from_me() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return access.units_kept_from(access.principal());
`;

/**
 * Whether a record of a case is kept from somebody to whom something of theirs would name it: their action its goal, or the
 * action it took over; their wish the meeting. For who writes in the case.
 */
const NAMED = `
create function access.is_kept_from(of_person uuid, of_type text, of_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive before as (
    select a.id, a.goal_id, a.replaces from public.plan_action a where of_type = 'plan_action' and a.id = of_id
    union select a.id, a.goal_id, a.replaces from before b join public.plan_action a on a.id = b.replaces),
  named (type, id) as (
    values (of_type, of_id) union select 'plan_action', b.id from before b union select 'plan_goal', b.goal_id from before b)
  select exists (select from access.withheld w join named n on n.type = w.record_type and n.id = w.record_id
    where w.person_id = of_person and w.scope_type = 'case'
      and w.scope_id = any (access.cases('actions', 'write') || access.cases('logistics', 'write')))
$$;
revoke execute on function access.is_kept_from(uuid, text, uuid) from public;
grant execute on function access.is_kept_from(uuid, text, uuid) to yhdessa_app;
`;

const UNDO = `
drop function access.is_kept_from(uuid, text, uuid);
${keepsUnits('or replace function access.units_kept_from_me()', 'access.principal()')}
drop function access.units_kept_from(uuid);
`;

const MOMENTS = 'except select null';
const LINES = 'and l.at <> all ((select moments from me)::timestamptz[])';
const PROMISED = `or item.type = 'plan_goal' and`;
const KEPT = 'exists (select from access.withheld w where w.person_id = of_person';
const BOOKED = `when b.case_id = any (access.cases('logistics', 'read'))`;
/** Functions, what of them changes, and into what. */
const REWRITTEN = [
  // Who came by a link of a meeting, or was asked how it was, did so at moments of their own.
  [
    'moments_of_withheld',
    MOMENTS,
    `union select k.at from access.moment k where k.record_type = 'minutes' and k.record_id = any (minutes)
    union select f.asked_at from public.feedback_request f where f.kind = 'meeting' and f.event_id = any (meetings)
    union select l.at from audit.access_log l where l.principal_id = any (access.withheld_records('invitation')
      || access.withheld_records('poll_recipient')
      || array(select f.id from public.feedback_request f where f.kind = 'meeting' and f.event_id = any (meetings)))
    ${MOMENTS}`,
  ],
  // Minutes are read at any moment: that somebody did tells of none that are kept where the reader knows of others.
  [
    'lines_of_log',
    LINES,
    `${LINES}
    and (l.category is distinct from 'minutes' or l.action <> 'read' or cardinality(access.withheld_records('minutes')) = 0
      or exists (select from public.minutes_for_all x where x.case_id = of_case and x.shared_at <= l.at
        and x.meeting_id <> all (access.withheld_records('minutes'))))`,
  ],
  // What took the place of an action is a promise of its owner, and names that action.
  [
    'obstacle_of_prohibition',
    PROMISED,
    `or item.type = 'plan_action' and exists (select from public.plan_action a where a.replaces = item.id and a.owner_id = from_person)
        ${PROMISED}`,
  ],
  // That a room is taken is not told as which meeting it is for, to whom its place is not.
  [
    'booked',
    BOOKED,
    `${BOOKED} and (b.professional_id = access.principal() or b.meeting_id <> all ((select access.places_kept_from_me())::uuid[]))`,
  ],
  // The print of somebody else names schools and clinics in full.
  ['basis_of_copy', KEPT, `access.units_kept_from(of_person) or ${KEPT}`],
] as const;

const rewritten = (name: string, from: string, to: string) => `
do $rewrite$
declare before text := pg_get_functiondef('access.${name}'::regproc);
begin
  if position($from$${from}$from$ in before) = 0 then raise exception 'access.${name} is another one'; end if;
  execute replace(before, $from$${from}$from$, $to$${to}$to$);
end $rewrite$;
`;
