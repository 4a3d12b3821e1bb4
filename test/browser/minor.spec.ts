import type { Page } from 'playwright-core';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { soon, text } from '../support/page.js';

const RESPONSIBLE = 'Aino Koivulampi';
const GOAL = 'Yhteinen tavoite';
/** 14 years old: the clock of the tests begins on 2026-11-23. */
const TEEN = {
  ...CHILD,
  givenName: 'Aada',
  birthDate: '2012-05-02',
  contactWays: [{ kind: 'PHONE', value: '+358401114455', safe: true }],
};
const DIGITS = '4455';

inBrowser('a minor of 14', () => {
  let site: BrowserApp;
  let family: OpenedCase;
  beforeAll(async () => {
    site = await startBrowserApp();
    family = await openCase(site.app, 'counsellor', { people: [MOTHER, TEEN] });
  });
  afterAll(() => site?.stop());

  const counsellor = () => mutate(site.app, 'counsellor');
  const giveCode = () => counsellor()('giveFamilyCode', 'GiveFamilyCodeInput', { personId: family.childId }, 'code');

  /** Says at the demo's Suomi.fi who one is. */
  async function identify(page: Page): Promise<void> {
    await page.goto('/s');
    await page.getByRole('button', { name: /Suomi\.fi/ }).click();
    await page.waitForURL(/\/tunnistus\//);
    await page.getByText('Joku muu').click();
    await page.getByLabel('Etunimi').fill(TEEN.givenName);
    await page.getByLabel('Sukunimi').fill(TEEN.familyName);
    await page.getByLabel('Syntymäpäivä').fill('2.5.2012');
    await page.getByRole('button', { name: 'Tunnistaudu' }).click();
    await page.waitForURL(/\/s(\?|$)|\/paluu/);
  }

  it('has no account before a professional’s assessment, an own one with it, and none when it ends', async () => {
    const { page, context, complaints } = await site.newVisitor('phone');
    expect((await giveCode()).errors?.[0]?.extensions).toMatchObject({ code: 'MAY_NOT_SIGN_IN' });
    await identify(page);
    await soon(() => page.getByRole('alert').count()).toBe(1);
    expect(await text(page)).not.toContain(RESPONSIBLE);

    const assessed = { personId: family.childId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Ymmärtää.' };
    const assessment = await done(
      counsellor()('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessed, 'id version'),
    );
    await page.goto('/s');
    await page.getByLabel('Koodi', { exact: true }).fill((await done(giveCode())).code);
    await page.getByLabel('Puhelinnumerosi neljä viimeistä numeroa').fill(DIGITS);
    await page.getByRole('button', { name: 'Jatka' }).click();
    await page.getByText(RESPONSIBLE).waitFor();
    expect(await text(page)).not.toContain(GOAL);
    await shot(page, 'minor/device');

    await identify(page);
    expect(new URL(page.url()).pathname).toBe('/s');
    await soon(() => text(page)).toContain(GOAL);
    // The account is the minor's own: the mother is not signed in anywhere by it.
    const whose = await site.app.sql<{ principal_id: string; method: string }>(
      'select principal_id, method from access.session where principal_id = any($1) order by method',
      [[family.childId, family.motherId]],
    );
    expect(whose).toEqual(['family-code', 'suomi-fi'].map((method) => ({ principal_id: family.childId, method })));
    await shot(page, 'minor/identified');
    expect([await axe(page), await excessWidth(page)]).toEqual([[], 0]);

    const ended = { assessmentId: assessment.id, expectedVersion: assessment.version };
    await done(counsellor()('endMaturityAssessment', 'EndMaturityAssessmentInput', ended, 'id'));
    await page.goto('/s');
    expect(await text(page)).not.toContain(RESPONSIBLE);
    await identify(page);
    await soon(() => page.getByRole('alert').count()).toBe(1);
    expect(await text(page)).not.toContain(RESPONSIBLE);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
