import type { Page } from 'playwright-core';
import type { BrowserApp, Device, Visitor } from './browser.js';
import { Hands } from './counted.js';
import { part } from './page.js';

export const GATHER = '/tyopoyta/kutsu';

export const box = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name });

/** Somebody opens a screen. */
export async function at(site: BrowserApp, path: string, device: Device = 'desktop'): Promise<Visitor> {
  const visitor = await site.newVisitor(device);
  await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
  await visitor.page.goto(path);
  await visitor.page.locator('h1').waitFor();
  return visitor;
}

/** Those who can be ticked, by their place in the list: the counsellor is the first. */
export const person = (page: Page, place: number) =>
  part(page, '2 Ketkä?').locator('.gather-people > li').nth(place).getByRole('checkbox').first();

/** Who calls, and about whom: as little as can be told. */
export async function tellOfFamily(page: Page, hands = new Hands(page)): Promise<Hands> {
  await hands.fill(page.getByLabel('Huoltajan etunimi'), 'Maria');
  await hands.fill(page.getByLabel(/^Sukunimi/), 'Testaaja');
  await hands.fill(page.getByLabel('Puhelin', { exact: true }), '0401234567');
  await hands.fill(page.getByLabel('Lapsen etunimi'), 'Onni');
  await hands.click(box(page, 'koulupoissaolot'));
  return hands;
}

/** The family says yes to the best time, and to those who may be told. */
export async function agree(page: Page, hands: Hands): Promise<void> {
  await page.getByText('paras aika').waitFor();
  await hands.click(box(page, /^Aika sopii perheelle/));
  await hands.click(box(page, /^Perhe antoi suostumuksen puhelimessa/));
}

/** Somebody has called, two are chosen, and the family has agreed to it all. */
export async function ready(page: Page, places: readonly number[] = [1, 2]): Promise<Hands> {
  const hands = await tellOfFamily(page);
  for (const place of places) await hands.click(person(page, place));
  await agree(page, hands);
  return hands;
}

/** What was written and ticked, to be compared. */
export const written = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.gather input, .gather textarea, .gather select')].map((each) =>
       ['checkbox', 'radio'].includes(each.type) ? String(each.checked) : each.value)`,
  );

/** The operations that the page sends from now on, by name. */
export function operationsOf(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return;
    names.push((request.postDataJSON() as { operationName: string }).operationName);
  });
  return names;
}
