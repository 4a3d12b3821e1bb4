import PostalMime, { type Email } from 'postal-mime';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { MailCatcher } from '../../src/platform/mail/mail-catcher.js';
import type { TestApp } from './app.js';
import { done, mutate, type OpenedCase, openCase } from './casework.js';
import { ACTION, actionOf, agree, type Answered, draft, join, promised } from './plans.js';

/** Subject of a reminder to an owner or of a review. */
export const REMINDER = 'Muistutus Yhdessä-palvelusta';
/** Subject of the mail that something is overdue. */
export const LATE = 'Myöhässä Yhdessä-palvelussa';

/** Mails of a persona with this subject, newest first, opened. */
export async function mailsOf(app: TestApp, persona: Persona, subject: string): Promise<Email[]> {
  const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
    principalOf(persona),
  ]);
  const raw = app.running.app.get(MailCatcher).mailbox(row!.email);
  const mails = await Promise.all(raw.map((each) => PostalMime.parse(each.raw)));
  return mails.filter((each) => each.subject === subject);
}

/** An agreed plan with its promises. The teacher is asked and has not answered. */
export interface Followed extends OpenedCase {
  readonly plan: Answered & { readonly planId: string };
  readonly nurses: Answered;
  readonly teachers: Answered;
}

/** An agreed plan in which the nurse has promised something by `dueOn`, and the mother too. */
export async function followed(app: TestApp, dueOn: string, nextReviewOn: string): Promise<Followed> {
  const opened = await openCase(app);
  const { caseId, motherId } = opened;
  await join(app, caseId, 'nurse', ['minutes']);
  await join(app, caseId, 'teacher', ['minutes']);
  const first = await draft(app, caseId);
  // No meeting drew it up, so everybody was rung up.
  const rung = { byPhone: true };
  const nurses: Answered = await promised(app, await actionOf(app, first.id, 'nurse', dueOn), rung);
  const mothers = { planVersionId: first.id, text: 'Iltasatu.', ownerKind: 'FAMILY', ownerId: motherId, dueOn };
  await promised(app, await done(mutate(app, 'counsellor')('addAction', 'AddActionInput', mothers, ACTION)), rung);
  const teachers: Answered = await actionOf(app, first.id, 'teacher', dueOn);
  const plan = await agree(app, first, motherId, nextReviewOn);
  return { ...opened, plan, nurses, teachers };
}
