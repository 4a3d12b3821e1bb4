import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { axe, DEVICES, type Device, excessWidth, PATIENCE, shot } from './browser.js';

/** Both kinds of hands, for `it.each`. */
export const devices = Object.keys(DEVICES) as Device[];

/**
 * Reads and compares again until it is as expected, or fails as the last comparison did. What somebody sees comes when it
 * comes: whatever is read of a page after something was done there is read by this.
 */
export function soon(read: () => Promise<unknown>) {
  const compared = async (compare: (value: unknown) => void): Promise<void> => {
    for (const end = performance.now() + PATIENCE; ; await pause(20))
      try {
        return compare(await read());
      } catch (error) {
        if (performance.now() > end) throw error;
      }
  };
  return {
    toBe: (expected: unknown) => compared((value) => expect(value).toBe(expected)),
    notToBe: (expected: unknown) => compared((value) => expect(value).not.toBe(expected)),
    toEqual: (expected: unknown) => compared((value) => expect(value).toEqual(expected)),
    toContain: (expected: unknown) => compared((value) => expect(value).toContain(expected)),
    toMatch: (expected: RegExp | string) => compared((value) => expect(value).toMatch(expected)),
    toBeGreaterThan: (expected: number) => compared((value) => expect(value).toBeGreaterThan(expected)),
  };
}

/** A button by the whole of its name. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** A part of a screen by its heading. */
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Presses the button of that name. */
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
export const heading = (page: Page) => page.locator('h1').innerText();
export const text = (page: Page) => page.locator('main').innerText();

/** Waits until it was told what was done. */
export const said = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).waitFor();

/**
 * Presses until it was told what was done. After "somebody was faster" the newest is asked for: a press before it has come is
 * refused once more, and somebody presses again.
 */
export async function pressUntilSaid(page: Page, name: string, words: string | RegExp): Promise<void> {
  const told = page.getByRole('status').filter({ hasText: words });
  for (const end = performance.now() + PATIENCE; ;)
    try {
      if ((await told.count()) > 0) return;
      await button(page, name).click({ timeout: PATIENCE / 10 });
      return await told.waitFor({ timeout: PATIENCE / 10 });
    } catch (error) {
      if (performance.now() > end) throw error;
    }
}

/** What the keyboard is on: the name of a field, or its words. */
export const focused = (page: Page) =>
  page.evaluate<string>(
    `(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent).trim()`,
  );

/** Goes on by the key until the keyboard is there. */
export async function tabTo(page: Page, there: string | RegExp): Promise<void> {
  for (const end = performance.now() + PATIENCE; performance.now() < end;) {
    const here = await focused(page);
    if (typeof there === 'string' ? here === there : there.test(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${String(there)}`);
}

/** Opens whatever can be unfolded. */
export const openAll = (page: Page) =>
  page.evaluate('document.querySelectorAll("main details").forEach((each) => { each.open = true })');

/** Nothing of the page is against WCAG, and nobody has to scroll sideways. Keeps a picture of that name. */
export async function isWell(page: Page, name: string): Promise<void> {
  await shot(page, name);
  expect([name, await axe(page), await excessWidth(page)]).toEqual([name, [], 0]);
}

/** From now on nothing is told to this page by itself: whoever shall come too late must not be shown the newest before. */
export async function deaf(page: Page): Promise<void> {
  await page.routeWebSocket('**/graphql/live', () => undefined);
  await page.reload();
  await page.locator('h2').first().waitFor();
}
