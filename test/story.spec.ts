import { principalOf } from '../src/demo/personas.js';
import { InboundListener } from '../src/platform/mail/inbound/inbound-listener.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { inside } from './story/inside.js';
import { STEPS, tellTale } from './story/tale.js';
import type { Table } from './story/table.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.running.app.get(MailCatcher).start();
  await app.running.app.get(InboundListener).start();
});
afterAll(() => app?.stop());

describe('the story', () => {
  let table: Table;
  const lines: string[] = [];

  it('one contact becomes a shared plan, is followed, walked over, closed and reopened', async () => {
    table = await tellTale(inside(app, lines));
    expect(lines.filter((line) => /^\d+\./.test(line))).toHaveLength(STEPS.length);
  }, 120_000);

  it('leaves every effect done and every mail with an outcome', async () => {
    expect(await app.sql("select kind, last_error from platform.outbox_effect where state = 'dead'")).toEqual([]);
    expect(await app.sql("select state from platform.inbound_message where state = 'received'")).toEqual([]);
  });

  /** How many rows of each told thing of the case somebody sees, as bare SQL under the application's role. */
  async function seenBy(principalId: string): Promise<Record<string, number>> {
    const [found] = await app.sql<{ family_id: string }>('select family_id from network_case where id = $1', [
      table.caseId,
    ]);
    return withClient(app.database.url, async (client) => {
      const seen: Record<string, number> = {};
      await client.query('begin read only');
      await client.query(
        "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
        [principalId, app.clock.now().toString()],
      );
      for (const [name, column] of [...TOLD, ...LOGISTICS, ofFamily('network_case'), ofFamily('person')]) {
        const scope = column === 'family_id' ? found!.family_id : table.caseId;
        const { rows } = await client.query(`select 1 from ${name} where ${column} = $1`, [scope]);
        seen[name] = rows.length;
      }
      await client.query('rollback');
      return seen;
    });
  }

  it('shows the counsellor everything as bare SQL, so that seeing nothing means something', async () => {
    const seen = await seenBy(principalOf('counsellor'));
    expect(Object.entries(seen).filter(([, rows]) => rows === 0)).toEqual([]);
  });

  it('shows nobody else anything of it, as bare SQL under the application’s role', async () => {
    const personas = [
      'ngo-worker',
      'counsellor-other-area',
      'team-lead',
      'statistician',
      'admin',
      'former-member',
    ] as const;
    const strangers = [
      ...personas.map((persona) => [persona, principalOf(persona)]),
      ...Object.entries(table.strangers),
    ];
    const [otherMother] = await app.sql<{ id: string }>("select id from person where role = 'guardian' and id <> $1", [
      table.motherId,
    ]);
    strangers.push(
      ['teacher, withdrawn', table.teacher.id],
      ['who declined', principalOf('social-worker')],
      ['another mother', otherMother!.id],
      ['child', table.childId],
    );
    for (const [who, principalId] of strangers) {
      const seen = Object.entries(await seenBy(principalId!)).filter(([, rows]) => rows > 0);
      const allowed = who === 'team-lead' ? [...LOGISTICS, ofFamily('network_case')].map(([name]) => name) : [];
      const wrong = seen.filter(([name]) => !allowed.includes(name as (typeof allowed)[number]));
      expect({ who, wrong }).toEqual({ who, wrong: [] });
    }
  });
});

/** What was told, and by what it belongs to the case or its family. */
const ofFamily = (name: string) => [name, 'family_id'] as const;
const ofCase = (name: string) => [name, 'case_id'] as const;
const TOLD = [
  ...['person_identity', 'contact_way', 'guardianship'].map(ofFamily),
  ...['case_needs', 'consent', 'consent_decision', 'meeting_question', 'minutes'].map(ofCase),
  ...['minutes_sheet', 'minutes_for_all', 'minutes_for_family', 'minutes_confirmation'].map(ofCase),
  ...['plan', 'plan_version', 'plan_goal', 'plan_action', 'plan_approval', 'review'].map(ofCase),
  ...[
    'plan_section',
    'child_view',
    'goal_rating',
    'how_are_things',
    'document_handout',
    'closing_words',
    'case_closing_reason',
  ].map(ofCase),
  ['feedback_answer', 'scope_id'] as const,
];
/** That and when there is something, and who answers for it: a team lead of the area sees this much. */
const LOGISTICS = [
  ...['responsible_person', 'network_member', 'meeting', 'meeting_participant', 'booking'].map(ofCase),
  ...['time_poll', 'poll_time', 'poll_recipient', 'poll_answer', 'poll_message'].map(ofCase),
  ...['invitation', 'invitation_message', 'invitation_answer'].map(ofCase),
  ...['handover', 'case_closing', 'filing_receipt'].map(ofCase),
];
