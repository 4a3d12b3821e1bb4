import type { Page } from 'playwright-core';
import { axe, type BrowserApp, type Device, excessWidth, shot, type Visitor } from './browser.js';
import type { OpenedCase } from './casework.js';

/** A part of the screen of a meeting. */
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Waits until it was told what was done. */
export const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

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

/** Nothing of the page is against WCAG, and nobody has to scroll sideways. */
export async function isWell(page: Page, name: string): Promise<void> {
  await shot(page, `meeting/${name}`);
  expect([await axe(page), await excessWidth(page)]).toEqual([[], 0]);
}

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
