import { Migration } from '@mikro-orm/migrations';

/** The family's own word on consents, what happens when one ends, and reasons that stand apart from who and when. */
export class Migration20261122000045_consents_made_whole extends Migration {
  override up(): void {
    for (const statement of [...RESPONSIBLE_PERSON_REASON, ...HANDOVER_WORDS, ...CONSENT_EXCEPTION, ...OWN_WORD])
      this.addSql(statement);
    this.addSql(PRIVILEGES);
    this.addSql(REASONS_APART);
    this.asAccess(passBaton(WHY_APART), reopenCase('', ''), VOICES, SAYING, ENDED, receivers(ADDRESSED), WITHOUT_BASIS);
    this.asAccess(TELLING, overdueOfFollowUp(ORPHANED));
    this.asAccess(GRANTED_ANEW);
    this.addSql(JUDGED);
    this.addSql(TIMERS);
  }

  override down(): void {
    this.addSql(REASONS_TOGETHER);
    this.asAccess(overdueOfFollowUp(LEFT), receivers("'all'"), passBaton(WHY_INSIDE), reopenCase(', reason', ', null'));
    this.addSql(UNDO_OWN_WORD);
    this.asAccess(UNDO, GRANTED_ANEW);
    this.addSql('drop table if exists consent_exception, handover_words, responsible_person_reason');
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

const SELF = '(select access.principal())';
const inCases = (category: string, verb: string) =>
  `case_id = any ((select access.cases('${category}', '${verb}'))::uuid[])`;
const kept = (column: string, table: string) =>
  `${column} <> all ((select access.withheld_records('${table}'))::uuid[])`;

const RESPONSIBLE_PERSON_REASON = [
  `create table "responsible_person_reason" ("area_id" uuid not null, "responsible_person_id" uuid not null, "case_id" uuid not null, "words" bytea not null, "said_by" uuid not null, primary key ("area_id", "responsible_person_id"))`,
  `alter table "responsible_person_reason" enable row level security`,
  `alter table "responsible_person_reason" force row level security`,
  `create policy "responsible_person_reason_read" on "responsible_person_reason" for select to "yhdessa_app" using (${inCases('plan', 'read')} and ${kept('case_id', 'responsible_person_reason')})`,
  `create policy "responsible_person_reason_new" on "responsible_person_reason" for insert to "yhdessa_app" with check ((${inCases('plan', 'write')} or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and said_by = ${SELF} and exists (select from responsible_person o where o.id = responsible_person_reason.responsible_person_id and o.case_id = responsible_person_reason.case_id))`,
  `create policy "responsible_person_reason_change" on "responsible_person_reason" for update to "yhdessa_app" using ((${inCases('plan', 'write')} or area_id = any ((select access.areas_as('team-lead'))::uuid[])) and ${kept('case_id', 'responsible_person_reason')}) with check ((${inCases('plan', 'write')} or area_id = any ((select access.areas_as('team-lead'))::uuid[])))`,
  `create policy "responsible_person_reason_delete" on "responsible_person_reason" for delete to "yhdessa_app" using (false)`,
  `create policy "responsible_person_reason_derivation" on "responsible_person_reason" for select to "yhdessa_access" using (true)`,
  `create policy "responsible_person_reason_follows" on "responsible_person_reason" for insert to "yhdessa_access" with check (true)`,
];

const DECLINED_BY_RECEIVER = `kind = 'declining' and exists (select from handover h where h.id = handover_words.handover_id and h.to_professional_id = ${SELF})`;
const HANDOVER_WORDS = [
  `create table "handover_words" ("area_id" uuid not null, "handover_id" uuid not null, "kind" text not null, "case_id" uuid not null, "words" bytea not null, "said_by" uuid not null, primary key ("area_id", "handover_id", "kind"))`,
  `alter table "handover_words" add constraint "handover_words_kind_check" check ("kind" in ('proposing', 'declining'))`,
  `alter table "handover_words" enable row level security`,
  `alter table "handover_words" force row level security`,
  `create policy "handover_words_read" on "handover_words" for select to "yhdessa_app" using (${inCases('plan', 'read')} and ${kept('handover_id', 'handover_words')})`,
  `create policy "handover_words_new" on "handover_words" for insert to "yhdessa_app" with check ((${inCases('plan', 'write')} or (${DECLINED_BY_RECEIVER})) and said_by = ${SELF} and exists (select from handover o where o.id = handover_words.handover_id and o.case_id = handover_words.case_id))`,
  `create policy "handover_words_change" on "handover_words" for update to "yhdessa_app" using ((${inCases('plan', 'write')} or (${DECLINED_BY_RECEIVER})) and ${kept('handover_id', 'handover_words')}) with check ((${inCases('plan', 'write')} or (${DECLINED_BY_RECEIVER})))`,
  `create policy "handover_words_delete" on "handover_words" for delete to "yhdessa_app" using (false)`,
  `create policy "handover_words_derivation" on "handover_words" for select to "yhdessa_access" using (true)`,
];

/** Why a guardian was not asked is not for them to read, nor for the network. */
const CONSENT_EXCEPTION = [
  `create table "consent_exception" ("area_id" uuid not null, "consent_id" uuid not null, "case_id" uuid not null, "reason" text not null, "note" bytea not null, "recorded_by" uuid not null, primary key ("area_id", "consent_id"))`,
  `alter table "consent_exception" add constraint "consent_exception_reason_check" check ("reason" in ('cannot-be-reached', 'child-consents-alone', 'court-decision', 'danger'))`,
  `alter table "consent_exception" enable row level security`,
  `alter table "consent_exception" force row level security`,
  `create policy "consent_exception_read" on "consent_exception" for select to "yhdessa_app" using (${inCases('consents', 'write')} and ${kept('consent_id', 'consent_exception')})`,
  `create policy "consent_exception_new" on "consent_exception" for insert to "yhdessa_app" with check (${inCases('consents', 'write')} and recorded_by = ${SELF} and exists (select from consent o where o.id = consent_exception.consent_id and o.case_id = consent_exception.case_id))`,
  `create policy "consent_exception_change" on "consent_exception" for update to "yhdessa_app" using (${inCases('consents', 'write')} and ${kept('consent_id', 'consent_exception')}) with check (${inCases('consents', 'write')})`,
  `create policy "consent_exception_delete" on "consent_exception" for delete to "yhdessa_app" using (false)`,
  `create policy "consent_exception_derivation" on "consent_exception" for select to "yhdessa_access" using (true)`,
];

const RECORDED_NEW = `${inCases('consents', 'write')} and recorded_by = ${SELF}`;
const OF_ITS_CONSENT =
  'exists (select from consent o where o.id = consent_decision.consent_id and o.case_id = consent_decision.case_id)';
/** What somebody of the family says by themselves is said through `access.say_of_consent` and in no other way. */
const OWN_WORD = [
  `alter table "consent_decision" drop constraint "consent_decision_form_check"`,
  `alter table "consent_decision" add constraint "consent_decision_form_check" check ("form" in ('oral', 'written', 'luovutuslupa', 'own-account'))`,
  `alter table "consent_decision" add constraint "consent_decision_own" check ((form = 'own-account') = (recorded_by = person_id))`,
  `drop policy "consent_decision_new" on "consent_decision"`,
  `create policy "consent_decision_new" on "consent_decision" for insert to "yhdessa_app" with check (${RECORDED_NEW} and form <> 'own-account' and ${OF_ITS_CONSENT})`,
  `create policy "consent_decision_said" on "consent_decision" for insert to "yhdessa_access" with check (true)`,
  `create policy "consent_said" on "consent" for update to "yhdessa_access" using (true) with check (true)`,
];
const UNDO_OWN_WORD = `
drop policy "consent_judged" on "consent";
drop policy "consent_said" on "consent";
drop policy "consent_decision_said" on "consent_decision";
revoke update on consent from yhdessa_access;
revoke insert on consent_decision from yhdessa_access;
drop policy "consent_decision_new" on "consent_decision";
create policy "consent_decision_new" on "consent_decision" for insert to "yhdessa_app" with check (${RECORDED_NEW} and ${OF_ITS_CONSENT});
alter table "consent_decision" no force row level security;
alter table "consent_decision" drop constraint "consent_decision_own", drop constraint "consent_decision_form_check";
do $$ begin
  if exists (select from consent_decision where form = 'own-account') then
    update consent_decision set form = 'written' where form = 'own-account';
  end if;
end $$;
alter table "consent_decision" force row level security;
alter table "consent_decision" add constraint "consent_decision_form_check" check ("form" in ('oral', 'written', 'luovutuslupa'));
`;

/** What was said is added to and never changed. */
const PRIVILEGES = `
grant select, insert on responsible_person_reason, handover_words, consent_exception to yhdessa_app;
grant select on responsible_person_reason, handover_words, consent_exception to yhdessa_access;
grant insert on responsible_person_reason to yhdessa_access;
grant insert on consent_decision to yhdessa_access;
grant update (state, decided_at, withdrawn_at, version) on consent to yhdessa_access;
`;

const BARED = [
  'handover',
  'responsible_person',
  'consent',
  'handover_words',
  'responsible_person_reason',
  'consent_exception',
];
const barely = (task: string) =>
  [
    ...BARED.map((table) => `alter table "${table}" no force row level security;`),
    task,
    ...BARED.map((table) => `alter table "${table}" force row level security;`),
  ].join('\n');

/** Sealed texts are moved as they are: they go on being bound to the place where they were written. */
const REASONS_APART = barely(`
insert into handover_words (area_id, handover_id, kind, case_id, words, said_by)
select area_id, id, 'proposing', case_id, reason, proposed_by from handover
union all
select area_id, id, 'declining', case_id, decline_reason, to_professional_id from handover where decline_reason is not null;
insert into responsible_person_reason (area_id, responsible_person_id, case_id, words, said_by)
select area_id, id, case_id, reason, named_by from responsible_person where reason is not null;
insert into consent_exception (area_id, consent_id, case_id, reason, note, recorded_by)
select area_id, id, case_id, exception_reason, exception_note, explained_by from consent where exception_reason is not null;
alter table "handover" drop constraint "handover_declined";
alter table "handover" add constraint "handover_declined" check ((state = 'declined') = (declined_at is not null));
alter table "handover" drop column "reason", drop column "decline_reason";
alter table "responsible_person" drop column "reason";
alter table "consent" drop constraint "consent_exception";
alter table "consent" drop constraint "consent_exception_reason_check";
alter table "consent" drop column "exception_reason", drop column "exception_note";`);

const REASONS_TOGETHER = barely(`
alter table "handover" add column "reason" bytea null, add column "decline_reason" bytea null;
alter table "responsible_person" add column "reason" bytea null;
alter table "consent" add column "exception_reason" text null, add column "exception_note" bytea null;
do $$ begin
  if exists (select from handover) then
    update handover h set reason = (select w.words from handover_words w where w.handover_id = h.id and w.kind = 'proposing'),
      decline_reason = (select w.words from handover_words w where w.handover_id = h.id and w.kind = 'declining');
  end if;
  if exists (select from responsible_person_reason) then
    update responsible_person r set reason = w.words from responsible_person_reason w where w.responsible_person_id = r.id;
  end if;
  if exists (select from consent_exception) then
    update consent k set exception_reason = e.reason, exception_note = e.note from consent_exception e where e.consent_id = k.id;
  end if;
  -- What a trigger still has to look at would stand in the way of the next change of the table.
  set constraints all immediate;
end $$;
grant update (decline_reason) on handover to yhdessa_app;
grant update (exception_reason, exception_note) on consent to yhdessa_app;
alter table "consent" add constraint "consent_exception_reason_check" check ("exception_reason" in ('cannot-be-reached', 'child-consents-alone', 'court-decision', 'danger'));
alter table "consent" add constraint "consent_exception" check ((exception_reason is null) = (exception_note is null));
alter table "handover" alter column "reason" set not null;
alter table "handover" drop constraint "handover_declined";
alter table "handover" add constraint "handover_declined" check ((state = 'declined') = (declined_at is not null and decline_reason is not null));`);

const INTO_RESPONSIBLE =
  'insert into public.responsible_person (area_id, id, case_id, professional_id, unit_id, since, until, named_by';
const WHY_APART = {
  column: '',
  value: '',
  besides: `
  insert into public.responsible_person_reason (area_id, responsible_person_id, case_id, words, said_by)
  values (the.area_id, new_row, the.case_id, why, the.recorded_by);`,
};
const WHY_INSIDE = { column: ', reason', value: ', why', besides: '' };

/** As in the migration that made it; why it passed stands with who received it, or apart from that. */
const passBaton = ({ column, value, besides }: typeof WHY_APART) => `
create or replace function access.pass_baton(of_handover uuid, new_row uuid, why bytea) returns void
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
  ${INTO_RESPONSIBLE}${column})
  values (the.area_id, new_row, the.case_id, the.to_professional_id, the.to_unit_id, access.now(), null, the.recorded_by${value});${besides}
end $$;
`;
const reopenCase = (column: string, value: string) => `
create or replace function access.reopen_case(of_case uuid, new_responsible uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare unit uuid;
begin
  perform from public.network_case c where c.id = of_case for no key update;
  unit := access.reopening_unit(of_case);
  if unit is null then return null; end if;
  ${INTO_RESPONSIBLE}${column})
  select c.area_id, new_responsible, c.id, access.principal(), unit, access.now(), null, access.principal()${value}
  from public.network_case c where c.id = of_case;
  update public.network_case c set state = 'open', closed_at = null, counsellor_id = access.principal(),
    counsellor_unit = unit, version = c.version + 1
  where c.id = of_case;
  return unit;
end $$;
`;

/**
 * Whose word counts on a consent, and what each said last: guardians with full powers and, where the frame lets the young
 * decide, those whom a professional has judged able. It is heard by who has such a voice, fully signed in, and is shown
 * the consent: guardians as they see all consents, the young as long as it is asked or they have given it.
 */
const VOICES = `
create function access.voices_of_consent(of_consent uuid) returns table (person uuid, kind text, said text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select v.person, v.kind, (select d.decision from public.consent_decision d
    where d.area_id = k.area_id and d.consent_id = k.id and d.person_id = v.person order by d.decided_at desc, d.id desc limit 1)
  from public.consent k join public.network_case c on c.area_id = k.area_id and c.id = k.case_id, lateral (
    select g.guardian_id as person, 'guardian' as kind from public.guardianship g
    where g.area_id = c.area_id and g.family_id = c.family_id and g.powers = 'full' and g.ended_at is null
    union
    select m.principal, 'child' from access.minors_of_case(c.id) m
    where c.legal_frame = 'pupil-welfare' and access.holds(m.since, m.until)) v
  where k.id = of_consent
$$;
create function access.consents_to_judge() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(k.id), '{}') from public.person p
  join public.network_case c on c.area_id = p.area_id and c.family_id = p.family_id and c.legal_frame = 'pupil-welfare' and c.state <> 'closed'
  join public.consent k on k.area_id = c.area_id and k.case_id = c.id
  cross join lateral access.voices_of_consent(k.id) v
  where p.id = access.principal() and access.opens('consents') and v.person = p.id and v.kind = 'child'
    and (k.state = 'explained' or v.said is not null)
$$;
create function access.has_voice_in(of_consent uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select access.opens('consents') and of_consent <> all (access.withheld_records('consent')) and exists (
    select from public.consent k, lateral access.voices_of_consent(k.id) v
    where k.id = of_consent and v.person = access.principal()
      and (k.case_id = any (access.cases('consents', 'read')) or k.id = any (access.consents_to_judge())))
$$;
create function access.voices_heard(of_consent uuid) returns table (person uuid, kind text, said text, is_kept boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.person, v.kind, v.said, exists (select from public.consent_decision d where d.consent_id = of_consent
    and d.person_id = v.person and d.id = any (access.withheld_records('consent_decision')))
  from access.voices_of_consent(of_consent) v where access.has_voice_in(of_consent)
$$;
revoke execute on function access.voices_of_consent(uuid), access.consents_to_judge(), access.has_voice_in(uuid),
  access.voices_heard(uuid) from public;
grant execute on function access.consents_to_judge(), access.voices_heard(uuid) to yhdessa_app;
`;

/**
 * Somebody of the family says by themselves what they say. The application decides what becomes of the consent by that; here
 * stands who may say it, and that it becomes nothing else than what all of them have said: given by every guardian,
 * refused by any, withdrawn by any guardian or by the young person who gave it. Of two who speak at once the slower is
 * null. Answers which consents it replaced.
 */
const SAYING = `
create function access.say_of_consent(of_consent uuid, seen integer, what text, becomes text, new_id uuid, shown bytea) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the public.consent;
  own record;
  by_rule text;
  replaced uuid[] := '{}';
begin
  -- All that could replace one another, in one order.
  perform from public.consent k join public.consent o on o.area_id = k.area_id and o.case_id = k.case_id and o.unit_id = k.unit_id and o.purpose = k.purpose
  where o.id = of_consent order by k.id for update of k;
  select k.* into the from public.consent k where k.id = of_consent;
  if the.id is null or not access.has_voice_in(of_consent)
      or not exists (select from public.network_case c where c.area_id = the.area_id and c.id = the.case_id and c.state <> 'closed') then
    raise exception 'of a consent those speak whose it is' using errcode = '42501';
  end if;
  if the.version <> seen then return null; end if;
  select v.kind, v.said into own from access.voices_of_consent(of_consent) v where v.person = access.principal() order by v.kind desc limit 1;
  by_rule := case
    when what = 'withdrawn' then case when the.state = 'given' and (own.kind = 'guardian' or own.said = 'given') then 'withdrawn' end
    when what not in ('given', 'refused') or the.ends_at <= access.now() then null
    when the.state = 'explained' and what = 'refused' then 'refused'
    when the.state = 'explained' then (select case when bool_and(v.person = access.principal() or v.said is not distinct from 'given')
      then 'given' else 'explained' end from access.voices_of_consent(of_consent) v where v.kind = 'guardian')
    when own.said is null and (the.state = 'refused' or the.state = 'given' and what = 'given') then the.state end;
  if by_rule is null or by_rule is distinct from becomes then
    raise exception 'a consent becomes what the family has said of it' using errcode = '42501';
  end if;
  insert into public.consent_decision (area_id, id, case_id, consent_id, person_id, decision, form, evidence, decided_at, recorded_by)
  values (the.area_id, new_id, the.case_id, the.id, access.principal(), what, 'own-account', shown, access.now(), access.principal());
  if becomes = 'given' and the.state = 'explained' then
    select coalesce(array_agg(k.id), '{}') into replaced from public.consent k where k.area_id = the.area_id and k.case_id = the.case_id
      and k.unit_id = the.unit_id and k.purpose = the.purpose and k.id <> the.id and k.state = 'given';
  end if;
  update public.consent k set version = k.version + 1,
    state = case when k.id = the.id then becomes else 'superseded' end,
    decided_at = case when k.id = the.id and the.state = 'explained' and becomes <> 'explained' then access.now() else k.decided_at end,
    withdrawn_at = case when k.id = the.id and becomes = 'withdrawn' then access.now() else k.withdrawn_at end
  where k.area_id = the.area_id and (k.id = the.id or k.id = any (replaced));
  return replaced;
end $$;
revoke execute on function access.say_of_consent(uuid, integer, text, text, uuid, bytea) from public;
grant execute on function access.say_of_consent(uuid, integer, text, text, uuid, bytea) to yhdessa_app;
`;

/**
 * A basis that has ended acts for itself, as an invitation does: whoever took a consent back, or the day on which it ended,
 * may call off nothing of the case. Nobody can sign in as it, and it can do so for a week.
 */
const ENDED = `
create function access.grants_of_ended_bases(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.area_id, b.id, null::uuid, k.category, k.verb, 'all', 'basis-ended', b.id, b.ended_at, least(b.ended_at + interval '7 days', c.closed_at)
  from public.network_case c, lateral (
    select k.id, case k.state when 'given' then k.ends_at when 'withdrawn' then k.withdrawn_at else (select max(n.decided_at)
      from public.consent n where n.area_id = k.area_id and n.case_id = k.case_id and n.unit_id = k.unit_id and n.purpose = k.purpose
        and n.state in ('given', 'withdrawn', 'superseded')) end as ended_at
    from public.consent k where k.area_id = c.area_id and k.case_id = c.id and k.state in ('given', 'withdrawn', 'superseded')
    union all
    select s.id, least(s.ends_at, s.ended_at) from public.statutory_basis s where s.area_id = c.area_id and s.case_id = c.id) b,
    (values ('logistics', 'read'), ('logistics', 'write'), ('plan', 'read'), ('plan', 'write'), ('consents', 'read')) k (category, verb)
  where c.id = of_case and b.ended_at < coalesce(c.closed_at, 'infinity')
$$;
revoke execute on function access.grants_of_ended_bases(uuid) from public;
insert into access.grant_source values ('case', 'grants_of_ended_bases');
`;

const ADDRESSED = "case when t = 'minutes' and not u.is_authority then 'addressed' else 'all' end";
/** Whoever receives a handover for a unit that is no authority reads of the minutes the part for everybody. */
const receivers = (extent: string) => `
create or replace function access.grants_of_case_receivers(of_case uuid) returns setof access.derived_grant
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.area_id, r.principal, r.unit, k.category, 'read', k.extent, 'handover', r.source, r.since, r.until
  from access.receivers_of_case(of_case) r join public.unit u on u.id = r.unit, lateral (
    values ('logistics', case when r.is_accepted then 'all' else 'own' end), ('consents', 'addressed')
    union all
    select t, ${extent} from unnest(r.categories) t where r.is_accepted and t in ('needs', 'minutes', 'plan', 'actions')) k (category, extent)
  where r.since < coalesce(r.until, 'infinity')
$$;
`;

/**
 * Whether somebody of the network may be told nothing any more, although they were: what named their unit has ended, and
 * nothing else does. Of whom nothing ever named it is not said. Seen by who sees the consents.
 */
const WITHOUT_BASIS = `
create function access.lost_basis_on(in_area uuid, of_case uuid, who uuid, of_unit uuid) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select max(b.until) from (
    select k.decided_at as since, case k.state when 'withdrawn' then k.withdrawn_at when 'superseded' then k.decided_at else k.ends_at end as until
    from public.consent k where k.area_id = in_area and k.case_id = of_case and k.unit_id = of_unit and k.purpose <> 'handover'
      and k.state in ('given', 'withdrawn', 'superseded') and (cardinality(k.professional_ids) = 0 or who = any (k.professional_ids))
    union all
    select s.recorded_at, least(s.ends_at, s.ended_at) from public.statutory_basis s
    where s.area_id = in_area and s.case_id = of_case and s.unit_id = of_unit) b
  having max(b.until) <= access.now()
$$;
revoke execute on function access.lost_basis_on(uuid, uuid, uuid, uuid) from public;
grant execute on function access.lost_basis_on(uuid, uuid, uuid, uuid) to yhdessa_app;
`;

const OF_NETWORK = `select from public.network_member n where n.area_id = a.area_id and n.case_id = a.case_id
      and n.professional_id = a.owner_id and n.unit_id = a.owner_unit and n.left_at is null`;
const AFTER_LEAVING = `(max(n.left_at) at time zone 'Europe/Helsinki')::date as left_on from public.network_member n
    where a.progress <> 'handed-over' and n.area_id = a.area_id and n.case_id = a.case_id
      and n.professional_id = a.owner_id and n.unit_id = a.owner_unit
      and (c.counsellor_id, c.counsellor_unit) is distinct from (a.owner_id, a.owner_unit)
      and not exists (select from public.responsible_person r where r.area_id = a.area_id and r.case_id = a.case_id
        and r.until is null and r.professional_id = a.owner_id and r.unit_id = a.owner_unit)
    having bool_and(n.left_at is not null)`;
const KEEPS = `((c.counsellor_id, c.counsellor_unit) = (a.owner_id, a.owner_unit)
      or exists (select from public.responsible_person r where r.area_id = a.area_id and r.case_id = a.case_id
        and r.until is null and r.professional_id = a.owner_id and r.unit_id = a.owner_unit))`;
const LEFT = `
    select ${AFTER_LEAVING}`;
const ORPHANED = `
    select ${AFTER_LEAVING}
    union all
    select (access.lost_basis_on(a.area_id, a.case_id, a.owner_id, a.owner_unit) at time zone 'Europe/Helsinki')::date
    where a.progress <> 'handed-over' and exists (${OF_NETWORK})
      and (c.counsellor_id, c.counsellor_unit) is distinct from (a.owner_id, a.owner_unit)
      and not exists (select from public.responsible_person r where r.area_id = a.area_id and r.case_id = a.case_id
        and r.until is null and r.professional_id = a.owner_id and r.unit_id = a.owner_unit)
      and access.lost_basis_on(a.area_id, a.case_id, a.owner_id, a.owner_unit) is not null
    union all
    select (d.declared_at at time zone 'Europe/Helsinki')::date from public.disqualification d
    where a.progress <> 'handed-over' and d.area_id = a.area_id and d.case_id = a.case_id and d.professional_id = a.owner_id
      and d.lifted_at is null and ${KEEPS}
    union all
    -- Who kept the case and had no seat in its network.
    select (max(k.until) at time zone 'Europe/Helsinki')::date from (
      select n.named_at as until from public.counsellor_change n where n.area_id = a.area_id and n.case_id = a.case_id
        and n.from_professional_id = a.owner_id and n.from_unit_id = a.owner_unit
      union all
      select r.until from public.responsible_person r where r.area_id = a.area_id and r.case_id = a.case_id
        and r.professional_id = a.owner_id and r.unit_id = a.owner_unit) k
    where a.progress <> 'handed-over' and not ${KEEPS} and not exists (select from public.network_member n
      where n.area_id = a.area_id and n.case_id = a.case_id and n.professional_id = a.owner_id and n.unit_id = a.owner_unit)
    having max(k.until) is not null`;

/** As in the migration that made it; besides, a promise is orphaned by the end of what its owner was told by. */
const overdueOfFollowUp = (orphans: string) => `
create or replace function access.overdue_of_follow_up(of_cases uuid[], reviews_by date, today date)
returns table (kind text, id uuid, case_id uuid, area_id uuid, due_on date, owner_id uuid, version integer)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'review', r.id, r.case_id, r.area_id, r.due_on, null::uuid, r.version
  from public.review r where r.case_id = any (of_cases) and r.state = 'due' and r.due_on <= reviews_by
  union all
  select case when o.left_on is null then 'action' else 'orphan' end, a.id, a.case_id, a.area_id,
    coalesce(o.left_on, a.due_on), a.owner_id, a.version
  from public.plan_action a
  join public.network_case c on c.area_id = a.area_id and c.id = a.case_id
  left join lateral (${orphans}
    union all
    select coalesce((a.progress_at at time zone 'Europe/Helsinki')::date, a.due_on)
    where a.progress = 'handed-over' and not exists (select from public.plan_action t where t.area_id = a.area_id
      and t.replaces = a.id and t.until_version is null and t.commitment in ('requested', 'committed'))) o on true
  where a.case_id = any (of_cases) and a.commitment = 'committed'
    and (o.left_on is not null or a.due_on < today and a.progress <> 'handed-over')
    and a.progress in ('open', 'in-progress', 'stuck', 'handed-over')
    and (select max(v.number) from public.plan_version v where v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed')
      between a.since_version and coalesce(a.until_version - 1, 2147483647)
$$;
`;

/** What a neutral mail to the counsellor needs and no more, for the worker alone, and only while it is wanted. */
const TELLING = `
create function access.consent_to_tell(of_word text, of_id uuid) returns table (address text, language text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_worker();
  return query select p.email, p.language from (
    select d.case_id from public.consent_decision d where of_word = 'own-word' and d.id = of_id
    union all
    select k.case_id from public.consent k where of_word = 'ending' and k.id = of_id and k.state = 'given' and k.ends_at > access.now()
    union all
    select s.case_id from public.statutory_basis s where of_word = 'ending' and s.id = of_id and s.ended_at is null and s.ends_at > access.now()) w
  join public.network_case c on c.id = w.case_id and c.state <> 'closed'
  join public.professional p on p.id = c.counsellor_id
  where access.may_write_now(c.counsellor_id, c.id, 'logistics');
end $$;
revoke execute on function access.consent_to_tell(text, uuid) from public;
grant execute on function access.consent_to_tell(text, uuid) to yhdessa_app;
`;

/** What stood before gets its grants and timers as what comes after does. */
const GRANTED_ANEW = `
select access.regrant_case(c.id) from public.network_case c where c.state <> 'closed';
`;
/** After the function that it asks. */
const JUDGED = `
create policy "consent_judged" on "consent" for select to "yhdessa_app" using (id = any ((select access.consents_to_judge())::uuid[]) and ${kept('id', 'consent')});
`;
const TIMERS = `
alter table platform.outbox_effect no force row level security;
alter table "consent" no force row level security;
alter table "statutory_basis" no force row level security;
insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at)
select gen_random_uuid(), t.kind, t.key, '{}', t.due_at, now() from (
  select id, ends_at from consent where state = 'given' and ends_at > now()
  union all
  select id, ends_at from statutory_basis where ended_at is null and ends_at > now()) b,
  lateral (values ('consent.end', b.id::text, b.ends_at),
    ('consent.tell', 'ending:' || b.id, b.ends_at - interval '15 days' + interval '8 hours')) t (kind, key, due_at)
where t.due_at > now()
on conflict do nothing;
alter table "consent" force row level security;
alter table "statutory_basis" force row level security;
alter table platform.outbox_effect force row level security;
`;

/** Back to before. */
const UNDO = `
delete from access.grant_source where source = 'grants_of_ended_bases';
drop function access.consent_to_tell(text, uuid), access.lost_basis_on(uuid, uuid, uuid, uuid), access.grants_of_ended_bases(uuid),
  access.say_of_consent(uuid, integer, text, text, uuid, bytea), access.voices_heard(uuid), access.has_voice_in(uuid),
  access.consents_to_judge(), access.voices_of_consent(uuid);
`;
