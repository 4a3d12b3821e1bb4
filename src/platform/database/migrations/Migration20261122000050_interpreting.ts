import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever comes to interpret is told time, place or link, and language, whatever a consent to their unit names. And a safety
 * ban ends what those see who have left.
 */
export class Migration20261122000050_interpreting extends Migration {
  override up(): void {
    this.addSql(`alter table access.access_grant drop constraint access_grant_extent_check;
      alter table access.access_grant add constraint access_grant_extent_check check (extent in ('all', 'own', 'addressed', 'seat'))`);
    for (const statement of [...reading(OWN_OR_SEAT), ...answering(BOTH)]) this.addSql(statement);
    this.asAccess(
      MEMBERS,
      mayAnswer("access.cases('logistics', 'read', 'own') || access.cases('logistics', 'read', 'seat')"),
      TELLING,
    );
    this.addSql(REGRANT);
    this.addSql(OF_BANS);
  }

  override down(): void {
    this.addSql('drop trigger regrant_new on safety_ban; drop trigger regrant_changed on safety_ban');
    this.asAccess(UNTOLD, mayAnswer("access.cases('logistics', 'read', 'own')"));
    this.addSql(REGRANT);
    for (const statement of [...reading(OWN), ...answering(OWN)]) this.addSql(statement);
    this.addSql(`alter table access.access_grant drop constraint access_grant_extent_check;
      alter table access.access_grant add constraint access_grant_extent_check check (extent in ('all', 'own', 'addressed'))`);
  }

  private asAccess(...statements: readonly string[]): void {
    this.addSql('set local role yhdessa_access');
    for (const statement of statements) this.addSql(statement);
    this.addSql('reset role');
  }
}

/** @param left what must hold besides of who has left; @param family of who may know who the family is */
const membersOf = (of: string, left = '', family = '') => `
create or replace function access.grants_of_case_members(of_case uuid) returns setof access.derived_grant language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, m.unit, k.category, k.verb, k.extent, m.basis, m.source, m.since, least(m.left_at, m.until)
  from access.members_of_case(of_case) m, lateral (${of}) k (category, verb, extent)
  where m.since < coalesce(least(m.left_at, m.until), 'infinity')
  union all
  select m.area_id, m.principal, m.unit, 'actions', 'read', 'own', m.basis || '-after-leaving', m.source, greatest(m.since, m.left_at),
    least(m.left_at + interval '30 days', m.until)
  from access.members_of_case(of_case) m
  where m.left_at is not null and m.since <= m.left_at${left}
    and greatest(m.since, m.left_at) < least(m.left_at + interval '30 days', coalesce(m.until, 'infinity'))
$$;
create or replace function access.grants_of_family_members(of_family uuid) returns setof access.derived_grant language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select m.area_id, m.principal, m.unit, k.category, 'read', 'all', m.basis, m.source, m.since, least(m.left_at, m.until)
  from public.network_case c cross join lateral access.members_of_case(c.id) m,
    (values ('logistics'), ('identity'), ('reach')) k (category)
  where c.family_id = of_family and m.authority and 'identity' = any (m.categories)${family}
    and m.since < coalesce(least(m.left_at, m.until), 'infinity')
$$;
`;
const OF_MEMBER = `
    values ('logistics', 'read', case when m.authority then 'all' else 'own' end), ('consents', 'read', 'addressed'), ('actions', 'read', 'own'), ('actions', 'write', 'own')
    union all
    select t, 'read', case when t = 'minutes' and not m.authority then 'addressed' else 'all' end from unnest(m.categories) t where t in ('needs', 'minutes', 'plan', 'actions')`;
/** Of the extent \`seat\`: the meetings at which one sits, and one's own invitation; not the case. */
const MEMBERS = `
create function access.interprets(of_unit uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.unit u where u.id = of_unit and u.sector = 'interpreting');
revoke execute on function access.interprets(uuid) from public;
${membersOf(
  `
    select 'logistics', 'read', 'seat' where access.interprets(m.unit)
    union all
    select o.* from (${OF_MEMBER}) o (category, verb, extent) where not access.interprets(m.unit)`,
  ` and not access.interprets(m.unit)
    and not exists (select from access.live_safety_bans() b where b.area_id = m.area_id and b.family_id = m.family_id)`,
  ' and not access.interprets(m.unit)',
)}`;

