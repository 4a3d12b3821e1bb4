import { Migration } from '@mikro-orm/migrations';

/** What was written to one person, and what they answered word by word, is read by them and by who arranges the case. */
export class Migration20261122000049_narrower_reading extends Migration {
  override up(): void {
    for (const [table, category, record, also] of READ_BY_WRITERS)
      this.read(table, by(category, 'write', record, table, also));
    this.read('busy_interval', OWN_TIME);
  }

  override down(): void {
    this.read('busy_interval', '(select access.is_staff())');
    for (const [table, category, record, also] of READ_BY_WRITERS)
      this.read(table, by(category, 'read', record, table, also));
  }

  private read(table: string, using: string): void {
    this.addSql(`alter policy "${table}_read" on "${table}" using (${using})`);
  }
}

const SELF = '(select access.principal())';

/** Table, category, the column that names a withheld record, and who reads it besides. */
const READ_BY_WRITERS = [
  [
    'invitation_answer',
    'logistics',
    'id',
    `invitation_id = ${SELF} or invitation_id = any ((select access.invitations_to_me())::uuid[])`,
  ],
  ['invitation_message', 'logistics', 'id', `invitation_id = ${SELF}`],
  ['invitation_remedy', 'logistics', 'id', `invitation_id = ${SELF}`],
  ['poll_answer', 'logistics', 'id', `recipient_id = ${SELF}`],
  ['poll_message', 'logistics', 'id', `recipient_id = ${SELF}`],
  ['plan_approval_exception', 'plan', 'plan_version_id', 'false'],
] as const;

const by = (category: string, verb: string, record: string, table: string, also: string) =>
  `(case_id = any ((select access.cases('${category}', '${verb}'))::uuid[])${also === 'false' ? '' : ` or ${also}`})
  and ${record} <> all ((select access.withheld_records('${table}'))::uuid[])`;

/** Colleagues see the merged week, not what it is made of. */
const OWN_TIME = `(professional_id = ${SELF} or exists (select from access.membership m
  where m.principal_id = professional_id and m.area_id = any ((select access.areas_as('admin'))::uuid[])
    and access.holds(m.valid_from, m.valid_until)))`;
