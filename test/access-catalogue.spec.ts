import { randomBytes } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import { entities } from '../src/entities.js';
import { migrate } from '../src/platform/database/migrate.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { createTestDatabase, poolOf, SEEDED_AT, type TestDatabase, urlOf, withClient } from './support/database.js';

/** Tables without personal data, and why they need no row security. Everything else has it. */
const WITHOUT_PERSONAL_DATA: Readonly<Record<string, string>> = {
  'platform.demo_clock': 'how far the clock of a demo has been moved',
  'public.mikro_orm_migrations': 'names of the migrations that have run',
};

/** Functions that run with the rights of `yhdessa_access`. Whether the application may call each. */
const DEFINERS: Readonly<Record<string, 'by the application' | 'by triggers, functions and the owner'>> = {
  'access.address_email_code(uuid,text[])': 'by the application',
  'access.answered_times(uuid[],timestamp with time zone,timestamp with time zone)': 'by the application',
  'access.areas_as(text)': 'by the application',
  'access.area_of_account(uuid)': 'by the application',
  'access.ask_email_code(uuid,bytea,bytea,bytea,bytea,integer,timestamp with time zone,jsonb)': 'by the application',
  'access.keep_moment()': 'by triggers, functions and the owner',
  'access.listening(uuid[],jsonb,jsonb,timestamp with time zone)': 'by the application',
  'access.lines_of_log(uuid,timestamp with time zone,timestamp with time zone)': 'by triggers, functions and the owner',
  'access.log_of_case(uuid,timestamp with time zone,timestamp with time zone,timestamp with time zone,bigint,integer)':
    'by the application',
  'access.break_glass(uuid,uuid,text,integer,text)': 'by the application',
  'access.break_glasses_to_review(uuid,uuid,integer)': 'by the application',
  'access.cases_of_person(uuid,bytea,bytea)': 'by the application',
  'access.disqualify(uuid,uuid,uuid,uuid,text)': 'by the application',
  'access.end_break_glass(uuid,integer)': 'by the application',
  'access.heard_by(text,uuid)': 'by the application',
  'access.lead_to_tell(text,uuid,uuid)': 'by the application',
  'access.lift_disqualification(uuid,integer,bytea)': 'by the application',
  'access.people_of_watch()': 'by the application',
  'access.reassign_counsellor(uuid,uuid,integer,uuid,uuid,bytea)': 'by the application',
  'access.closed_to_me()': 'by the application',
  'access.keep_disqualified_out()': 'by triggers, functions and the owner',
  'access.refuse_disqualified()': 'by triggers, functions and the owner',
  'access.refuse_looker()': 'by triggers, functions and the owner',
  'access.regrant_disqualified()': 'by triggers, functions and the owner',
  'access.regrant_glasses_of_member()': 'by triggers, functions and the owner',
  'access.require_settled()': 'by triggers, functions and the owner',
  'access.require_words()': 'by triggers, functions and the owner',
  'access.review_break_glass(uuid,integer,text,bytea)': 'by the application',
  'access.settle_disqualification(uuid)': 'by the application',
  'access.begin_sign_in(bytea,text,bytea,timestamp with time zone,jsonb,text,bytea)': 'by the application',
  'access.count_failed_sign_in(jsonb)': 'by the application',
  'access.still_says(text,bytea,text,timestamp with time zone)': 'by the application',
  'access.end_replaced_action()': 'by triggers, functions and the owner',
  'access.spend_work(bytea,double precision,double precision,double precision,timestamp with time zone)':
    'by the application',
  'access.sweep_work()': 'by the application',
  'access.sweep_sign_in_attempts()': 'by the application',
  'access.take_sign_in(bytea[])': 'by the application',
  'access.ask_feedback(text,uuid,timestamp with time zone)': 'by the application',
  'access.standing_of_feedback()': 'by the application',
  'access.feedback_of_token(bytea)': 'by the application',
  'access.own_feedback()': 'by the application',
  'access.feedback_counts(uuid,date,date)': 'by the application',
  'access.scopes_of_feedback()': 'by the application',
  'access.sweep_feedback()': 'by the application',
  'access.asker_to_tell(uuid)': 'by the application',
  'access.count_consultations(uuid,timestamp with time zone,timestamp with time zone)': 'by the application',
  'access.open_consultation(uuid,uuid,uuid)': 'by the application',
  'access.own_consultations(integer)': 'by the application',
  'access.basis_of_copy(uuid,uuid,uuid)': 'by the application',
  'access.basis_of_invitation(uuid)': 'by the application',
  'access.absence_to_tell(uuid,uuid,boolean)': 'by the application',
  'access.consent_to_tell(text,uuid)': 'by the application',
  'access.consents_to_judge()': 'by the application',
  'access.say_of_consent(uuid,integer,text,text,uuid,bytea)': 'by the application',
  'access.voices_heard(uuid)': 'by the application',
  'access.confirm_handover(uuid,integer,text,uuid,uuid,bytea)': 'by the application',
  'access.handover_to_tell(text,uuid)': 'by the application',
  'access.is_guardian_of_case(uuid,uuid)': 'by the application',
  'access.obstacle_of_handover(uuid)': 'by the application',
  'access.pass_baton(uuid,uuid,bytea)': 'by triggers, functions and the owner',
  'access.people_of_baton()': 'by the application',
  'access.times_of_responsible(uuid,uuid,date,date)': 'by the application',
  'access.basis_of_unit(uuid,uuid,uuid,timestamp with time zone)': 'by the application',
  'access.booked(uuid[],timestamp with time zone,timestamp with time zone)': 'by the application',
  'access.challenge_passkey(bytea,bytea,timestamp with time zone,jsonb)': 'by the application',
  'access.use_passkey(uuid,bigint,bigint,boolean)': 'by the application',
  'access.take_passkey_offer(bytea[],bytea[],jsonb,bytea,bytea,timestamp with time zone)': 'by the application',
  'access.take_passkey_challenge(bytea[],text)': 'by the application',
  'access.sweep_passkeys()': 'by the application',
  'access.register_passkey(bytea[],jsonb)': 'by the application',
  'access.person_of_identity(text,bytea)': 'by the application',
  'access.passkeys_of(uuid)': 'by the application',
  'access.passkey_to_check(bytea)': 'by the application',
  'access.offer_passkey(jsonb)': 'by the application',
  'access.own_identity()': 'by the application',
  'access.own_interpretings()': 'by the application',
  'access.is_kept_from(uuid,text,uuid)': 'by the application',
  'access.units_kept_from(uuid)': 'by triggers, functions and the owner',
  'access.own_namesakes()': 'by the application',
  'access.link_own_identity(text,bytea)': 'by the application',
  'access.identifications_of(uuid)': 'by the application',
  'access.end_passkey(uuid)': 'by the application',
  'access.end_identification(uuid,text)': 'by the application',
  'access.closed_cases(uuid,uuid)': 'by the application',
  'access.area_to_hold(text,uuid)': 'by the application',
  'access.due_to_erase()': 'by the application',
  'access.drop_effect(uuid)': 'by the application',
  'access.sweep_received_mails()': 'by the application',
  'access.erase_as_worker(text,uuid)': 'by the application',
  'access.erased_of(text,uuid)': 'by the application',
  'access.hold_what_stands()': 'by triggers, functions and the owner',
  'access.end_responsibility_of_closed()': 'by triggers, functions and the owner',
  'access.reopen_case(uuid,uuid)': 'by the application',
  'access.check_access_log()': 'by triggers, functions and the owner',
  'access.complete_log_line()': 'by triggers, functions and the owner',
  'access.dismiss_inbound_message(uuid)': 'by the application',
  'access.content_of_calendar_feed()': 'by the application',
  'access.hold_calendar_feed()': 'by the application',
  'access.mark_feeds_of_changed()': 'by triggers, functions and the owner',
  'access.mark_feeds_of_changed_cases()': 'by triggers, functions and the owner',
  'access.mark_feeds_of_changed_meetings()': 'by triggers, functions and the owner',
  'access.read_calendar_feed(bytea,text[],timestamp with time zone)': 'by the application',
  'access.settle_changed_calendar_feed()': 'by triggers, functions and the owner',
  'access.store_calendar_feed(text,text,bytea,timestamp with time zone,bigint[])': 'by the application',
  'access.duty_status(uuid)': 'by the application',
  'access.email_code_to_send(uuid)': 'by the application',
  'access.end_other_sessions(uuid)': 'by the application',
  'access.end_access_of_changed_phones()': 'by triggers, functions and the owner',
  'access.end_family_access_of_loser()': 'by triggers, functions and the owner',
  'access.end_family_device(uuid,uuid)': 'by the application',
  'access.family_access(uuid)': 'by the application',
  'access.family_visitor()': 'by the application',
  'access.give_family_code(uuid,uuid,bytea,bytea[],uuid[],integer,timestamp with time zone)': 'by the application',
  'access.sweep_family_codes()': 'by the application',
  'access.tells_place(uuid,uuid)': 'by the application',
  'access.sheltered_from_me()': 'by the application',
  'access.units_kept_from_me()': 'by the application',
  'access.sector_told(uuid)': 'by the application',
  'access.phone_told(uuid)': 'by the application',
  'access.places_kept_from_me()': 'by the application',
  'access.notice_keeps_place()': 'by the application',
  'access.reminder_of_safety_ban(uuid)': 'by the application',
  'access.carry_safety_ban()': 'by triggers, functions and the owner',
  'access.shelter_of_ban()': 'by triggers, functions and the owner',
  'access.try_family_code(bytea[],bytea[],bytea[],jsonb,jsonb)': 'by the application',
  'access.end_own_sessions(uuid[])': 'by the application',
  'access.end_sessions_at_issuer(text,bytea[],text)': 'by the application',
  'access.end_sessions_of_leavers()': 'by triggers, functions and the owner',
  'access.end_sessions_of(uuid)': 'by the application',
  'access.end_sessions_of_raised()': 'by triggers, functions and the owner',
  'access.end_visit(bytea[])': 'by the application',
  'access.forget_email_code(uuid)': 'by the application',
  'access.forget_kept_form(bytea[],text)': 'by the application',
  'access.keep_form(bytea[],jsonb)': 'by the application',
  'access.kept_form_of(bytea[],text)': 'by the application',
  'access.hold_time_of_invitation(uuid)': 'by the application',
  'access.hold_time_poll(uuid)': 'by the application',
  'access.identities_of(uuid)': 'by the application',
  'access.invitation_of_link_token(bytea)': 'by the application',
  'access.invitation_of_message_id(text)': 'by the application',
  'access.invitation_of_reply_token(bytea)': 'by the application',
  'access.invitation_of_uid(text)': 'by the application',
  'access.is_staff()': 'by the application',
  'access.clients_in_log(uuid,bytea,bytea)': 'by the application',
  'access.has_withheld_log()': 'by the application',
  'access.is_log_withheld(uuid,text,timestamp with time zone)': 'by the application',
  'access.is_of_family(uuid,uuid,uuid)': 'by the application',
  'access.is_relative()': 'by the application',
  'access.keeps_units_from_me(uuid)': 'by the application',
  'access.log_scopes()': 'by triggers, functions and the owner',
  'access.own_prohibitions()': 'by triggers, functions and the owner',
  'access.minors_beside_me()': 'by triggers, functions and the owner',
  'access.scopes_in_log(uuid,uuid,uuid,uuid)': 'by the application',
  'access.staff_in_log(uuid,timestamp with time zone,timestamp with time zone)': 'by triggers, functions and the owner',
  'access.units_as(text)': 'by the application',
  'access.withheld_log(uuid,timestamp with time zone,timestamp with time zone)': 'by triggers, functions and the owner',
  'access.nobody_is_left()': 'by triggers, functions and the owner',
  'access.no_unit_is_left()': 'by triggers, functions and the owner',
  'access.join_unit(uuid,uuid,uuid,uuid,text,timestamp with time zone)': 'by the application',
  'access.join_plan(uuid,uuid,bytea,bytea)': 'by the application',
  'access.leave_unit(uuid)': 'by the application',
  'access.lift_prohibition(uuid,integer)': 'by the application',
  'access.lift_withholding(text,uuid,uuid)': 'by the application',
  'access.mark_review_reminded(uuid)': 'by the application',
  'access.notice_of_minutes(uuid,integer,uuid)': 'by the application',
  'access.readers_of_minutes(uuid)': 'by the application',
  'access.may_sign_in(uuid)': 'by the application',
  'access.names_of_own_family()': 'by the application',
  'access.areas_told()': 'by the application',
  'access.forget_page_feedback(uuid)': 'by the application',
  'access.open_request(uuid,text,bytea,jsonb)': 'by the application',
  'access.page_feedback_to_send(uuid)': 'by the application',
  'access.take_page_feedback(uuid,bytea,bytea,jsonb)': 'by the application',
  'access.open_case(uuid,uuid,uuid)': 'by the application',
  'access.open_contact(uuid,uuid)': 'by the application',
  'access.open_session(jsonb,bytea[])': 'by the application',
  'access.open_visit(bytea[],bytea[],bytea,bytea,timestamp with time zone,interval)': 'by the application',
  'access.meetings_ahead(uuid[])': 'by the application',
  'access.meetings_of_relative(boolean)': 'by the application',
  'access.overdue_concerns(uuid,boolean,date,date)': 'by the application',
  'access.overdue_count(uuid,boolean,date,date,date)': 'by the application',
  'access.overdue_of_team(uuid,date,date)': 'by the application',
  'access.override_holds(uuid,uuid[],timestamp with time zone,timestamp with time zone,text)': 'by the application',
  'access.parties_of_invitation()': 'by the application',
  'access.letter_of_invitations(uuid[])': 'by the application',
  'access.parties_of_poll()': 'by the application',
  'access.people_i_meet()': 'by the application',
  'access.own_sessions()': 'by the application',
  'access.session_of(bytea[],text,text,bytea[],timestamp with time zone)': 'by the application',
  'access.moments_of_withheld()': 'by the application',
  'access.obstacle_of_prohibition(uuid,uuid,uuid,jsonb)': 'by the application',
  'access.prohibit(uuid,uuid,jsonb,bytea)': 'by the application',
  'access.promises_of_invitation()': 'by the application',
  'access.recognise_staff(text,bytea,text[],jsonb,jsonb)': 'by the application',
  'access.refuse_another_answer()': 'by triggers, functions and the owner',
  'access.refuse_change_of_agreed_part()': 'by triggers, functions and the owner',
  'access.refuse_part_of_agreed_version()': 'by triggers, functions and the owner',
  'access.recipient_of_message_id(text)': 'by the application',
  'access.recipient_of_poll_token(bytea)': 'by the application',
  'access.refuse_room()': 'by triggers, functions and the owner',
  'access.regrant(text,uuid)': 'by triggers, functions and the owner',
  'access.regrant_case(uuid)': 'by triggers, functions and the owner',
  'access.regrant_cases_of_changed()': 'by triggers, functions and the owner',
  'access.regrant_cases_of_families()': 'by triggers, functions and the owner',
  'access.regrant_cases_of_member()': 'by triggers, functions and the owner',
  'access.regrant_changed_cases()': 'by triggers, functions and the owner',
  'access.regrant_changed_contact()': 'by triggers, functions and the owner',
  'access.regrant_contacts_of_member()': 'by triggers, functions and the owner',
  'access.regrant_open_contacts()': 'by triggers, functions and the owner',
  'access.release_expired_holds(uuid[])': 'by the application',
  'access.reread_inbound_message(uuid)': 'by the application',
  'access.reminder_of_action(uuid)': 'by the application',
  'access.reminder_of_review(uuid)': 'by the application',
  'access.require_responsible_person()': 'by triggers, functions and the owner',
  'access.require_all_of_scope()': 'by triggers, functions and the owner',
  'access.renew_busy_weeks(uuid[])': 'by triggers, functions and the owner',
  'access.renew_calendar_knowledge(uuid[])': 'by triggers, functions and the owner',
  'access.renew_times_of_changed()': 'by triggers, functions and the owner',
  'access.reschedule_effect(text,text,timestamp with time zone)': 'by the application',
  'access.retry_effect(uuid)': 'by the application',
  'access.revoke_effect(text,text)': 'by the application',
  'access.say_how_things_are(uuid,uuid,uuid,text,bytea)': 'by the application',
  'access.seal_access_log(timestamp with time zone)': 'by the application',
  'access.settle_time_of_invitation(uuid,uuid)': 'by the application',
  'access.settle_time_poll(uuid)': 'by the application',
  'access.source_of_basis(uuid)': 'by the application',
  'access.sweep_email_codes()': 'by the application',
  'access.standing_of_notice()': 'by the application',
  'access.sweep_holds()': 'by the application',
  'access.sweep_meeting_notices()': 'by the application',
  'access.sweep_invitation_messages()': 'by the application',
  'access.sweep_remedy_mails()': 'by the application',
  'access.sweep_first_answers(timestamp with time zone)': 'by the application',
  'access.sweep_sessions(timestamp with time zone)': 'by the application',
  'access.taken_from_my_queue(uuid)': 'by the application',
  'access.try_email_code(bytea[],bytea[],jsonb)': 'by the application',
  'access.units()': 'by the application',
  'access.unlink_identity(uuid,text)': 'by the application',
  'access.use_logout_token(text,bytea,timestamp with time zone,bytea,text)': 'by the application',
  'access.visitor(bytea[])': 'by the application',
  'access.version_to_join(uuid)': 'by the application',
  'access.withheld_records(text)': 'by the application',
  'access.withhold(text,uuid,text,uuid,uuid,text)': 'by the application',
};

