import { randomUUID } from 'node:crypto';
import { principalOf, type Persona } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import type { Answer, TestApp } from './app.js';
import { mutate, type OpenedCase, seatOf } from './casework.js';

/** What may happen to a case, in whatever order; most of it is refused most of the time. */
export const COURSE_EVENTS = [
  'draft',
  'hear the child',
  'write a section',
  'add an action',
  'commit',
  'commit late',
  'propose',
  'propose without a day',
  'approve',
  'take back',
  'agree',
  'report done',
  'report not done',
  'hold the review',
  'decide to close',
  'propose a handover',
  'consent to it',
  'offer it',
  'accept it',
  'decline it',
  'meet together',
  'confirm it',
  'withdraw it',
  'reassign',
  'begin closing',
  'close',
  'reopen',
  'a week passes',
  'edit something stale',
] as const;
export type CourseEvent = (typeof COURSE_EVENTS)[number];

interface Row {
  readonly id: string;
  readonly version: number;
}

const STRANGER = '01990000-0000-7000-8000-000000000000';
const UNSEEN = 99;

/** A case on its course: each event is tried by who would do it, through GraphQL, on what stands at that moment. */
export class Course {
  constructor(
    private readonly app: TestApp,
    private readonly opened: OpenedCase,
  ) {}

  /** Tries the event. Answers undefined where there is nothing to try it on. */
  try(event: CourseEvent): Promise<Answer | undefined> {
    return this.doers[event]();
  }

  private readonly doers: Readonly<Record<CourseEvent, () => Promise<Answer | undefined>>> = {
    draft: () =>
      this.does(
        'counsellor',
        'draftPlan',
        'DraftPlanInput',
        this.ofCase({ meetingId: null, sharedGoal: 'Rauhaa iltoihin.' }),
      ),
    'hear the child': () =>
      this.onPlan('recordChildView', 'RecordChildViewInput', {
        childId: this.opened.childId,
        manner: 'TALKED',
        content: 'Iltasatu.',
      }),
    'write a section': () =>
      this.onPlan('writePlanSection', 'WritePlanSectionInput', { kind: 'SITUATION', text: 'Illat ovat raskaita.' }),
    'add an action': async () => {
      const { professionalId: ownerId, unitId: ownerUnit } = await seatOf(this.app, 'nurse');
      return this.onPlan('addAction', 'AddActionInput', {
        text: 'Soittaa.',
        ownerKind: 'PROFESSIONAL',
        ownerId,
        ownerUnit,
        dueOn: this.day(20),
      });
    },
    commit: () =>
      this.onAction(
        "commitment in ('proposed', 'requested')",
        'counsellor',
        'recordCommitment',
        'RecordCommitmentInput',
        { committed: true, byPhone: true },
      ),
    'commit late': () =>
      this.onAction(
        "commitment = 'requested' and since_version is null",
        'nurse',
        'commitToAction',
        'CommitToActionInput',
      ),
    propose: () => this.onVersion('proposePlan', 'ProposePlanInput', { nextReviewOn: this.day(42) }),
    'propose without a day': () => this.onVersion('proposePlan', 'ProposePlanInput', { nextReviewOn: this.day(-1) }),
    approve: () =>
      this.onPlan(
        'recordPlanApproval',
        'RecordPlanApprovalInput',
        { personId: this.opened.motherId, approval: 'AGREED' },
        this.opened.motherId,
      ),
    'take back': () => this.onVersion('withdrawProposal', 'WithdrawProposalInput'),
    agree: () => this.onVersion('agreePlan', 'AgreePlanInput'),
    'report done': () =>
      this.onAction("commitment = 'committed'", 'nurse', 'reportProgress', 'ReportProgressInput', { progress: 'DONE' }),
    'report not done': () =>
      this.onAction("commitment = 'committed'", 'counsellor', 'reportProgress', 'ReportProgressInput', {
        progress: 'NOT_DONE',
        reason: 'Jono.',
      }),
    'hold the review': () => this.onReview({ decision: 'CONTINUE', nextReviewOn: this.day(30) }),
    'decide to close': () => this.onReview({ decision: 'CLOSE' }),
    'propose a handover': async () =>
      this.does(
        'counsellor',
        'proposeHandover',
        'ProposeHandoverInput',
        this.ofCase({ ...(await seatOf(this.app, 'social-worker')), reason: 'Muutto.' }),
      ),
    'consent to it': async () =>
      this.onHandover('counsellor', 'recordHandoverConsent', 'RecordHandoverConsentInput', {
        consentId: await this.handoverConsent(),
      }),
    'offer it': () => this.onHandover('counsellor', 'offerHandover', 'OfferHandoverInput'),
    'accept it': () => this.onHandover('social-worker', 'acceptHandover', 'AcceptHandoverInput'),
    'decline it': () =>
      this.onHandover('social-worker', 'declineHandover', 'DeclineHandoverInput', { reason: 'Ei ehdi.' }),
    'meet together': () =>
      this.onHandover('counsellor', 'recordJointContact', 'RecordJointContactInput', { kind: 'CALL', on: this.day(0) }),
    'confirm it': () => this.onHandover(this.opened.motherId, 'confirmHandover', 'ConfirmHandoverInput'),
    'withdraw it': () => this.onHandover('counsellor', 'withdrawHandover', 'WithdrawHandoverInput'),
    reassign: () => this.reassign(),
    'begin closing': async () =>
      this.does(
        'counsellor',
        'beginClosing',
        'BeginClosingInput',
        this.ofCase({ reason: 'GOAL_REACHED', expectedVersion: (await this.theCase()).version }),
      ),
    close: () => this.close(),
    reopen: () => this.does('counsellor', 'reopenCase', 'ReopenCaseInput', this.ofCase({ reason: 'Tilanne muuttui.' })),
    'a week passes': async () => {
      this.app.clock.moveTo(this.app.clock.now().add({ hours: 7 * 24 }));
      return undefined;
    },
    'edit something stale': () =>
      this.onVersion('writeSharedGoal', 'WriteSharedGoalInput', { sharedGoal: 'Toinen.', expectedVersion: UNSEEN }),
  };

