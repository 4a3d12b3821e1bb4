import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import {
  axe,
  type BrowserApp,
  DEVICES,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
  type Visitor,
} from '../support/browser.js';
import { done, mutate, type OpenedCase, seatOf } from '../support/casework.js';
import { type Followed, followed } from '../support/followed.js';
import { button, deaf, devices, focused, openAll, part, pressUntilSaid, said, soon } from '../support/page.js';
import { draft } from '../support/plans.js';

const radio = (page: Page, group: string | RegExp, name: string) =>
  page.getByRole('group', { name: group }).getByText(name, { exact: true }).click();

inBrowser('following up', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  const of = ({ caseId }: Pick<OpenedCase, 'caseId'>) => `/tyopoyta/asiat/${caseId}/seuranta`;
  async function at(path: string, persona = 'counsellor', device: keyof typeof DEVICES = 'desktop'): Promise<Visitor> {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(path);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const counsellor = (name: string, input: Record<string, unknown>, fields = 'id version') =>
    done(
      mutate(site.app, { principal: principalOf('counsellor') })(
        name,
        `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
        input,
        fields,
      ),
    );
  const progressOf = async (id: string) =>
    (
      await site.app.sql<{ progress: string; version: number }>(
        'select progress, version from plan_action where id = $1',
        [id],
      )
    )[0]!;
  /** The promise that the nurse has given: there is one of the mother too. */
  const nurses = (page: Page) => page.getByRole('group', { name: 'Soittaa kotiin.' }).first();

  it('hands over to somebody else, who is rung up and promises it', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const { page, context, complaints } = await at(of(given), 'counsellor', 'phone');
    await nurses(page).getByRole('button', { name: 'Siirrä toiselle' }).click();
    await button(page, 'Pyydä häntä').click();
    await page.getByText('Valitse, kenelle siirretään.').waitFor();
    await page.getByLabel('Kenelle siirretään?').selectOption({ label: 'Marjatta Salakoski' });
    expect(await axe(page)).toEqual([]);
    await shot(page, 'follow-up/hand-over');
    await button(page, 'Pyydä häntä').click();
    await said(page, 'Pyydetty: Marjatta Salakoski.');
    expect(await progressOf(given.nurses.id)).toMatchObject({ progress: 'handed-over' });
    const asked = page.getByRole('group').filter({ has: page.getByRole('link', { name: /^Soita, Marjatta/ }) });
    await asked
      .filter({ hasText: 'Soittaa kotiin.' })
      .getByRole('button', { name: 'Kirjaa: lupasi puhelimessa' })
      .click();
    await said(page, 'Kirjattu: Marjatta Salakoski lupasi.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells behind which promises nobody stands any more', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const { professionalId } = await seatOf(site.app, 'nurse');
    const [member] = await site.app.sql(
      'select id, version from network_member where case_id = $1 and professional_id = $2',
      [given.caseId, professionalId],
    );
    const ended = { memberId: member!['id'], expectedVersion: member!['version'], reason: 'TASK_DONE' };
    await counsellor('endMembership', ended, 'id');
    const { page, context } = await at(of(given));
    await nurses(page).getByText('Lupaus on ilman tekijää').waitFor();
    await nurses(page).getByRole('button', { name: 'Siirrä toiselle' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'follow-up/orphaned');
    await context.close();
  });

  it('answers what an owner would rather promise', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const input = { actionId: given.teachers.id, text: 'Soittaa joka toinen viikko.', comment: 'Aika ei riitä.' };
    const { version: expectedVersion } = await progressOf(given.teachers.id);
    const suggested = { ...input, expectedVersion };
    await done(mutate(site.app, 'teacher')('suggestChange', 'SuggestChangeInput', suggested, 'id'));
    const { page, context, complaints } = await at(of(given));
    await page.getByText('Ehdottaa muutosta: Soittaa joka toinen viikko.').waitFor();
    // No draft stands into which it could be taken: the way leads to where one begins.
    await page.getByText('Ehdotus otetaan suunnitelman seuraavaan versioon.').waitFor();
    expect(await button(page, 'Ota ehdotus suunnitelmaan').count()).toBe(0);
    await button(page, 'Vastaa: jätetään ennalleen').click();
    await button(page, 'Lähetä vastaus').click();
    await page.getByText('Kirjoita syy.').waitFor();
    await page.getByLabel('Miksi jätetään ennalleen?').fill('Viikoittain on sovittu.');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'follow-up/suggested');
    await button(page, 'Lähetä vastaus').press('Enter');
    await said(page, 'Vastaus on lähetetty ehdottajalle.');
    const sql = 'select state from action_suggestion where action_id = $1';
    expect(await site.app.sql(sql, [given.teachers.id])).toEqual([{ state: 'declined' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes what an owner would rather promise into the draft', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const { version: expectedVersion } = await progressOf(given.teachers.id);
    const suggested = { actionId: given.teachers.id, text: 'Soittaa joka toinen viikko.', expectedVersion };
    await done(mutate(site.app, 'teacher')('suggestChange', 'SuggestChangeInput', suggested, 'id'));
    await draft(site.app, given.caseId);
    const { page, context, complaints } = await at(of(given));
    await button(page, 'Ota ehdotus suunnitelmaan').click();
    await said(page, 'Ehdotus on otettu suunnitelman luonnokseen.');
    const sql = 'select state from action_suggestion where action_id = $1';
    expect(await site.app.sql(sql, [given.teachers.id])).toEqual([{ state: 'taken-up' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells what was done, though another form of the same promise had been refused', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const { page, context } = await at(of(given));
    await nurses(page).getByRole('button', { name: 'Etenee toisin' }).click();
    await page.getByText('Ei saatu tehtyä', { exact: true }).click();
    await page.getByLabel('Miksi ei saatu tehtyä?').fill('x'.repeat(20_001));
    await button(page, 'Tallenna').click();
    await page.getByText('Teksti on liian pitkä').waitFor();
    await nurses(page).getByRole('button', { name: 'Merkitse tehdyksi' }).click();
    await said(page, 'Merkitty tehdyksi: Soittaa kotiin.');
    await page.getByLabel('Miksi ei saatu tehtyä?').waitFor({ state: 'detached' });
    await said(page, 'Merkitty tehdyksi: Soittaa kotiin.');
    await context.close();
  });

  it.each(devices)('on a %s writes down how things are and what somebody thinks of it', async (device) => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    await site.app.sql(
      `insert into feedback_request (area_id, id, kind, scope_type, scope_id, event_id, happened_at, asked_group, asked_id, state, asked_at,
         expires_at, is_spoken)
       values ($1, $2, 'closing', 'case', $3, $2, $4::timestamptz, 'family', $5, 'requested', $4::timestamptz,
         $4::timestamptz + interval '30 days', true)`,
      [POHDE.id, randomUUID(), given.caseId, site.app.clock.now().toString(), given.motherId],
    );
    const { page, context, complaints } = await at(of(given), 'counsellor', device);
    await button(page, 'Kirjaa, mitä perhe kertoi').click();
    await button(page, 'Tallenna').click();
    await page.getByText('Valitse, kuka kertoi.').waitFor();
    await page.getByLabel('Kuka kertoi?').selectOption({ label: 'Marjatta Salakoski' });
    await radio(page, 'Miten menee?', 'Huonosti');
    await page.getByLabel('Omin sanoin').fill('En jaksa.');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Tallenna').click();
    await said(page, 'Kirjattu. Kiitos, että kysyit.');
    await part(page, 'Mitä kuuluu').getByText('En jaksa.').waitFor();
    await button(page, 'Kirjaa palaute puhelimessa').click();
    await radio(page, 'Miten se meni kokonaisuutena?', 'Hyvin');
    await radio(page, /^Tulitko kuulluksi/, 'Kyllä');
    expect(await axe(page)).toEqual([]);
    await shot(page, `follow-up/feedback-${device}`);
    await button(page, 'Tallenna palaute').click();
    await said(page, 'Palaute on tallennettu.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells that somebody was faster, and loses nothing while the server is away', async () => {
    const given: Followed = await followed(site.app, '2026-12-18', '2027-01-04');
    const { page, context } = await at(of(given));
    await deaf(page);
    await nurses(page).getByRole('button', { name: 'Etenee toisin' }).click();
    await page.getByText('Ei saatu tehtyä', { exact: true }).click();
    await page.getByLabel('Miksi ei saatu tehtyä?').fill('Ei vastannut.');
    await page.route('**/graphql', (route) => route.abort());
    await button(page, 'Tallenna').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await soon(() => page.getByLabel('Miksi ei saatu tehtyä?').inputValue()).toBe('Ei vastannut.');
    expect(await axe(page)).toEqual([]);
    await page.unroute('**/graphql');
    await site.app.sql('update plan_action set version = version + 1 where id = $1', [given.nurses.id]);
    await button(page, 'Tallenna').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    await pressUntilSaid(page, 'Tallenna', 'Merkitty: ei saatu tehtyä.');
    expect(await progressOf(given.nurses.id)).toMatchObject({ progress: 'not-done' });
    await context.close();
  });

  it('by the keyboard alone: done, and the focus is never lost', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const { page, context } = await at(of(given));
    await nurses(page).getByRole('link').focus();
    await page.keyboard.press('Tab');
    await soon(() => focused(page)).toBe('Merkitse tehdyksi');
    await page.keyboard.press('Enter');
    await said(page, 'Merkitty tehdyksi: Soittaa kotiin.');
    await soon(() => focused(page)).toBe('Mitä on luvattu');
    await context.close();
  });

  it('shows who is in the network what they may see, and nothing to press', async () => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const nurse = await at(of(given), 'nurse');
    await part(nurse.page, 'Mitä on luvattu').waitFor();
    await soon(() => nurse.page.locator('main').getByRole('button').count()).toBe(0);
    expect(await axe(nurse.page)).toEqual([]);
    await nurse.context.close();
    const stranger = await at(of(given), 'counsellor-other-area');
    await stranger.page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    await stranger.context.close();
  });

  it.each([
    ['sv', 'Uppföljning'],
    ['en', 'Follow-up'],
  ])('speaks %s throughout', async (language, title) => {
    const given = await followed(site.app, '2026-12-18', '2027-01-04');
    const { page, context } = await at(`${of(given)}?kieli=${language}`);
    await page.locator('#palaute').waitFor();
    await soon(() => page.locator('h1').innerText()).toBe(title);
    // A sentence that is missing shows its key.
    expect(await page.locator('main').innerText()).not.toMatch(
      /followUp\.[a-z]|form\.[a-z]|case\.[a-z]|undefined|\{\{/,
    );
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  describe('after the day of a promise', () => {
    const cases: Partial<Record<keyof typeof DEVICES, Followed>> = {};
    beforeAll(async () => {
      for (const device of devices) cases[device] = await followed(site.app, '2026-11-24', '2027-01-04');
      site.app.clock.moveBy(Temporal.Duration.from({ hours: 72 }));
    });

    it.each(devices)(
      'on a %s tells what is late and whom to call, and a press says that it is done',
      async (device) => {
        const given = cases[device]!;
        const { page, context, complaints } = await at(of(given), 'counsellor', device);
        const promises = part(page, 'Mitä on luvattu');
        await promises.getByText('3 lupausta on kesken.').waitFor();
        await promises.getByText('2 on myöhässä.').waitFor();
        await promises.getByRole('link', { name: /^Soita, Marjatta/ }).waitFor();
        await soon(() => nurses(page).getByRole('link').getAttribute('href')).toMatch(/^tel:\+?\d+$/);
        expect(await axe(page)).toEqual([]);
        await shot(page, `follow-up/late-${device}`);
        await page.getByRole('group', { name: 'Iltasatu.' }).getByRole('button', { name: 'Merkitse tehdyksi' }).click();
        await said(page, 'Merkitty tehdyksi: Iltasatu.');
        await soon(() => focused(page)).toBe('Mitä on luvattu');
        await promises.getByText('Yksi on myöhässä.').waitFor();
        await nurses(page).getByRole('button', { name: 'Etenee toisin' }).click();
        await button(page, 'Tallenna').click();
        await page.getByText('Valitse, miten etenee.').waitFor();
        await page.getByText('Ei saatu tehtyä', { exact: true }).click();
        await button(page, 'Tallenna').click();
        await page.getByText('Kirjoita syy.').waitFor();
        await openAll(page);
        expect(await axe(page)).toEqual([]);
        await shot(page, `follow-up/open-${device}`);
        await page.getByText('Ei etene', { exact: true }).click();
        await page.getByLabel('Mikä on esteenä?').fill('Ei vastaa.');
        await button(page, 'Tallenna').click();
        await said(page, 'Merkitty: ei etene.');
        await nurses(page).getByText('Syy: Ei vastaa.').waitFor();
        expect(await progressOf(given.nurses.id)).toMatchObject({ progress: 'stuck' });
        await page.setViewportSize({ width: 320, height: 700 });
        expect(await excessWidth(page)).toBe(0);
        expect(complaints).toEqual([]);
        await context.close();
      },
    );
  });
});