/** Views may show what row security hides, and materialised ones have none. There are none. */
const VIEWS: readonly string[] = [];

const OURS = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

let database: TestDatabase;
let owner: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = poolOf(database.ownerUrl, 2);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

type Ask = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
/** Finds faults in a catalogue: one line each, none if all is well. */
type Checker = (ask: Ask) => Promise<string[]>;

const askOf =
  (client: pg.Pool | pg.ClientBase): Ask =>
  async (sql, values) =>
    (await client.query(sql, values)).rows;

/** What `checker` says after `violation` has been planted by the owner; the violation is undone. */
async function planted(violation: string, checker: Checker): Promise<string[]> {
  const client = await owner.connect();
  try {
    await client.query(`begin; ${violation}`);
    return await checker(askOf(client));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const check = (checker: Checker) => checker(askOf(owner));

const today = SEEDED_AT.toZonedDateTimeISO('UTC').toPlainDate();

/** A database in which nothing has run but the migrations. The copies that specs get lack its privileges. */
const inFreshDatabase = async <T>(task: (orm: MikroORM, client: pg.Client, name: string) => Promise<T>): Promise<T> => {
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  const admin = urlOf('postgres', 'owner');
  await withClient(admin, (client) => client.query(`create database ${name}`));
  const orm = await MikroORM.init({
    ...ormOptions(urlOf(name, 'owner'), entities, 2, () => undefined),
    allowGlobalContext: true,
  });
  try {
    return await withClient(urlOf(name, 'owner'), (client) => task(orm, client, name));
  } finally {
    await orm.close(true);
    await withClient(admin, (client) => client.query(`drop database ${name} with (force)`));
  }
};

interface Table {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly partition: boolean;
  readonly reachable: boolean;
  readonly commands: string[];
}

const tables: Checker = async (ask) => {
  const found = await ask<Table & pg.QueryResultRow>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      c.relispartition as partition,
      has_table_privilege('yhdessa_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege('yhdessa_app', c.oid, 'select, insert, update, references') as reachable,
      array(select p.polcmd::text from pg_policy p where p.polrelid = c.oid) as commands
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f') and ${OURS}`);
  return found.flatMap(({ name, enabled, forced, partition, reachable, commands }) => {
    if (name in WITHOUT_PERSONAL_DATA) return [];
    if (!enabled || !forced) return [`${name}: row security is not enabled and forced`];
    // A partition is reached through its parent only; without a policy of its own it shows nothing to anybody.
    if (partition) return reachable || commands.length > 0 ? [`${name}: a partition can be reached by itself`] : [];
    const missing = ['r', 'a', 'w', 'd'].filter((verb) => !commands.includes(verb) && !commands.includes('*'));
    return missing.length > 0 ? [`${name}: no policy for ${missing.join(' ')}`] : [];
  });
};

describe('every table', () => {
  it('has forced row security and policies for all four verbs, or is known to hold no personal data', async () => {
    expect(await check(tables)).toEqual([]);
  });

  it('is looked at, partitions included', async () => {
    const names = (
      await askOf(owner)<{ name: string }>(
        `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and ${OURS}`,
      )
    ).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['public.contact', 'access.access_grant', 'audit.access_log_202611', 'audit.access_log']),
    );
    for (const name of Object.keys(WITHOUT_PERSONAL_DATA)) expect(names).toContain(name);
  });

  it.each([
    ['a table without row security', 'create table public.diary (id int)', 'public.diary'],
    ['row security that its owner escapes', 'alter table contact no force row level security', 'public.contact:'],
    ['a lost policy', 'drop policy contact_delete on contact', 'public.contact: no policy for d'],
    [
      'a partition without row security',
      `create table audit.access_log_209901 partition of audit.access_log for values from ('2099-01-01') to ('2099-02-01')`,
      'audit.access_log_209901',
    ],
    [
      'a partition within reach',
      'grant select on audit.access_log_202611 to yhdessa_app',
      'audit.access_log_202611: a partition can be reached',
    ],
  ])('would be noticed: %s', async (_, violation, fault) => {
    expect(await planted(violation, tables)).toEqual([expect.stringContaining(fault)]);
  });
});

const roles: Checker = async (ask) => {
  const [found] = await ask<Record<string, string[]>>(`
    with ours as (select oid, rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin
      from pg_roles where rolname in ('yhdessa', 'yhdessa_app', 'yhdessa_access')),
    app as (select * from ours where rolname <> 'yhdessa_access')
    select array(select rolname || ' is too powerful' from ours
        where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication) as power,
      array(select rolname || ' can log in' from ours where rolcanlogin and rolname <> 'yhdessa') as login,
      array(select app.rolname || ' owns ' || d.classid::regclass || ' ' || d.objid from pg_shdepend d join app on app.oid = d.refobjid
        where d.deptype = 'o' and d.dbid in (0, (select oid from pg_database where datname = current_database()))) as owned,
      array(select app.rolname || ' is a member of ' || g.rolname from pg_auth_members m join app on app.oid = m.member
        join pg_roles g on g.oid = m.roleid where g.rolname <> 'yhdessa_app') as membership,
      array(select app.rolname || ' may ' || p || ' in the database' from app, unnest(array['create', 'temporary']) p
        where has_database_privilege(app.oid, current_database(), p)) as database,
      array(select app.rolname || ' may create in ' || n.nspname from app, pg_namespace n
        where has_schema_privilege(app.oid, n.oid, 'create') and n.nspname not like 'pg\\_t%') as schemas`);
  return Object.values(found ?? {}).flat();
};

describe('the roles of the application', () => {
  it('own nothing, bypass nothing and can create nothing', async () => {
    await inFreshDatabase(async (orm, client, name) => {
      await migrate(orm, urlOf(name, 'app'), today);
      expect(await roles(askOf(client))).toEqual([]);
    });
  });

  it.each([
    ['a bypass', 'alter role yhdessa_app bypassrls', 'yhdessa_app is too powerful'],
    ['a superuser', 'alter role yhdessa superuser', 'yhdessa is too powerful'],
    ['a login of the role that owns the grants', 'alter role yhdessa_access login', 'yhdessa_access can log in'],
    [
      'ownership',
      'create table public.own (); alter table public.own owner to yhdessa_app',
      'yhdessa_app owns pg_class',
    ],
    ['a second membership', 'grant yhdessa_access to yhdessa', 'yhdessa is a member of yhdessa_access'],
    [
      'temporary tables',
      `do $$ begin execute 'grant temporary on database ' || current_database() || ' to yhdessa_app'; end $$`,
      'may temporary',
    ],
    ['a schema to create in', 'grant create on schema public to yhdessa_app', 'yhdessa_app may create in public'],
  ])('would be noticed: %s', async (_, violation, fault) => {
    expect(await planted(violation, roles)).toContainEqual(expect.stringContaining(fault));
  });
});

interface Definer {
  readonly name: string;
  readonly owner: string;
  readonly config: string[] | null;
  readonly everybody: boolean;
  readonly app: boolean;
}

const definers: Checker = async (ask) => {
  const found = await ask<Definer & pg.QueryResultRow>(`
    select p.oid::regprocedure::text as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as config,
      exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where a.grantee = 0 and a.privilege_type = 'EXECUTE') as everybody,
      has_function_privilege('yhdessa_app', p.oid, 'execute') as app
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OURS}`);
  const names = new Set(found.map(({ name }) => name));
  const faults = found.flatMap(({ name, owner: by, config, everybody, app }) => [
    ...(name in DEFINERS ? [] : [`${name}: not on the list`]),
    ...(by === 'yhdessa_access' ? [] : [`${name}: owned by ${by}`]),
    ...(config?.includes('search_path=pg_catalog, pg_temp') ? [] : [`${name}: its search_path is not fixed`]),
    ...(everybody ? [`${name}: anybody may call it`] : []),
    ...(app === (DEFINERS[name] === 'by the application')
      ? []
      : [`${name}: the application may ${app ? '' : 'not '}call it`]),
  ]);
  return [...faults, ...Object.keys(DEFINERS).flatMap((name) => (names.has(name) ? [] : [`${name}: is gone`]))];
};

describe('the functions with borrowed rights', () => {
  it('are exactly those on the list, owned by the role of the grants, with a fixed search_path, and closed to others', async () => {
    expect(await check(definers)).toEqual([]);
  });

  it.each([
    [
      'one more',
      `create function public.all_contacts() returns setof contact language sql security definer set search_path = pg_catalog, pg_temp
        return (select null::public.contact)`,
      'all_contacts(): not on the list',
    ],
    ['one of another owner', 'alter function access.units() owner to current_user', 'access.units(): owned by'],
    [
      'a search path of the caller',
      'alter function access.units() reset search_path',
      'access.units(): its search_path',
    ],
    [
      'one open to anybody',
      'grant execute on function access.units() to public',
      'access.units(): anybody may call it',
    ],
    [
      'regrant in the hands of the application',
      'grant execute on function access.regrant(text, uuid) to yhdessa_app',
      'access.regrant(text,uuid): the application may call it',
    ],
    ['one that is gone', 'drop function access.leave_unit(uuid)', 'access.leave_unit(uuid): is gone'],
  ])('would be noticed: %s', async (_, violation, fault) => {
    expect(await planted(violation, definers)).toContainEqual(expect.stringContaining(fault));
  });
});

const views: Checker = async (ask) => {
  const found = await ask<{ name: string }>(`select n.nspname || '.' || c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${OURS}`);
  return found.map(({ name }) => name).filter((name) => !VIEWS.includes(name));
};

describe('views', () => {
  it('there are none, plain or materialised', async () => {
    expect(await check(views)).toEqual([]);
  });

  it.each(['view', 'materialized view'])('a %s would be noticed', async (kind) => {
    expect(await planted(`create ${kind} public.everybody as select id from contact`, views)).toEqual([
      'public.everybody',
    ]);
  });
});

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly text: string;
}
const POLICIES = `select schemaname || '.' || tablename as table, policyname as name,
  coalesce(qual, '') || ' ; ' || coalesce(with_check, '') as text from pg_policies`;