  /** To somebody who is not responsible now. */
  private async reassign(): Promise<Answer> {
    const counsellor = await seatOf(this.app, 'counsellor');
    const holder = await this.one(
      'select professional_id as id, 0 as version from responsible_person where case_id = $1 and until is null',
    );
    const seat = holder?.id === counsellor.professionalId ? await seatOf(this.app, 'nurse') : counsellor;
    return this.does(
      'team-lead',
      'reassignResponsiblePerson',
      'ReassignResponsiblePersonInput',
      this.ofCase({ ...seat, reason: 'Loma.' }),
    );
  }

  /** Who has not filed its copy is asked for it; the case closes with a reason. */
  private async close(): Promise<Answer> {
    const input = this.ofCase({ expectedVersion: (await this.theClosing())?.version ?? 1 });
    const answer = await this.does('counsellor', 'closeCase', 'CloseCaseInput', input);
    if (answer.errors?.[0]?.extensions?.['code'] !== 'RECEIPTS_MISSING') return answer;
    const reasoned = { ...input, withoutReceipts: 'Pyydetään perään.' };
    return this.does('counsellor', 'closeCase', 'CloseCaseInput', reasoned);
  }

  private does(who: string, name: string, type: string, input: object): Promise<Answer> {
    const principal = who.includes('-') && who.length === STRANGER.length ? who : principalOf(who as Persona);
    return mutate(this.app, { principal })(name, type, { ...input }, '__typename');
  }

  private ofCase(more: object) {
    return { caseId: this.opened.caseId, ...more };
  }

  /** `2026-12-31`, so many days from now. */
  private day(days: number): string {
    return this.app.clock.now().toZonedDateTimeISO('Europe/Helsinki').toPlainDate().add({ days }).toString();
  }

  private async one(sql: string): Promise<Row | undefined> {
    return (await this.app.sql<{ id: string; version: number }>(sql, [this.opened.caseId]))[0];
  }

  private async theCase(): Promise<Row> {
    return (await this.one('select id, version from network_case where id = $1'))!;
  }

  private theClosing() {
    return this.one('select id, version from case_closing where case_id = $1 order by begun_at desc, id desc limit 1');
  }

  private async onVersion(name: string, type: string, more: object = {}) {
    const found = await this.one(
      'select id, version from plan_version where case_id = $1 order by number desc limit 1',
    );
    return (
      found && this.does('counsellor', name, type, { planVersionId: found.id, expectedVersion: found.version, ...more })
    );
  }

  private async onPlan(name: string, type: string, more: object, who = 'counsellor') {
    const found = await this.one(
      'select id, version from plan_version where case_id = $1 order by number desc limit 1',
    );
    return found && this.does(who, name, type, { planVersionId: found.id, ...more });
  }

  private async onAction(which: string, who: Persona, name: string, type: string, more: object = {}) {
    const found = await this.one(
      `select id, version from plan_action where case_id = $1 and ${which} order by progress desc, id limit 1`,
    );
    return found && this.does(who, name, type, { actionId: found.id, expectedVersion: found.version, ...more });
  }

  private async onReview(more: object) {
    const found = await this.one(
      "select id, version from review where case_id = $1 order by state = 'due' desc, id desc limit 1",
    );
    return (
      found &&
      this.does('counsellor', 'recordReview', 'RecordReviewInput', {
        reviewId: found.id,
        expectedVersion: found.version,
        ...more,
      })
    );
  }

  private async onHandover(who: string, name: string, type: string, more: object = {}) {
    const found = await this.one(
      'select id, version from handover where case_id = $1 order by proposed_at desc, id desc limit 1',
    );
    return found && this.does(who, name, type, { handoverId: found.id, expectedVersion: found.version, ...more });
  }

  private async handoverConsent(): Promise<string> {
    const { caseId } = this.opened;
    const known = await this.one("select id, version from consent where case_id = $1 and purpose = 'handover' limit 1");
    if (known) return known.id;
    const id = randomUUID();
    const { unitId } = await seatOf(this.app, 'social-worker');
    await this.app.sql(
      `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at, explained_by,
         decided_at, last_day, ends_at)
       values ($1, $2, $3, $4, '{}', '{plan}', 'handover', 'given', $5, $6, $5, '2029-12-31', '2029-12-31T22:00:00Z')`,
      [POHDE.id, id, caseId, unitId, this.app.clock.now().toString(), principalOf('counsellor')],
    );
    return id;
  }
}
