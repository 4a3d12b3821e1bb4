import { Migration } from '@mikro-orm/migrations';

/** Whoever watches over others is disqualified as anybody is, speaks for themselves, and hides nothing of their own. */
export class Migration20261122000055_watching_the_watchers extends Migration {
  override up(): void {
    for (const [table, scope] of CLOSED)
      this.addSql(
        `create policy "${table}_not_disqualified" on ${table} as restrictive for select to yhdessa_app using (${scope} <> all (${CLOSED_TO_ME}))`,
      );
    this.addSql(`alter policy break_glass_read on break_glass using (${READ.now})`);
    this.addSql(`alter policy log_withholding_new on log_withholding with check (${NEW.now})`);
    this.rewrite(([name, before, now]) => rewritten(name, before, now));
  }

  override down(): void {
    this.rewrite(([name, before, now]) => rewritten(name, now, before));
    this.addSql(`alter policy log_withholding_new on log_withholding with check (${NEW.before})`);
    this.addSql(`alter policy break_glass_read on break_glass using (${READ.before})`);
    for (const [table] of CLOSED) this.addSql(`drop policy "${table}_not_disqualified" on ${table}`);
  }

  private rewrite(statement: (of: (typeof REWRITTEN)[number]) => string): void {
    this.addSql('set local role yhdessa_access');
    for (const each of REWRITTEN) this.addSql(statement(each));
    this.addSql('reset role');
  }
}

const CLOSED_TO_ME = '(select access.closed_to_me())::uuid[]';
/** Read by a role, and by what row: of a case, its family or its contact. */
const CLOSED = [
  ['break_glass', 'case_id'],
  ['disqualification_reason', 'case_id'],
  ['counsellor_change', 'case_id'],
  ['outside_handover', 'case_id'],
  ['log_withholding', 'family_id'],
  ['legal_hold', 'scope_id'],
] as const;

const SELF = '(select access.principal())';
const inArea = (role: string) => `area_id = any ((select access.areas_as('${role}'))::uuid[])`;
const OF_CASE = `case_id = any ((select access.cases('logs', 'read'))::uuid[])`;
const OTHERS = `professional_id = ${SELF} or ${inArea('team-lead')} or ${inArea('log-inspector')}`;
/** What is kept from somebody of the log is not told them by its other end. */
const READ = {
  before: `(${OF_CASE} or ${OTHERS})`,
  now: `(${OF_CASE} and (not (select access.has_withheld_log()) or not access.is_log_withheld(professional_id, kind, opened_at)) or ${OTHERS})`,
};
const WITHHELD = `${inArea('log-inspector')} and withheld_by = ${SELF} and access.is_of_family(area_id, family_id, person_id)`;
const NEW = { before: WITHHELD, now: `${WITHHELD} and professional_id <> ${SELF}` };

const rewritten = (name: string, from: string, to: string) => `
do $rewrite$
declare
  before text := pg_get_functiondef('access.${name}'::regproc);
  what text := $what$${from}$what$;
begin
  if position(what in before) = 0 then raise exception 'access.${name} is another one'; end if;
  execute replace(before, what, $by$${to}$by$);
end $rewrite$;
`;

const LEADS_AREA = `or c.area_id = any (access.areas_as('team-lead'))`;
const IN_TEAM = `c.area_id = of_area) and c.state <> 'closed'`;
const TEAM_LEAD = `m.unit_id = the.counsellor_unit and m.role = 'team-lead'`;
const INSPECTS = `in_area = any (access.areas_as('log-inspector'))`;
const BY_NAME = `${INSPECTS}
    and case when full_index`;
const OF_FAMILY = `${INSPECTS} and exists (select from public.person p`;
const WATCHED = `b.case_id = any (access.cases('logs', 'read'))`;
const SEATED = 'and a.id = n.participant_id and a.chosen)';
const HELD = (besides: string) =>
  `and g.extent = 'all' and g.basis not in ('break-glass', 'with-reason')
      and access.holds(g.valid_from, g.valid_until))${besides} then return 'holds'; end if;`;
const HOLDS_PLAN = `if exists (select from access.access_grant g where g.principal_id = access.principal() and g.scope_type = 'case' and g.scope_id = the.id
      and g.category = 'plan' and g.verb = 'read' ${HELD('')}`;
/** What it opens: see `grants_of_case_glass` and `grants_of_family_glass`. */
const HOLDS_ALL = `if not exists (select from (values ('case', the.id, 'logistics'), ('case', the.id, 'needs'), ('case', the.id, 'minutes'), ('case', the.id, 'plan'),
      ('case', the.id, 'actions'), ('case', the.id, 'consents'), ('family', the.family_id, 'identity'), ('family', the.family_id, 'reach')) k (type, id, category)
    where not exists (select from access.access_grant g where g.principal_id = access.principal() and g.scope_type = k.type and g.scope_id = k.id
      and g.category = k.category and g.verb = 'read' ${HELD(')')}`;
const TOLD = `m.area_id = the.area_id
        and access.holds(m.valid_from, m.valid_until))`;
const WRITES_NOTHING = `and g.basis in ('break-glass', 'with-reason') and access.holds(g.valid_from, g.valid_until)) then`;

/** Functions, what of them changes, and into what. */
const REWRITTEN = [
  ['times_of_responsible', LEADS_AREA, `${LEADS_AREA} and c.id <> all (access.closed_to_me())`],
  [
    'cases_of_team',
    IN_TEAM,
    `${IN_TEAM} and not exists (select from public.disqualification d
    where d.case_id = c.id and d.professional_id = lead and d.lifted_at is null)`,
  ],
  ['overdue_concerns', TEAM_LEAD, `${TEAM_LEAD} and m.principal_id <> all (access.disqualified_of('case', the.id))`],
  [
    'clients_in_log',
    BY_NAME,
    `${INSPECTS} and c.id <> all (access.closed_to_me())
    and case when full_index`,
  ],
  ['is_of_family', OF_FAMILY, `of_family <> all (access.closed_to_me()) and ${OF_FAMILY}`],
  ['people_of_watch', WATCHED, `${WATCHED} and not access.is_log_withheld(b.professional_id, b.kind, b.opened_at)`],
  // Comes along no longer, although the seat is still there: nobody is told when and where.
  [
    'standing_of_notice',
    SEATED,
    `${SEATED}
      and (p.role <> 'close-person' or not exists (select from public.invited_close_person e where e.area_id = n.area_id and e.case_id = n.case_id and e.person_id = p.id)
        or exists (select from public.invited_close_person e where e.area_id = n.area_id and e.case_id = n.case_id and e.person_id = p.id and e.ended_at is null))`,
  ],
  // Whoever is responsible, or told of the plan, has not read who the family is and how it is reached.
  ['break_glass', HOLDS_PLAN, HOLDS_ALL],
  // Whoever keeps the case besides, or meanwhile, goes on with their work.
  [
    'refuse_looker',
    WRITES_NOTHING,
    `and g.basis in ('break-glass', 'with-reason') and access.holds(g.valid_from, g.valid_until))
    and new.case_id <> all (access.cases('plan', 'write')) then`,
  ],
  // Who looks after what others do is not shut out by them: it is their own word, or that of who leads a team.
  [
    'way_to_disqualify',
    TOLD,
    `${TOLD}
      and (the.area_id = any (access.areas_as('team-lead')) or not exists (select from access.membership m where m.principal_id = whom
        and m.area_id = the.area_id and m.role in ('team-lead', 'log-inspector') and access.holds(m.valid_from, m.valid_until)))`,
  ],
] as const;
