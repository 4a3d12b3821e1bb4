import type { Page } from 'playwright-core';
import type { BrowserApp, Device, Visitor } from './browser.js';
import type { OpenedCase } from './casework.js';
import { isWell as isPageWell } from './page.js';

/** A button by a part of its name: those of a meeting name what they are about. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export const addressOf = ({ caseId }: OpenedCase, id: string) => `/tyopoyta/asiat/${caseId}/tapaaminen/${id}`;

/** Somebody opens the screen of a meeting. */
export async function at(
  site: BrowserApp,
  address: string,
  device: Device = 'desktop',
  persona = 'counsellor',
): Promise<Visitor> {
  const visitor = await site.newVisitor(device);
  await visitor.context.request.post('/auth/demo', { data: { persona } });
  await visitor.page.goto(address);
  await visitor.page.locator('h1').waitFor();
  return visitor;
}

/** The page of a meeting is well; its pictures stand together. */
export const isWell = (page: Page, name: string): Promise<void> => isPageWell(page, `meeting/${name}`);

/** What the server holds of a meeting. */
export async function stateOf({ app }: BrowserApp, id: string) {
  const [row] = await app.sql<{
    state: string;
    local_start: string | null;
    cancel_reason: string | null;
    family_yes_by: string | null;
  }>('select state, local_start::text, cancel_reason, family_yes_by from meeting where id = $1', [id]);
  return row!;
}
