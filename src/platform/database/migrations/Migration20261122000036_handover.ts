import { Migration } from '@mikro-orm/migrations';

/** Walking a family over (saattaen vaihtaminen): who is to be responsible next, and how the baton passes. */
export class Migration20261122000036_handover extends Migration {
  override up(): void {
    for (const statement of [...HANDOVER, ...HANDOVER_TRY, ...OUTSIDE_HANDOVER, ...RESPONSIBLE_PERSON])
      this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.asAccess(GRANTS, PASSING, PEOPLE_OF_BATON, TELLING, ABSENCES, overdueThings(HANDOVERS, OF_HANDOVERS));
    this.addSql(TRIGGERS);
  }

  override down(): void {
    this.asAccess(UNDO, overdueThings('', ''));
    this.addSql('drop table if exists outside_handover, handover_try, handover');
    this.asAccess(UNDO_GRANTS);
    this.addSql(UNDO_RESPONSIBLE_PERSON);
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const HANDOVER = [
  `create table "handover" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "from_professional_id" uuid not null, "from_unit_id" uuid not null, "to_professional_id" uuid not null, "to_unit_id" uuid not null, "state" text not null, "reason" bytea not null, "proposed_by" uuid not null, "proposed_at" timestamptz not null, "consent_id" uuid null, "offered_at" timestamptz null, "accepted_at" timestamptz null, "declined_at" timestamptz null, "decline_reason" bytea null, "joint_contact_kind" text null, "joint_contact_on" date null, "joint_contact_by" uuid null, "joint_contact_at" timestamptz null, "meeting_id" uuid null, "confirmation" text null, "confirmed_by_id" uuid null, "confirmed_at" timestamptz null, "recorded_by" uuid null, "baton_id" uuid null, "withdrawn_at" timestamptz null, "withdrawn_because" text null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "handover_case" on "handover" ("area_id", "case_id")`,
  `create index "handover_receiver" on "handover" ("to_professional_id", "state")`,
  `alter table "handover" add constraint "handover_id" unique ("id")`,
  `create unique index "handover_one_open" on "handover" ("area_id", "case_id") where state in ('proposed', 'consented', 'offered', 'accepted', 'joint-contact')`,
  `alter table "handover" add constraint "handover_to_another" check (from_professional_id <> to_professional_id)`,
  `alter table "handover" add constraint "handover_consented" check (state in ('proposed', 'withdrawn') or consent_id is not null)`,
  `alter table "handover" add constraint "handover_offered" check (state in ('proposed', 'consented', 'withdrawn') or offered_at is not null)`,
  `alter table "handover" add constraint "handover_accepted" check (state in ('proposed', 'consented', 'offered', 'declined', 'withdrawn') or accepted_at is not null)`,
  `alter table "handover" add constraint "handover_joint_contact" check (state in ('proposed', 'consented', 'offered', 'accepted', 'declined', 'withdrawn') or joint_contact_kind is not null and joint_contact_on is not null and joint_contact_at is not null)`,
  `alter table "handover" add constraint "handover_confirmed" check ((state = 'confirmed') = (confirmed_at is not null and confirmation is not null and baton_id is not null and (confirmation = 'unreached') = (confirmed_by_id is null)))`,
  `alter table "handover" add constraint "handover_declined" check ((state = 'declined') = (declined_at is not null and decline_reason is not null))`,
  `alter table "handover" add constraint "handover_withdrawn" check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_because is not null))`,
  `alter table "handover" add constraint "handover_state_check" check ("state" in ('proposed', 'consented', 'offered', 'accepted', 'joint-contact', 'confirmed', 'declined', 'withdrawn'))`,
  `alter table "handover" add constraint "handover_joint_contact_kind_check" check ("joint_contact_kind" in ('meeting', 'call', 'visit'))`,
  `alter table "handover" add constraint "handover_confirmation_check" check ("confirmation" in ('by-guardian', 'heard', 'unreached'))`,
  `alter table "handover" add constraint "handover_withdrawn_because_check" check ("withdrawn_because" in ('not-needed', 'consent-ended', 'reassigned'))`,
  `alter table "handover" enable row level security`,
  `alter table "handover" force row level security`,
  `create policy "handover_read" on "handover" for select to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'read'))::uuid[]) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact') and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[])) or (state in ('accepted', 'joint-contact') and case_id = any ((select access.cases('logistics', 'read', 'own'))::uuid[]))) and id <> all ((select access.withheld_records('handover'))::uuid[]))`,
  `create policy "handover_new" on "handover" for insert to "yhdessa_app" with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact') and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[])) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact')) or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and proposed_by = (select access.principal()) and state = 'proposed')`,
  `create policy "handover_change" on "handover" for update to "yhdessa_app" using ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact') and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[])) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact')) or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and id <> all ((select access.withheld_records('handover'))::uuid[])) with check ((case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact') and case_id = any ((select access.cases('logistics', 'write', 'own'))::uuid[])) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact')) or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) or (to_professional_id = (select access.principal()) and state in ('offered', 'accepted', 'declined', 'joint-contact')) or state = 'withdrawn'))`,
  `create policy "handover_delete" on "handover" for delete to "yhdessa_app" using (false)`,
  `create policy "handover_derivation" on "handover" for select to "yhdessa_access" using (true)`,
  `create policy "handover_confirming" on "handover" for update to "yhdessa_access" using (true) with check (true)`,
];
const HANDOVER_TRY = [
  `create table "handover_try" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "handover_id" uuid not null, "at" timestamptz not null, "tried_by" uuid not null, "recorded_at" timestamptz not null, primary key ("area_id", "id"))`,
  `alter table "handover_try" add constraint "handover_try_once" unique ("area_id", "handover_id", "at")`,
  `alter table "handover_try" add constraint "handover_try_past" check (at <= recorded_at)`,
  `alter table "handover_try" enable row level security`,
  `alter table "handover_try" force row level security`,
  `create policy "handover_try_read" on "handover_try" for select to "yhdessa_app" using (case_id = any ((select access.cases('logistics', 'read'))::uuid[]) and id <> all ((select access.withheld_records('handover_try'))::uuid[]))`,
  `create policy "handover_try_new" on "handover_try" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and tried_by = (select access.principal()) and exists (select from handover o where o.id = handover_try.handover_id and o.case_id = handover_try.case_id))`,
  `create policy "handover_try_change" on "handover_try" for update to "yhdessa_app" using (case_id = any ((select access.cases('logistics', 'write'))::uuid[]) and id <> all ((select access.withheld_records('handover_try'))::uuid[])) with check (case_id = any ((select access.cases('logistics', 'write'))::uuid[]))`,
  `create policy "handover_try_delete" on "handover_try" for delete to "yhdessa_app" using (false)`,
  `create policy "handover_try_derivation" on "handover_try" for select to "yhdessa_access" using (true)`,
];
const OUTSIDE_HANDOVER = [
  `create table "outside_handover" ("area_id" uuid not null, "id" uuid not null, "case_id" uuid not null, "state" text not null, "unit_id" uuid null, "service_name" bytea null, "contact_person" bytea null, "phone" bytea null, "reason" bytea not null, "consent_id" uuid null, "consent_evidence" bytea null, "proposed_by" uuid not null, "proposed_at" timestamptz not null, "plan_version_id" uuid null, "given_to" bytea null, "given_at" timestamptz null, "given_by" uuid null, "started_on" date null, "told_by" bytea null, "arrival_recorded_at" timestamptz null, "withdrawn_at" timestamptz null, "version" int not null default 1, primary key ("area_id", "id"))`,
  `create index "outside_handover_case" on "outside_handover" ("area_id", "case_id")`,
  `alter table "outside_handover" add constraint "outside_handover_id" unique ("id")`,
  `alter table "outside_handover" add constraint "outside_handover_service" check ((unit_id is null) <> (service_name is null))`,
  `alter table "outside_handover" add constraint "outside_handover_consent" check ((unit_id is null) = (consent_id is null) and (consent_id is null) <> (consent_evidence is null))`,
  `alter table "outside_handover" add constraint "outside_handover_given" check (state in ('proposed', 'withdrawn') or plan_version_id is not null and given_to is not null and given_at is not null)`,
  `alter table "outside_handover" add constraint "outside_handover_arrived" check ((state = 'arrived') = (started_on is not null and told_by is not null))`,
  `alter table "outside_handover" add constraint "outside_handover_withdrawn" check ((state = 'withdrawn') = (withdrawn_at is not null))`,
  `alter table "outside_handover" add constraint "outside_handover_state_check" check ("state" in ('proposed', 'given', 'arrived', 'withdrawn'))`,
  `alter table "outside_handover" enable row level security`,
  `alter table "outside_handover" force row level security`,
  `create policy "outside_handover_read" on "outside_handover" for select to "yhdessa_app" using ((case_id = any ((select access.cases('plan', 'read'))::uuid[]) or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and id <> all ((select access.withheld_records('outside_handover'))::uuid[]))`,
  `create policy "outside_handover_new" on "outside_handover" for insert to "yhdessa_app" with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and proposed_by = (select access.principal()) and state = 'proposed')`,
  `create policy "outside_handover_change" on "outside_handover" for update to "yhdessa_app" using (case_id = any ((select access.cases('plan', 'write'))::uuid[]) and id <> all ((select access.withheld_records('outside_handover'))::uuid[])) with check (case_id = any ((select access.cases('plan', 'write'))::uuid[]))`,
  `create policy "outside_handover_delete" on "outside_handover" for delete to "yhdessa_app" using (false)`,
  `create policy "outside_handover_derivation" on "outside_handover" for select to "yhdessa_access" using (true)`,
];
const RESPONSIBLE_PERSON = [
  `create policy "responsible_person_ends" on "responsible_person" for update to "yhdessa_access" using (true) with check (true)`,
  `create policy "responsible_person_follows" on "responsible_person" for insert to "yhdessa_access" with check (true)`,
];

/** What was said stands; a handover is confirmed by a function alone, which passes the baton in the same breath. */
const PRIVILEGES = `
grant select, insert on handover, handover_try, outside_handover to yhdessa_app;
grant update (state, consent_id, offered_at, accepted_at, declined_at, decline_reason, joint_contact_kind, joint_contact_on,
  joint_contact_by, joint_contact_at, meeting_id, withdrawn_at, withdrawn_because, version) on handover to yhdessa_app;
grant update (state, plan_version_id, given_to, given_at, given_by, started_on, told_by, arrival_recorded_at, withdrawn_at, version)
  on outside_handover to yhdessa_app;
grant select on handover, handover_try, outside_handover to yhdessa_access;
grant update (state, confirmation, confirmed_by_id, confirmed_at, recorded_by, baton_id, version) on handover to yhdessa_access;
grant update (until), insert on responsible_person to yhdessa_access;
create trigger change_meets_a_row after update on handover referencing new table as changed
  for each statement execute function access.refuse_empty_change();
create trigger change_meets_a_row after update on outside_handover referencing new table as changed
  for each statement execute function access.refuse_empty_change();
`;

/**
 * Whoever is asked sees the bare logistics of the case: whom they would follow and how to ring them. Who the family is
 * they hear once they have accepted, because somebody who declines need not know it; and then no more than the consent
 * to the handover opens. That goes on as long as they keep the baton and the consent stands.
 */
const GRANTS = `
create function access.receivers_of_case(of_case uuid)
returns table (area_id uuid, family_id uuid, principal uuid, unit uuid, categories text[], source uuid, is_accepted boolean,
  since timestamptz, until timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.family_id, h.to_professional_id, h.to_unit_id, k.categories, h.id, h.state <> 'offered',
    greatest(coalesce(h.accepted_at, h.offered_at), k.decided_at, m.valid_from), least(r.until, k.ends_at, m.valid_until, c.closed_at)
  from public.network_case c
  join public.handover h on h.area_id = c.area_id and h.case_id = c.id
    and h.state in ('offered', 'accepted', 'joint-contact', 'confirmed')
  -- Whatever the row says: no consent but one to hand this very case over to them.
  join public.consent k on k.id = h.consent_id and k.case_id = h.case_id and k.unit_id = h.to_unit_id
    and k.purpose = 'handover' and k.state = 'given'
    and (cardinality(k.professional_ids) = 0 or h.to_professional_id = any (k.professional_ids))
  join access.membership m on m.principal_id = h.to_professional_id and m.area_id = c.area_id and m.unit_id = h.to_unit_id
  left join public.responsible_person r on r.id = h.baton_id
  where c.id = of_case
$$;
create function access.grants_of_case_receivers(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.area_id, r.principal, r.unit, k.category, 'read', k.extent, 'handover', r.source, r.since, r.until
  from access.receivers_of_case(of_case) r, lateral (
    values ('logistics', case when r.is_accepted then 'all' else 'own' end), ('consents', 'addressed')
    union all
    select t, 'all' from unnest(r.categories) t where r.is_accepted and t in ('needs', 'minutes', 'plan', 'actions')) k (category, extent)
  where r.since < coalesce(r.until, 'infinity')
$$;
create function access.grants_of_family_receivers(of_family uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.area_id, r.principal, r.unit, k.category, 'read', 'all', 'handover', r.source, r.since, r.until
  from public.network_case c cross join lateral access.receivers_of_case(c.id) r,
    (values ('logistics'), ('identity'), ('reach')) k (category)
  where c.family_id = of_family and r.is_accepted and 'identity' = any (r.categories)
    and r.since < coalesce(r.until, 'infinity')
$$;
revoke execute on function access.receivers_of_case(uuid), access.grants_of_case_receivers(uuid),
  access.grants_of_family_receivers(uuid) from public;
insert into access.grant_source values ('case', 'grants_of_case_receivers'), ('family', 'grants_of_family_receivers');
`;

const TRIGGERS = `
create trigger regrant_new after insert on handover referencing new table as changed
  for each statement execute function access.regrant_cases_of_changed();
create trigger regrant_changed after update on handover referencing new table as changed
  for each statement execute function access.regrant_cases_of_changed();
`;

/**
 * What stands in the way of a handover besides its course; null: nothing does. And who is guardian, with a right to be told,
 * of somebody whose case it is. Both are asked by those who may see them.
 *
 * A guardian who confirms has no right to write, nor has the one who records it any to end somebody's baton: the
 * function looks at who it is, what has happened and which version was seen, and does both. False: somebody was faster.
 * Passing alone does nothing unless a handover was confirmed and has not led to anything yet.
 */
const PASSING = `
create function access.obstacle_of_handover(of_handover uuid) returns text language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare the public.handover;
begin
  select * into the from public.handover h where h.id = of_handover
    and (h.to_professional_id = access.principal() or h.case_id = any (access.cases('logistics', 'read')));
  if the.id is null then
    raise exception 'only who sees a handover asks about it' using errcode = '42501';
  end if;
  return case
    when not exists (select from public.consent k where k.id = the.consent_id and k.case_id = the.case_id and k.purpose = 'handover'
      and k.state = 'given' and k.unit_id = the.to_unit_id and access.holds(k.decided_at, k.ends_at)
      and (cardinality(k.professional_ids) = 0 or the.to_professional_id = any (k.professional_ids))) then 'HANDOVER_WITHOUT_CONSENT'
    when not exists (select from access.membership m where m.principal_id = the.to_professional_id and m.area_id = the.area_id
      and m.unit_id = the.to_unit_id and access.holds(m.valid_from, m.valid_until)) then 'RECEIVER_LEFT'
  end;
end $$;
create function access.is_guardian_of_case(of_case uuid, who uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
  return of_case = any (access.cases('logistics', 'read')) and exists (select from access.guardians_of_case(of_case) g where g.principal = who and access.holds(g.since, g.until));
create function access.pass_baton(of_handover uuid, new_row uuid, why bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.handover;
begin
  select * into the from public.handover h where h.id = of_handover for update;
  if the.state is distinct from 'confirmed' or the.baton_id is distinct from new_row
      or exists (select from public.responsible_person r where r.id = new_row) then
    raise exception 'the baton passes by a confirmed handover, once' using errcode = '42501';
  end if;
  update public.responsible_person r set until = access.now()
  where r.area_id = the.area_id and r.case_id = the.case_id and r.until is null and r.professional_id = the.from_professional_id;
  if not found then
    raise exception 'another one is responsible meanwhile' using errcode = 'P0002';
  end if;
  insert into public.responsible_person (area_id, id, case_id, professional_id, unit_id, since, until, named_by, reason)
  values (the.area_id, new_row, the.case_id, the.to_professional_id, the.to_unit_id, access.now(), null, the.recorded_by, why);
end $$;
create function access.confirm_handover(of_handover uuid, seen integer, as_what text, guardian uuid, new_row uuid, why bytea)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare the public.handover;
begin
  -- In the order in which a team lead who names another one takes them.
  perform from public.responsible_person r join public.handover h on h.area_id = r.area_id and h.case_id = r.case_id
  where h.id = of_handover and r.until is null for update of r;
  select * into the from public.handover h where h.id = of_handover for update;
  if the.id is null or not access.opens('plan') or not (case as_what
      when 'by-guardian' then guardian = access.principal() and access.is_guardian_of_case(the.case_id, guardian)
      when 'heard' then the.case_id = any (access.cases('logistics', 'write')) and access.is_guardian_of_case(the.case_id, guardian)
      when 'unreached' then the.case_id = any (access.cases('logistics', 'write')) and guardian is null
        and (select count(*) >= 3 from public.handover_try t where t.area_id = the.area_id and t.handover_id = the.id)
      else false end) then
    raise exception 'a handover is confirmed by a guardian, or for one by who keeps the case' using errcode = '42501';
  end if;
  if the.version <> seen or the.state <> 'joint-contact' then return false; end if;
  update public.handover h set state = 'confirmed', confirmation = as_what, confirmed_by_id = guardian, confirmed_at = access.now(),
    recorded_by = access.principal(), baton_id = new_row, version = the.version + 1
  where h.area_id = the.area_id and h.id = the.id;
  perform access.pass_baton(of_handover, new_row, why);
  return true;
end $$;
revoke execute on function access.obstacle_of_handover(uuid), access.is_guardian_of_case(uuid, uuid),
  access.pass_baton(uuid, uuid, bytea), access.confirm_handover(uuid, integer, text, uuid, uuid, bytea) from public;
grant execute on function access.obstacle_of_handover(uuid), access.is_guardian_of_case(uuid, uuid),
  access.confirm_handover(uuid, integer, text, uuid, uuid, bytea) to yhdessa_app;
`;

/**
 * What they are called who were responsible for the cases that somebody of a family may see, and who is to follow once
 * they have accepted: the family knows whom it dealt with, and whom it will. Of the staff everybody knows everybody.
 */
const PEOPLE_OF_BATON = `
create function access.people_of_baton() returns table (id uuid, given_name text, family_name text, title text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_staff() then return; end if;
  return query select p.id, p.given_name, p.family_name, p.title, p.phone from public.professional p
  where p.id in (
    select r.professional_id from public.responsible_person r
    where r.case_id = any (access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))
    union all
    select h.to_professional_id from public.handover h where h.state in ('accepted', 'joint-contact')
      and h.case_id = any (access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own')));
end $$;
revoke execute on function access.people_of_baton() from public;
grant execute on function access.people_of_baton() to yhdessa_app;
`;

/** What a neutral mail needs and no more, for the worker alone, and only while it is wanted. */
const TELLING = `
create function access.handover_to_tell(of_kind text, of_id uuid)
returns table (address text, language text, counsellor text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language, o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from (
    select h.case_id, case of_kind when 'offered' then h.to_professional_id end as receiver, h.accepted_at as since
    from public.handover h where h.id = of_id and h.state = case of_kind when 'offered' then 'offered' when 'late' then 'accepted' end
    union all
    select x.case_id, null, x.given_at from public.outside_handover x where of_kind = 'late-outside' and x.id = of_id and x.state = 'given'
  ) w
  join public.network_case c on c.id = w.case_id and c.state <> 'closed'
  join public.professional o on o.id = c.counsellor_id
  join public.unit u on u.id = c.counsellor_unit
  join public.professional p on p.id = coalesce(w.receiver, c.counsellor_id)
  where case when w.receiver is null then access.may_write_now(c.counsellor_id, c.id, 'logistics')
    else exists (select from access.access_grant g where g.principal_id = w.receiver and g.scope_type = 'case' and g.scope_id = c.id
      and g.basis = 'handover' and access.holds(g.valid_from, g.valid_until)) end;
end $$;
create function access.absence_to_tell(of_case uuid, of_baton uuid, to_counsellor boolean)
returns table (address text, language text, counsellor text, phone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language, o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from public.network_case c
  join public.responsible_person r on r.area_id = c.area_id and r.case_id = c.id and r.id = of_baton and r.until is null
  join public.professional o on o.id = c.counsellor_id
  join public.unit u on u.id = c.counsellor_unit
  join public.professional p on p.id = case when to_counsellor then c.counsellor_id else r.professional_id end
  where c.id = of_case and c.state <> 'closed' and (not to_counsellor or r.professional_id <> c.counsellor_id)
    and access.may_write_now(p.id, c.id, 'logistics');
end $$;
revoke execute on function access.handover_to_tell(text, uuid), access.absence_to_tell(uuid, uuid, boolean) from public;
grant execute on function access.handover_to_tell(text, uuid), access.absence_to_tell(uuid, uuid, boolean) to yhdessa_app;
`;

/** When the responsible persons of open cases work, and on which days somebody stands in: for who answers for a case, leads, or is the worker. */
const ABSENCES = `
create function access.times_of_responsible(in_area uuid, of_case uuid, first_day date, last_day date)
returns table ("areaId" uuid, "caseId" uuid, "batonId" uuid, "professionalId" uuid, "unitId" uuid, hours jsonb, "daysOff" jsonb,
  "outOfOffice" jsonb, "standIns" jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.area_id, c.id, r.id, r.professional_id, r.unit_id,
    (select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'startMinute', h.start_minute, 'endMinute', h.end_minute,
      'firstDay', h.first_day, 'lastDay', h.last_day)), '[]') from public.working_hours h
      where h.professional_id = r.professional_id and (h.last_day is null or h.last_day >= times_of_responsible.first_day)),
    (select coalesce(jsonb_agg(distinct e.day), '[]') from public.working_exception e
      where e.professional_id = r.professional_id and e.day between times_of_responsible.first_day and times_of_responsible.last_day
        and e.start_minute is null and e.ended_at is null),
    (select coalesce(jsonb_agg(b.out_of_office order by b.week), '[]') from public.busy_week b
      where b.professional_id = r.professional_id and b.week between times_of_responsible.first_day - 6 and times_of_responsible.last_day
        and cardinality(b.out_of_office) > 0),
    (select coalesce(jsonb_agg(jsonb_build_object('firstDay', s.first_day, 'lastDay', s.last_day)), '[]') from public.stand_in s
      where s.area_id = c.area_id and s.case_id = c.id and s.revoked_at is null and s.last_day >= times_of_responsible.first_day)
  from public.network_case c
  join public.responsible_person r on r.area_id = c.area_id and r.case_id = c.id and r.until is null
  where c.state <> 'closed' and (in_area is null or c.area_id = in_area) and (of_case is null or c.id = of_case)
    and (access.principal() = access.worker() or c.id = any (access.cases('logistics', 'write'))
      or c.area_id = any (access.areas_as('team-lead')))
  order by c.opened_at, c.id
$$;
revoke execute on function access.times_of_responsible(uuid, uuid, date, date) from public;
grant execute on function access.times_of_responsible(uuid, uuid, date, date) to yhdessa_app;
`;

/**
 * What is overdue, and in which case: handovers on which nobody met the family, or of which nobody heard that it arrived,
 * for fourteen days. Their day is that of the mail to the counsellor.
 */
const overdueThings = (things: string, ofThings: string) => `
create or replace function access.overdue_things(of_cases uuid[], reviews_by date, today date)
returns table (kind text, id uuid, case_id uuid, area_id uuid, due_on date, owner_id uuid, version integer)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select * from access.overdue_of_follow_up(of_cases, reviews_by, today)${things}
$$;
create or replace function access.case_of_overdue(of_id uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.case_id from public.review r where r.id = of_id
  union all select a.case_id from public.plan_action a where a.id = of_id${ofThings}
$$;
`;
const HANDOVERS = `
  union all
  select 'handover', h.id, h.case_id, h.area_id, h.due_on, null::uuid, h.version
  from (
    select i.id, i.case_id, i.area_id, i.version, (i.accepted_at at time zone 'Europe/Helsinki')::date + 14 as due_on
    from public.handover i where i.state = 'accepted'
    union all
    select o.id, o.case_id, o.area_id, o.version, (o.given_at at time zone 'Europe/Helsinki')::date + 14
    from public.outside_handover o where o.state = 'given') h
  where h.case_id = any (of_cases) and h.due_on <= today`;
const OF_HANDOVERS = `
  union all select h.case_id from public.handover h where h.id = of_id
  union all select o.case_id from public.outside_handover o where o.id = of_id`;

/** Back to before. */
const UNDO = `
drop function access.people_of_baton(), access.times_of_responsible(uuid, uuid, date, date), access.absence_to_tell(uuid, uuid, boolean),
  access.handover_to_tell(text, uuid), access.confirm_handover(uuid, integer, text, uuid, uuid, bytea),
  access.pass_baton(uuid, uuid, bytea), access.is_guardian_of_case(uuid, uuid), access.obstacle_of_handover(uuid);
`;
const UNDO_GRANTS = `
delete from access.grant_source where source in ('grants_of_case_receivers', 'grants_of_family_receivers');
delete from access.access_grant where basis = 'handover';
drop function access.grants_of_case_receivers(uuid), access.grants_of_family_receivers(uuid), access.receivers_of_case(uuid);
`;
const UNDO_RESPONSIBLE_PERSON = `
revoke update (until), insert on responsible_person from yhdessa_access;
drop policy "responsible_person_ends" on responsible_person;
drop policy "responsible_person_follows" on responsible_person;
`;
