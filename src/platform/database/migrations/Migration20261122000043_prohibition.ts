import { Migration } from '@mikro-orm/migrations';

/** A minor's prohibition against a guardian, and single things kept from a party on a ground in law. */
export class Migration20261122000043_prohibition extends Migration {
  override up(): void {
    for (const statement of [...PROHIBITION, ...PROHIBITED_ITEM]) this.addSql(statement);
    this.addSql('alter table "meeting" add column "convened_at" timestamptz null');
    this.addSql(PRIVILEGES);
    this.asAccess(WITHHOLDABLE, WITHHELD_WITH, WITHHELD_RECORDS, RULES, OBSTACLES, PROHIBITING, LIFTING, MOMENTS);
    this.asAccess(ownFeedback(NOT_OF_KEPT_MEETINGS));
    for (const [table, from] of BY_ANOTHER_COLUMN) this.addSql(keptBy(table, from, 'id'));
    this.addSql(MATTERS_OF_KEPT_ACTIONS);
    this.addSql(QUIET_LOG);
  }

  override down(): void {
    this.addSql('drop policy kept_from_reader on audit.access_log');
    this.addSql(ALL_MATTERS);
    for (const [table, from] of BY_ANOTHER_COLUMN) this.addSql(keptBy(table, 'id', from));
    this.asAccess(ownFeedback(''), UNDO);
    this.addSql('alter table meeting drop column convened_at');
    this.addSql('drop table if exists prohibited_item, prohibition');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const SELF = '(select access.principal())';
const KEEPS = `case_id = any ((select access.cases('consents', 'write'))::uuid[])`;
const OF_YOUNG = `case_id = any ((select access.cases('plan', 'read', 'own'))::uuid[])`;
const TOLD = `(child_id is null and lifted_at is null and from_person_id = ${SELF} and (${OF_YOUNG} or case_id = any ((select access.cases('plan', 'read'))::uuid[])))`;

const policiesOf = (table: string, using: string) => [
  `alter table "${table}" enable row level security`,
  `alter table "${table}" force row level security`,
  `create policy "${table}_read" on "${table}" for select to "yhdessa_app" using (${using})`,
  `create policy "${table}_new" on "${table}" for insert to "yhdessa_app" with check (false)`,
  `create policy "${table}_change" on "${table}" for update to "yhdessa_app" using (false) with check (false)`,
  `create policy "${table}_delete" on "${table}" for delete to "yhdessa_app" using (false)`,
  `create policy "${table}_derivation" on "${table}" for select to "yhdessa_access" using (true)`,
  `create policy "${table}_written" on "${table}" for insert to "yhdessa_access" with check (true)`,
];

const PROHIBITION = [
  `create table "prohibition" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "child_id" uuid null, "from_person_id" uuid not null, "reason" text not null, "ability" text null, "words" bytea null, "item_count" int not null, "recorded_by" uuid not null, "recorded_at" timestamptz not null, "lifted_at" timestamptz null, "lifted_by" uuid null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "prohibition_case" on "prohibition" ("area_id", "case_id")`,
  `alter table "prohibition" add constraint "prohibition_id" unique ("id")`,
  `alter table "prohibition" add constraint "prohibition_lifted" check ((lifted_at is null) = (lifted_by is null))`,
  `alter table "prohibition" add constraint "prohibition_able" check ((child_id is null) = (ability is null))`,
  `alter table "prohibition" add constraint "prohibition_words" check (child_id is not null or words is null)`,
  `alter table "prohibition" add constraint "prohibition_reason_check" check ("reason" in ('own-matter', 'fear', 'conflict', 'other', 'childs-interest', 'private-interest', 'public-interest', 'investigation'))`,
  `alter table "prohibition" add constraint "prohibition_ability_check" check ("ability" in ('assessed', 'judged-now'))`,
  ...policiesOf('prohibition', `${KEEPS} or (child_id = ${SELF} and ${OF_YOUNG}) or ${TOLD}`),
  `create policy "prohibition_changed" on "prohibition" for update to "yhdessa_access" using (true) with check (true)`,
];
const PROHIBITED_ITEM = [
  `create table "prohibited_item" ("area_id" uuid not null, "prohibition_id" uuid not null, "kind" text not null, "item_id" uuid not null, "case_id" uuid not null, primary key ("area_id", "prohibition_id", "kind", "item_id"))`,
  `create index "prohibited_item_item" on "prohibited_item" ("area_id", "item_id")`,
  `alter table "prohibited_item" add constraint "prohibited_item_kind_check" check ("kind" in ('meeting', 'minutes', 'written-input', 'plan-section', 'child-view', 'plan-goal', 'plan-action', 'action-suggestion', 'plan-helper', 'plan-copy', 'plan-approval', 'document-handout', 'how-are-things', 'meeting-wish', 'consent-decision'))`,
  ...policiesOf(
    'prohibited_item',
    `${KEEPS} or (${OF_YOUNG} and exists (select from prohibition o where o.id = prohibited_item.prohibition_id and o.child_id = ${SELF}))`,
  ),
];

const PRIVILEGES = `
grant select on prohibition, prohibited_item to yhdessa_app;
grant select, insert, update on prohibition to yhdessa_access;
grant select, insert on prohibited_item to yhdessa_access;
`;

/** Who withheld what is said by the source: two may keep the same thing, and each gives back only their own. */
const WITHHOLDABLE = `
alter table access.withheld add column source_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table access.withheld drop constraint withheld_pkey;
alter table access.withheld add constraint withheld_pkey primary key (record_type, record_id, person_id, source_id);
create index withheld_person on access.withheld (person_id, record_type);
create index withheld_source on access.withheld (source_id);
alter table access.withholdable add column of_table name, add column of_column name, add column own_column name;
update access.withholdable set of_table = record_type, of_column = case record_type when 'meeting_wish' then 'id' else 'piece_id' end,
  own_column = case record_type when 'child_view' then 'child_id' when 'plan_copy' then 'person_id' when 'meeting_wish' then 'asked_by' end
  where scope_of is not null;
insert into access.withholdable (record_type, scope_type, of_table, of_column, own_column) values
  ('meeting', 'case', 'meeting', 'id', null), ('minutes', 'case', 'meeting', 'id', null), ('written_input', 'case', 'written_input', 'id', null),
  ('plan_goal', 'case', 'plan_goal', 'id', null), ('plan_action', 'case', 'plan_action', 'id', 'owner_id'),
  ('action_suggestion', 'case', 'action_suggestion', 'id', 'owner_id'), ('plan_approval', 'case', 'plan_approval', 'id', 'person_id'),
  ('document_handout', 'case', 'document_handout', 'id', 'person_id'), ('how_are_things', 'case', 'how_are_things', 'id', 'person_id'),
  ('consent_decision', 'case', 'consent_decision', 'id', 'person_id');
`;

/**
 * What goes with something that is kept: the seats of a meeting, the actions of a goal, the one that took an action's
 * place. Nobody loses sight of what they promised themselves.
 */
const WITHHELD_WITH = `
create function access.withheld_with(of_type text) returns setof uuid language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  met uuid[] := array(select w.record_id from access.withheld w where w.person_id = access.principal() and w.record_type = 'meeting');
begin
  case
    when of_type in ('minutes', 'meeting_question') then return query select unnest(met);
    when of_type in ('meeting_participant', 'invitation', 'booking', 'time_poll') then
      return query execute format('select x.id from public.meeting m join public.%I x on x.area_id = m.area_id and x.meeting_id = m.id where m.id = any ($1)', of_type) using met;
    when of_type in ('invitation_answer', 'invitation_message', 'invitation_remedy') then
      return query execute format('select x.id from access.withheld_with(''invitation'') k join public.invitation i on i.id = k
        join public.%I x on x.area_id = i.area_id and x.invitation_id = i.id', of_type);
    when of_type in ('poll_recipient', 'poll_time', 'poll_answer') then
      return query execute format('select x.id from access.withheld_with(''time_poll'') k join public.time_poll t on t.id = k
        join public.%I x on x.area_id = t.area_id and x.poll_id = t.id', of_type);
    when of_type = 'poll_message' then
      return query select x.id from access.withheld_with('poll_recipient') k join public.poll_recipient r on r.id = k
        join public.poll_message x on x.area_id = r.area_id and x.recipient_id = r.id;
    when of_type = 'written_input' then
      return query select x.id from access.withheld w join public.meeting m on m.id = w.record_id
        join public.written_input x on x.area_id = m.area_id and x.meeting_id = m.id
        where w.person_id = access.principal() and w.record_type in ('meeting', 'minutes');
    when of_type = 'plan_action' then
      return query with recursive kept as (
        select w.record_id as id from access.withheld w where w.person_id = access.principal() and w.record_type = 'plan_action'
        union
        select a.id from access.withheld w join public.plan_goal g on g.id = w.record_id
        join public.plan_action a on a.area_id = g.area_id and a.plan_id = g.plan_id and a.goal_id = g.id and a.owner_id <> w.person_id
        where w.person_id = access.principal() and w.record_type = 'plan_goal'
        union
        select n.id from kept k join public.plan_action a on a.id = k.id
        join public.plan_action n on n.area_id = a.area_id and n.replaces = a.id and n.owner_id <> access.principal()
      ) select k.id from kept k;
    when of_type = 'action_suggestion' then
      return query select s.id from access.withheld_with('plan_action') k join public.action_suggestion s on s.action_id = k;
    when of_type = 'minutes_matter' then
      return query select m.id from access.withheld_with('plan_action') k join public.minutes_matter m on m.action_id = k;
    when of_type = 'goal_rating' then
      return query select r.id from access.withheld w join public.plan_goal g on g.id = w.record_id
        join public.goal_rating r on r.area_id = g.area_id and r.goal_id = g.id
        where w.person_id = access.principal() and w.record_type = 'plan_goal';
    else null;
  end case;
end $$;
revoke execute on function access.withheld_with(text) from public;
`;

/** Most people are kept from nothing: they pay one look into an index. */
const WITHHELD_RECORDS = `
create or replace function access.withheld_records(of_type text) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from access.withheld w where w.person_id = access.principal()) then return '{}'; end if;
  return array(select w.record_id from access.withheld w where w.record_type = of_type and w.person_id = access.principal()
    union select access.withheld_with(of_type));
end $$;
`;

/** Only who keeps a scope withholds in it by their own decision and gives it back; what a source keeps, the source gives back. */
const RULES = `
create function access.keeps(in_scope_type text, in_scope uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp
  return access.principal() is not null and in_scope = any (access.scopes(in_scope_type,
    case in_scope_type when 'case' then 'consents' when 'family' then 'identity' else 'needs' end, 'write'));
revoke execute on function access.keeps(text, uuid) from public;

create or replace function access.require_all_of_scope() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare the access.withheld := coalesce(new, old);
begin
  if access.principal() is not null and the.source_id = '00000000-0000-0000-0000-000000000000'
      and (not access.keeps(the.scope_type, the.scope_id) or tg_op = 'DELETE' and the.person_id = access.principal()) then
    raise exception 'only who may write everything of a category withholds from the scope' using errcode = '42501';
  end if;
  return the;
end $$;

create or replace function access.withhold(of_type text, of_id uuid, in_scope_type text, in_scope uuid, from_person uuid, why text)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kind access.withholdable;
  its_scope uuid := of_id;
begin
  select * into kind from access.withholdable t where t.record_type = of_type and t.scope_type = in_scope_type;
  if kind.of_table is not null then
    execute format('select r.case_id from public.%I r where r.%I = $1 limit 1', kind.of_table, kind.of_column) into its_scope using of_id;
  end if;
  if kind.record_type is null or its_scope is distinct from in_scope then
    raise exception 'a record is withheld within its own scope' using errcode = '42501';
  end if;
  if not exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = in_scope_type and g.scope_id = in_scope and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until) and access.opens(g.category)) then
    raise exception 'only who may write in the scope may withhold from it' using errcode = '42501';
  end if;
  insert into access.withheld values (of_type, of_id, from_person, in_scope_type, in_scope, access.principal(), why, access.now());
end $$;

create or replace function access.lift_withholding(of_type text, of_id uuid, from_person uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.withheld w where w.record_type = of_type and w.record_id = of_id and w.person_id = from_person
    and w.source_id = '00000000-0000-0000-0000-000000000000'
    and exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = w.scope_type and g.scope_id = w.scope_id and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until) and access.opens(g.category));
  if not found then
    raise exception 'lifting a prohibition met no row' using errcode = 'P0002';
  end if;
end $$;
`;

/**
 * Why things cannot be kept from somebody: by their place in the list, the first reason of each. A minor names what is
 * their own; what the other one said or promised themselves cannot be kept from them, nor a meeting that the plan names.
 */
const OBSTACLES = `
create function access.obstacle_of_prohibition(of_case uuid, of_child uuid, from_person uuid, items jsonb)
  returns table (place integer, code text) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  item record;
  kind access.withholdable;
  counts boolean;
  is_theirs boolean;
begin
  if not access.keeps('case', of_case)
      and (access.principal() is distinct from of_child or of_case <> all (access.cases('plan', 'read', 'own'))) then
    raise exception 'only who keeps the case or a minor of it keeps things from others' using errcode = '42501';
  end if;
  for item in select (i.ordinality - 1)::integer as place, replace(i.value ->> 'kind', '-', '_') as type, (i.value ->> 'id')::uuid as id
      from jsonb_array_elements(items) with ordinality i loop
    place := item.place;
    code := null;
    counts := false;
    is_theirs := false;
    select * into kind from access.withholdable t where t.record_type = item.type and t.of_table is not null;
    if kind.record_type is not null then
      execute format('select exists (select from public.%I r where r.%I = $1 and r.case_id = $2)', kind.of_table, kind.of_column)
        into counts using item.id, of_case;
    end if;
    if kind.own_column is not null then
      execute format('select exists (select from public.%I r where r.%I = $1 and r.%I = $2)', kind.of_table, kind.of_column, kind.own_column)
        into is_theirs using item.id, from_person;
      if access.principal() = of_child then
        execute format('select exists (select from public.%I r where r.%I = $1 and r.%I = $2)', kind.of_table, kind.of_column, kind.own_column)
          into counts using item.id, of_child;
      end if;
    elsif access.principal() = of_child then
      counts := item.type in ('meeting', 'minutes') and item.id = any (access.meetings_of_relative(item.type = 'minutes'));
    end if;
    if not counts then code := 'NOT_FOUND';
    elsif is_theirs
        or item.type = 'plan_goal' and exists (select from public.plan_action a where a.goal_id = item.id and a.owner_id = from_person)
        or item.type = 'meeting' and exists (select from public.meeting_wish w where w.meeting_id = item.id and w.asked_by = from_person)
        then code := 'THEIR_OWN';
    elsif item.type = 'meeting' and (exists (select from public.plan_version v where v.case_id = of_case and v.meeting_id = item.id)
        or exists (select from public.review r where r.case_id = of_case and r.meeting_id = item.id)
        or exists (select from public.handover h where h.case_id = of_case and h.meeting_id = item.id)) then code := 'PLAN_NAMES_IT';
    elsif exists (select from public.prohibited_item i join public.prohibition p on p.area_id = i.area_id and p.id = i.prohibition_id
        where i.item_id = item.id and replace(i.kind, '-', '_') = item.type and p.from_person_id = from_person
          and p.child_id is not distinct from of_child and p.lifted_at is null) then code := 'ALREADY_KEPT';
    end if;
    if code is not null then return next; end if;
  end loop;
end $$;
revoke execute on function access.obstacle_of_prohibition(uuid, uuid, uuid, jsonb) from public;
grant execute on function access.obstacle_of_prohibition(uuid, uuid, uuid, jsonb) to yhdessa_app;
`;

/**
 * Keeps things from somebody of the family, in this moment, everywhere. With a minor's word their lines in the access
 * log are kept from that guardian as well.
 */
const PROHIBITING = `
create function access.prohibit(new_id uuid, of_case uuid, told jsonb, said bytea) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  child uuid := (told ->> 'childId')::uuid;
  from_person uuid := (told ->> 'fromPersonId')::uuid;
  items jsonb := told -> 'items';
  of_area uuid;
begin
  select c.area_id into of_area from public.network_case c
  join public.person f on f.area_id = c.area_id and f.family_id = c.family_id and f.id = from_person
    and (f.role = 'guardian' or f.role = 'child' and child is null)
  where c.id = of_case and c.state <> 'closed' and (child is null
    or exists (select from public.person p where p.area_id = c.area_id and p.family_id = c.family_id and p.id = child and p.role = 'child'));
  if of_area is null or child is null and not access.keeps('case', of_case)
      or (told ->> 'reason' in ('own-matter', 'fear', 'conflict', 'other')) <> (child is not null)
      or told ->> 'ability' = 'assessed' and not exists (select from public.maturity_assessment a
        where a.area_id = of_area and a.person_id = child and a.ended_at is null)
      or told ->> 'ability' = 'judged-now' and not access.keeps('case', of_case)
      or exists (select from access.obstacle_of_prohibition(of_case, child, from_person, items)) then
    raise exception 'this is not to be kept from them' using errcode = '42501';
  end if;
  insert into public.prohibition (area_id, id, case_id, child_id, from_person_id, reason, ability, words, item_count, recorded_by, recorded_at)
  values (of_area, new_id, of_case, child, from_person, told ->> 'reason', told ->> 'ability', said, jsonb_array_length(items),
    access.principal(), access.now());
  insert into public.prohibited_item (area_id, prohibition_id, kind, item_id, case_id)
  select of_area, new_id, i ->> 'kind', (i ->> 'id')::uuid, of_case from jsonb_array_elements(items) i;
  insert into access.withheld (record_type, record_id, person_id, scope_type, scope_id, withheld_by, reason, withheld_at, source_id)
  select k.type, k.id, from_person, 'case', of_case, access.principal(), told ->> 'reason', access.now(), new_id from (
    select replace(i.kind, '-', '_'), i.item_id from public.prohibited_item i where i.area_id = of_area and i.prohibition_id = new_id
    union select 'minutes', i.item_id from public.prohibited_item i
      where i.area_id = of_area and i.prohibition_id = new_id and i.kind = 'meeting'
    union select 'access_log', child where child is not null) k (type, id);
end $$;
revoke execute on function access.prohibit(uuid, uuid, jsonb, bytea) from public;
grant execute on function access.prohibit(uuid, uuid, jsonb, bytea) to yhdessa_app;
`;

/** The minor whose word it was gives it back, or who keeps the case; never whom it is kept from. Others keep what they keep. */
const LIFTING = `
create function access.lift_prohibition(of_id uuid, seen integer) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare the public.prohibition;
begin
  select * into the from public.prohibition p where p.id = of_id for update;
  if the.id is null or the.from_person_id = access.principal()
      or not (access.keeps('case', the.case_id)
        or the.child_id = access.principal() and the.case_id = any (access.cases('plan', 'read', 'own'))) then
    raise exception 'only whose word it was, or who keeps the case, gives it back' using errcode = '42501';
  end if;
  update public.prohibition p set lifted_at = access.now(), lifted_by = access.principal(), version = p.version + 1
  where p.area_id = the.area_id and p.id = of_id and p.lifted_at is null and p.version = seen;
  if not found then
    raise exception 'lifting a prohibition met no row' using errcode = 'P0002';
  end if;
  delete from access.withheld w where w.source_id = of_id;
end $$;
revoke execute on function access.lift_prohibition(uuid, integer) from public;
grant execute on function access.lift_prohibition(uuid, integer) to yhdessa_app;
`;

/**
 * When what is kept from the reader was written, shared or said. The lines of the access log name no record, but one
 * work has one moment: with these the lines of that work are found.
 */
const MOMENTS = `
create function access.moments_of_withheld() returns timestamptz[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  minutes uuid[];
  meetings uuid[];
begin
  if not exists (select from access.withheld w where w.person_id = access.principal()) then return '{}'; end if;
  minutes := access.withheld_records('minutes');
  meetings := access.withheld_records('meeting');
  return array(
    select unnest(array[s.written_at, s.shared_at]) from public.meeting m join public.minutes_sheet s on s.area_id = m.area_id and s.meeting_id = m.id where m.id = any (minutes)
    union select unnest(array[x.written_at, x.shared_at]) from public.meeting m join public.minutes x on x.area_id = m.area_id and x.meeting_id = m.id where m.id = any (minutes)
    union select c.at from public.meeting m join public.minutes_confirmation c on c.area_id = m.area_id and c.meeting_id = m.id where m.id = any (minutes)
    union select unnest(array[m.convened_at, m.family_yes_at, m.cancelled_at]) from public.meeting m where m.id = any (meetings)
    union select unnest(array[i.invited_at, i.reached_at, i.answered_at, i.cancelled_at]) from public.meeting m join public.invitation i on i.area_id = m.area_id and i.meeting_id = m.id where m.id = any (meetings)
    union select unnest(array[n.queued_at, n.attempted_at, n.settled_at]) from public.meeting m join public.meeting_notice n on n.area_id = m.area_id and n.meeting_id = m.id where m.id = any (meetings)
    union select unnest(array[t.opened_at, t.asked_at, t.decided_at, t.closed_at]) from public.meeting m join public.time_poll t on t.area_id = m.area_id and t.meeting_id = m.id where m.id = any (meetings)
    union select unnest(array[r.asked_at, r.answered_at]) from public.meeting m join public.time_poll t on t.area_id = m.area_id and t.meeting_id = m.id join public.poll_recipient r on r.area_id = t.area_id and r.poll_id = t.id where m.id = any (meetings)
    union select w.recorded_at from public.written_input w where w.id = any (access.withheld_records('written_input'))
    union select s.changed_at from public.plan_section s where s.piece_id = any (access.withheld_records('plan_section'))
    union select v.changed_at from public.child_view v where v.piece_id = any (access.withheld_records('child_view'))
    union select h.changed_at from public.plan_helper h where h.piece_id = any (access.withheld_records('plan_helper'))
    union select c.changed_at from public.plan_copy c where c.piece_id = any (access.withheld_records('plan_copy'))
    union select g.changed_at from public.plan_goal g where g.id = any (access.withheld_records('plan_goal'))
    union select unnest(array[a.committed_at, a.progress_at]) from public.plan_action a where a.id = any (access.withheld_records('plan_action'))
    union select unnest(array[s.suggested_at, s.settled_at]) from public.action_suggestion s where s.id = any (access.withheld_records('action_suggestion'))
    union select a.at from public.plan_approval a where a.id = any (access.withheld_records('plan_approval'))
    union select h.handed_at from public.document_handout h where h.id = any (access.withheld_records('document_handout'))
    union select unnest(array[h.said_at, h.noted_at]) from public.how_are_things h where h.id = any (access.withheld_records('how_are_things'))
    union select unnest(array[w.asked_at, w.ended_at]) from public.meeting_wish w where w.id = any (access.withheld_records('meeting_wish'))
    union select d.decided_at from public.consent_decision d where d.id = any (access.withheld_records('consent_decision'))
    except select null);
end $$;
revoke execute on function access.moments_of_withheld() from public;
grant execute on function access.moments_of_withheld() to yhdessa_app;
`;
const QUIET_LOG = `
create policy kept_from_reader on audit.access_log as restrictive for select to yhdessa_app
  using (at <> all ((select access.moments_of_withheld())::timestamptz[]));
`;

const NOT_OF_KEPT_MEETINGS = `
    and not (r.kind = 'meeting' and r.event_id = any (access.withheld_records('meeting')))`;
/** What one is asked about on one's own page: not of a meeting that is kept from one. */
const ownFeedback = (besides: string) => `
create or replace function access.own_feedback() returns table (id uuid, scope_id uuid, area_id uuid) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select r.id, r.scope_id, r.area_id from public.feedback_request r
  where r.asked_id = access.principal() and r.asked_group = 'family' and r.kind <> 'contact' and r.state <> 'expired'
    and r.expires_at > access.now()
    and exists (select from access.people_to_ask(r.scope_id) q where q.person_id = r.asked_id)${besides}
  order by r.happened_at, r.asked_at, r.id
$$;
`;

/** Of these, single rows are kept, and not all of what they belong to. */
const BY_ANOTHER_COLUMN = [
  ['consent_decision', 'consent_id'],
  ['plan_approval', 'plan_version_id'],
  ['action_suggestion', 'action_id'],
] as const;
/** The policies of the table as they stand, with another column that names what is kept. */
const keptBy = (table: string, before: string, after: string) => `
do $$ declare p record; begin
  for p in select policyname as name, qual from pg_policies where schemaname = 'public' and tablename = '${table}'
      and qual like '%(${before} <> ALL%withheld_records(''${table}''%' loop
    execute format('alter policy %I on public.%I using (%s)', p.name, '${table}', replace(p.qual, '(${before} <> ALL', '(${after} <> ALL'));
  end loop;
end $$;
`;

const KEPT_MATTER = `id <> all ((select access.withheld_records('minutes_matter'))::uuid[])`;
/** A matter that is an action says the same as the action. */
const MATTERS_OF_KEPT_ACTIONS = `
do $$ declare p record; begin
  for p in select policyname as name, qual from pg_policies where schemaname = 'public' and tablename = 'minutes_matter'
      and policyname in ('minutes_matter_read', 'minutes_matter_change') loop
    execute format('alter policy %I on public.minutes_matter using (%s and ${KEPT_MATTER.replaceAll("'", "''")})', p.name, p.qual);
  end loop;
end $$;
`;
/** Back to what migration 34 says: what was added is the end of the expression. */
const ALL_MATTERS = `
do $$ declare p record; begin
  for p in select policyname as name, qual from pg_policies where schemaname = 'public' and tablename = 'minutes_matter'
      and qual like '%''minutes_matter''%' loop
    execute format('alter policy %I on public.minutes_matter using (%s)', p.name,
      regexp_replace(p.qual, ' AND \\(id <> ALL \\(\\( SELECT access\\.withheld_records\\(''minutes_matter''::text\\) AS withheld_records\\)::uuid\\[\\]\\)\\)', ''));
  end loop;
end $$;
`;

const UNDO = `
drop function access.moments_of_withheld();
drop function access.lift_prohibition(uuid, integer);
drop function access.prohibit(uuid, uuid, jsonb, bytea);
drop function access.obstacle_of_prohibition(uuid, uuid, uuid, jsonb);
delete from access.withheld where source_id <> '00000000-0000-0000-0000-000000000000';
create or replace function access.require_all_of_scope() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare the access.withheld := coalesce(new, old);
begin
  if access.principal() is not null and not exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = the.scope_type and g.scope_id = the.scope_id and g.verb = 'write' and g.extent = 'all'
      and access.holds(g.valid_from, g.valid_until)) then
    raise exception 'only who may write everything of a category withholds from the scope' using errcode = '42501';
  end if;
  return the;
end $$;
drop function access.keeps(text, uuid);
create or replace function access.withhold(of_type text, of_id uuid, in_scope_type text, in_scope uuid, from_person uuid, why text)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kind access.withholdable;
  its_scope uuid := of_id;
begin
  select * into kind from access.withholdable t where t.record_type = of_type and t.scope_type = in_scope_type;
  if kind.scope_of is not null then
    execute format('select access.%I($1)', kind.scope_of) into its_scope using of_id;
  end if;
  if kind.record_type is null or its_scope is distinct from in_scope then
    raise exception 'a record is withheld within its own scope' using errcode = '42501';
  end if;
  if not exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = in_scope_type and g.scope_id = in_scope and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until) and access.opens(g.category)) then
    raise exception 'only who may write in the scope may withhold from it' using errcode = '42501';
  end if;
  insert into access.withheld values (of_type, of_id, from_person, in_scope_type, in_scope, access.principal(), why, access.now());
end $$;
create or replace function access.lift_withholding(of_type text, of_id uuid, from_person uuid) returns void language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.withheld w where w.record_type = of_type and w.record_id = of_id and w.person_id = from_person
    and exists (select from access.access_grant g where g.principal_id = access.principal()
      and g.scope_type = w.scope_type and g.scope_id = w.scope_id and g.verb = 'write'
      and access.holds(g.valid_from, g.valid_until) and access.opens(g.category));
  if not found then
    raise exception 'lifting a prohibition met no row' using errcode = 'P0002';
  end if;
end $$;
create or replace function access.withheld_records(of_type text) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(w.record_id), '{}') from access.withheld w where w.record_type = of_type and w.person_id = access.principal());
drop function access.withheld_with(text);
delete from access.withheld where record_type in (select t.record_type from access.withholdable t where t.of_table is not null and t.scope_of is null);
delete from access.withholdable where of_table is not null and scope_of is null;
alter table access.withholdable drop column of_table, drop column of_column, drop column own_column;
drop index access.withheld_source;
drop index access.withheld_person;
alter table access.withheld drop constraint withheld_pkey;
alter table access.withheld drop column source_id;
alter table access.withheld add constraint withheld_pkey primary key (record_type, record_id, person_id);
`;