const mayAnswer = (own: string) => `
create or replace function access.may_answer_invitation(of_invitation uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
  return exists (select from public.invitation i where i.id = of_invitation and (i.id = access.principal()
    or i.case_id = any (access.cases('logistics', 'write'))
    or i.professional_id = access.principal() and (i.case_id = any (access.cases('logistics', 'read')) or i.case_id = any (${own}))));
`;

const TELLING = `
create function access.own_interpretings() returns table (invitation_id uuid, languages text[], counsellor text, phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, array(select distinct p.interpreter_language from public.meeting_participant f
      join public.person p on p.area_id = f.area_id and p.id = f.person_id
      where f.area_id = i.area_id and f.meeting_id = i.meeting_id and f.chosen and p.interpreter_language is not null order by 1),
    o.given_name || ' ' || o.family_name, coalesce(o.phone, u.phone)
  from public.invitation i
  join public.network_case c on c.area_id = i.area_id and c.id = i.case_id
  join public.professional o on o.id = c.counsellor_id
  left join public.unit u on u.id = c.counsellor_unit
  where i.professional_id = access.principal() and i.case_id = any (access.cases('logistics', 'read', 'seat'))
$$;
revoke execute on function access.own_interpretings() from public;
grant execute on function access.own_interpretings() to yhdessa_app;
`;

const REGRANT = `
set local role yhdessa_access;
select access.regrant_case(n.case_id) from (select distinct m.case_id from public.network_member m
  join public.unit u on u.id = m.unit_id and u.sector = 'interpreting') n;
reset role;
`;

/** What somebody promised before they left is theirs to see no longer once the family hides (invariant 9). */
const OF_BANS = `
create trigger regrant_new after insert on safety_ban referencing new table as changed
  for each statement execute function access.regrant_cases_of_families();
create trigger regrant_changed after update on safety_ban referencing new table as changed
  for each statement execute function access.regrant_cases_of_families();
`;

const UNTOLD = `
drop function access.own_interpretings();
${membersOf(OF_MEMBER)}
drop function access.interprets(uuid);
`;

const SELF = '(select access.principal())';
const cases = (verb: string, extent = '') =>
  `case_id = any ((select access.cases('logistics', '${verb}'${extent}))::uuid[])`;
const OWN = cases('read', ", 'own'");
const OWN_OR_SEAT = `(${OWN} or ${cases('read', ", 'seat'")})`;
const BOTH = `case_id = any ((select access.cases('logistics', 'read', 'own') || access.cases('logistics', 'read', 'seat'))::uuid[])`;
const SITTING = (id: string) => `${id} = any ((select access.meetings_i_sit_at())::uuid[])`;
const kept = (table: string, id: string) => `${id} <> all ((select access.withheld_records('${table}'))::uuid[])`;

/** What somebody sees of whose meetings: the table, which rows are their own, who reads it besides, and its id. */
const READING = [
  ['meeting', SITTING('id'), ' or id = any ((select access.meetings_of_invitation())::uuid[])', 'id'],
  ['meeting_place', SITTING('meeting_id'), '', 'meeting_id'],
  [
    'meeting_participant',
    `professional_id = ${SELF}`,
    ` or (meeting_id = any ((select access.meetings_of_relative(false))::uuid[]) and ${OWN})`,
    'id',
  ],
  ['booking', `professional_id = ${SELF}`, '', 'id'],
] as const;
const reading = (extents: string) =>
  READING.map(
    ([table, rows, besides, id]) =>
      `alter policy "${table}_read" on "${table}" using ((${cases('read')} or (${rows} and ${extents})${besides}) and ${kept(table, id)})`,
  );

/** The invitee answers in the application. */
const answering = (extents: string) => {
  const invitee = `id = ${SELF} or professional_id = ${SELF} and (${cases('read')} or ${extents})`;
  const writing = `(${cases('write')} or ${invitee})`;
  return [
    `alter policy "invitation_read" on "invitation" using ((${cases('read')} or ${invitee}) and ${kept('invitation', 'id')})`,
    `alter policy "invitation_new" on "invitation" with check (${writing} and exists (select from meeting o where o.id = invitation.meeting_id and o.case_id = invitation.case_id))`,
    `alter policy "invitation_change" on "invitation" using (${writing} and ${kept('invitation', 'id')}) with check (${writing})`,
  ];
};