/** `access_grant` is asked by `access.scopes` alone; a policy that asked it itself would recur without end or per row. */
const policiesOnGrants: Checker = async (ask) => {
  const found = await ask<Policy & pg.QueryResultRow>(`
    select c.oid::regclass::text as table, p.polname as name, '' as text from pg_depend d
    join pg_policy p on d.classid = 'pg_policy'::regclass and d.objid = p.oid join pg_class c on c.oid = p.polrelid
    where d.refobjid = 'access.access_grant'::regclass`);
  return [...new Set(found.map(({ table, name }) => `${table}: ${name}`))].filter(
    (name) => !['access.access_grant: own_grants', 'access.access_grant: derivation'].includes(name),
  );
};

/** Each question about the reader is a sub-select without outer references, so that it is asked once per statement. */
const QUESTION =
  /access\.(contacts|families|cases|keyed_scopes|invitations_to_me|meetings_of_invitation|meetings_i_sit_at|polls_of_link|cases_of_notice|people_i_meet|scopes|areas_as|units|is_staff|withheld_records)\(/;
const questionsPerRow: Checker = async (ask) => {
  const found = await ask<Policy & pg.QueryResultRow>(POLICIES);
  return found
    .filter(({ text }) =>
      QUESTION.test(
        text.replaceAll(
          /\( ?SELECT \(*access\.\w+\((?:'[^']*'::text(?:, )?)*\)(?: \|\| access\.\w+\((?:'[^']*'::text(?:, )?)*\))*\)?/g,
          '',
        ),
      ),
    )
    .map(({ table, name }) => `${table}: ${name}`);
};

describe('the policies', () => {
  it('leave the grants to the one function that reads them', async () => {
    expect(await check(policiesOnGrants)).toEqual([]);
    const bad = 'create policy bad on contact for select using (id in (select g.scope_id from access.access_grant g))';
    expect(await planted(bad, policiesOnGrants)).toEqual(['contact: bad']);
  });

  it('ask about the reader once per statement', async () => {
    expect(await check(questionsPerRow)).toEqual([]);
    const bad = `create policy bad on contact for select using (id = any (access.contacts('needs', 'read')))`;
    expect(await planted(bad, questionsPerRow)).toEqual(['public.contact: bad']);
  });
});

interface Plan {
  readonly 'Subplan Name'?: string;
  readonly Plans?: Plan[];
  readonly [detail: string]: unknown;
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
const CONDITIONS = ['Filter', 'Index Cond', 'Recheck Cond', 'Join Filter', 'Hash Cond', 'One-Time Filter'];

/** Conditions of a statement's plan that ask about the reader row by row, and the InitPlans that ask once. */
async function planOf(ask: Ask, statement: string) {
  const [row] = await ask<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json, verbose) ${statement}`);
  const all = nodes(row!['QUERY PLAN'][0]!.Plan);
  const conditions = all.flatMap((node) => CONDITIONS.map((key) => JSON.stringify(node[key] ?? '')));
  const once = all.filter((node) => node['Subplan Name']?.startsWith('InitPlan'));
  return {
    perRow: conditions.filter((condition) => QUESTION.test(condition)),
    once: once.map((node) => JSON.stringify(node['Output'])),
  };
}

/** As the application's role, in the context of a counsellor; undone. */
async function asApp<T>(plant: string, task: (ask: Ask) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query(`begin; ${plant}; set local role yhdessa_app`);
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principalOf('counsellor'), SEEDED_AT.toString()],
    );
    return await task(askOf(client));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the plan', () => {
  it('of reading contacts asks for the grants and for what is withheld once, not per row', async () => {
    const { perRow, once } = await asApp('', (ask) => planOf(ask, 'select * from contact'));
    expect(perRow).toEqual([]);
    expect(once).toHaveLength(2);
    expect(once).toContainEqual(expect.stringMatching(/access\.(contacts|scopes)\(/));
    expect(once).toContainEqual(expect.stringContaining('access.withheld_records('));
  });

  it('would show a policy that asks per row', async () => {
    const bad = `create policy bad on contact as restrictive for select using (id = any (access.contacts('needs', 'read')))`;
    const { perRow } = await asApp(bad, (ask) => planOf(ask, 'select * from contact'));
    expect(perRow).not.toEqual([]);
  });

  it.each([
    'select * from contact_identity',
    'select * from contact_needs',
    'select * from platform.data_key',
    'select * from duty_shift',
    'select * from audit.access_log',
    'select * from professional',
    'update contact set urgency = urgency',
    'update contact_needs set description = null',
    'update unit set name = name',
    'update service set name = name',
  ])('of `%s` asks nothing per row', async (statement) => {
    const { perRow, once } = await asApp('', (ask) => planOf(ask, statement));
    expect(perRow).toEqual([]);
    expect(once.length).toBeGreaterThan(0);
  });
});

describe('what the application may read of the grants', () => {
  const principals = (principal: string, table: string) =>
    asApp('', async (ask) => {
      await ask(`select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true)`, [principal]);
      return ask<{ id: string }>(`select distinct principal_id as id from access.${table}`);
    });

  it('are its own ones only', async () => {
    expect(await principals(principalOf('counsellor'), 'access_grant')).toEqual([{ id: principalOf('counsellor') }]);
  });

  it('and the memberships of others are seen by staff only', async () => {
    expect((await principals(principalOf('nurse'), 'membership')).length).toBeGreaterThan(20);
    expect(await principals(principalOf('guardian'), 'membership')).toEqual([]);
    expect(await principals('', 'membership')).toEqual([]);
    // Whoever has left reads what they were, and nobody else.
    expect(await principals(principalOf('former-member'), 'membership')).toEqual([
      { id: principalOf('former-member') },
    ]);
  });

  it.each(['session', 'withheld', 'withholdable', 'grant_source'])('and nothing of access.%s', async (table) => {
    await expect(asApp('', (ask) => ask(`select from access.${table}`))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the migrations', () => {
  it('and the entities say the same', async () => {
    const orm = await MikroORM.init(ormOptions(database.ownerUrl, entities, 1, () => undefined));
    const difference = async () =>
      (await orm.schema.getUpdateSchemaSQL()).split('\n').filter((line) => line && !line.startsWith('set names'));
    try {
      expect(await difference()).toEqual([]);
      await owner.query('alter policy contact_read on contact using (true)');
      expect(await difference()).not.toEqual([]);
    } finally {
      await orm.close(true);
    }
  });

  it('go all the way down and up again to the same catalogue', async () => {
    await inFreshDatabase(async (orm, client, name) => {
      const app = urlOf(name, 'app');
      await migrate(orm, app, today);
      const before = await catalogueOf(askOf(client));
      await orm.migrator.down({ to: 0 });
      const bottom = await catalogueOf(askOf(client));
      await migrate(orm, app, today);
      expect(before.length).toBeGreaterThan(200);
      expect(bottom.filter((line) => !line.includes('mikro_orm_migrations'))).toEqual([]);
      expect(await catalogueOf(askOf(client))).toEqual(before);
    });
  });

  it('of signing in can be taken back one by one when people of families and of the staff have come in', async () => {
    const filled = await createTestDatabase();
    const orm = await MikroORM.init(ormOptions(filled.ownerUrl, entities, 1, () => undefined));
    const ask = (sql: string, values: unknown[] = []) =>
      withClient(filled.ownerUrl, async (client) => (await client.query(sql, values)).rows);
    const steps = [
      'Migration20261122000030_sessions_in_hand',
      'Migration20261122000029_family_accounts',
      'Migration20261122000028_passkeys',
      'Migration20261122000027_family_code',
      'Migration20261122000026_staff_identities',
      'Migration20261122000025_sessions',
      'Migration20261122000024_bounces',
    ];
    const [minor, nurse, at] = [principalOf('minor'), principalOf('nurse'), SEEDED_AT.toString()];
    try {
      for (const sql of CAME_IN)
        await ask(sql.replaceAll('MINOR', minor).replaceAll('NURSE', nurse).replaceAll('AT', at));
      const bases = () => ask('select distinct basis from access.access_grant order by 1');
      const before = await bases();
      for (const to of steps) await orm.migrator.down({ to });
      expect(await ask("select 1 from access.access_grant where basis in ('minor', 'close-person')")).toEqual([]);
      await orm.migrator.up();
      expect(before).toEqual(expect.arrayContaining(await bases()));
    } finally {
      await orm.close(true);
      await filled.drop();
    }
  });

  it('of calendar messages can be taken back when such messages have gone out', async () => {
    const filled = await createTestDatabase();
    const orm = await MikroORM.init(ormOptions(filled.ownerUrl, entities, 1, () => undefined));
    const ask = (sql: string, values: unknown[] = []) =>
      withClient(filled.ownerUrl, async (client) => (await client.query<{ method: string }>(sql, values)).rows);
    const add = (method: string, stamp: string) =>
      ask(
        `insert into invitation_message (area_id, id, case_id, invitation_id, recipient, uid, sequence, method, message_id,
           stamp, starts_at, ends_at, sha256, state, queued_at)
         select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'a@kunta.example', 'a-uid', 1, $1,
           'a-mail', $2, $2, $2, '', 'queued', $2`,
        [method, stamp],
      );
    try {
      await add('REQUEST', '2026-11-23T07:00Z');
      await add('REQUEST', '2026-11-23T08:00Z');
      await add('DECLINECOUNTER', '2026-11-23T08:00Z');
      await orm.migrator.down({ to: 'Migration20261122000017_rooms_and_holds' });
      expect(await ask('select method, stamp::text from invitation_message')).toEqual([
        { method: 'REQUEST', stamp: '2026-11-23 07:00:00+00' },
      ]);
      await orm.migrator.up();
    } finally {
      await orm.close(true);
      await filled.drop();
    }
  });
});

/** A row for each table of signing in. */
const CAME_IN = [
  `insert into access.session (id, id_hash, principal_id, kind, method, opened_at, seen_at, ends_at, idle, browser, networks)
   values (gen_random_uuid(), '\\x01', 'MINOR', 'session', 'suomi-fi', 'AT', 'AT', 'AT'::timestamptz + interval '4 h', '30 min', 'tool', '{}')`,
  `insert into access.identity values ('suomi-fi', '\\x01', 'MINOR', 'remembered device', 'AT', 'AT')`,
  `insert into access.used_logout_token (issuer, token_hash, came_at, ends_at) values ('suomi-fi', '\\x01', 'AT', 'AT')`,
  `update access.membership set issuer = 'kunta', admitted_by = null where principal_id = 'NURSE'`,
  `insert into access.family_code (id, area_id, family_id, person_id, code_hash, digits, tries_left, given_by, given_at, ends_at)
   select gen_random_uuid(), area_id, family_id, id, '\\x01', '{}', 5, 'NURSE', 'AT', 'AT'::timestamptz + interval '1 d' from person where id = 'MINOR'`,
  `insert into access.passkey (id, credential_id, principal_id, public_key, counter, transports, backed_up, browser, meeting_id, vouched_by, registered_at)
   values (gen_random_uuid(), '\\x01', 'MINOR', '\\x01', 0, '{}', false, 'tool', gen_random_uuid(), 'NURSE', 'AT')`,
  `insert into access.passkey_offer values ('MINOR', '\\x01', '\\x02', gen_random_uuid(), 'NURSE', 5, 'AT')`,
  `insert into access.passkey_challenge (browser_hash, purpose, challenge, ends_at) values ('\\x01', 'sign-in', '\\x02', 'AT')`,
  `insert into access.kept_form values (gen_random_uuid(), '\\x01', '/s', 'MINOR', '\\x02', 'AT')`,
  `insert into access.sign_in_attempt values ('\\x01', 'kunta', '\\x02', 'AT', 'AT'::timestamptz + interval '10 min')`,
];

/** All of a catalogue that is ours, as text. */
async function catalogueOf(ask: Ask): Promise<string[]> {
  const rows = await ask<{ line: string }>(`
    select 'relation ' || n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' ' || pg_get_userbyid(c.relowner) || ' '
      || c.relrowsecurity || c.relforcerowsecurity || ' ' || coalesce(array_to_string(array(select a::text from unnest(c.relacl) a order by 1), ' '), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind <> 't'
    union all
    select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull
      || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || coalesce(array_to_string(array(select x::text from unnest(a.attacl) x order by 1), ' '), '')
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${OURS} and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
    union all
    select 'constraint ' || k.conrelid::regclass || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${OURS} and k.conrelid <> 0
    union all
    select 'function ' || p.oid::regprocedure || ' ' || pg_get_userbyid(p.proowner) || ' '
      || coalesce(array_to_string(array(select a::text from unnest(p.proacl) a order by 1), ' '), '') || md5(pg_get_functiondef(p.oid))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}
    union all
    select 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || cmd || ' ' || array_to_string(roles, ',') || ' '
      || coalesce(qual, '') || ' ; ' || coalesce(with_check, '') from pg_policies
    union all
    select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal
    union all
    select 'schema ' || n.nspname || ' ' || pg_get_userbyid(n.nspowner) || ' '
      || coalesce(array_to_string(array(select a::text from unnest(n.nspacl) a order by 1), ' '), '')
    from pg_namespace n where ${OURS} and n.nspname <> 'public'
    order by 1`);
  return rows.map(({ line }) => line);
}
