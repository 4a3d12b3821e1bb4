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
import { done, mutate, openCase, type OpenedCase, seatOf } from '../support/casework.js';
import { deaf, soon } from '../support/page.js';
import { actionOf, agree, draft, meet, type MetCase, promised } from '../support/plans.js';

const devices = Object.keys(DEVICES) as (keyof typeof DEVICES)[];
const WHY = 'Koulu kirjaa suunnitelman ensi viikolla.';
const AGAIN = 'Äiti soitti: illat ovat taas levottomia.';
/** The end of the mother's number. */
const DIGITS = '2233';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent.trim()');
const of = ({ caseId }: OpenedCase) => `/tyopoyta/asiat/${caseId}/paattaminen`;

inBrowser('ending a case', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql('delete from access.gate'));

  const keep = (name: string, input: object, fields = 'id version') =>
    done(
      mutate(site.app, { principal: principalOf('counsellor') })(
        name,
        `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
        input as Record<string, unknown>,
        fields,
      ),
    );
  async function at(path: string, persona = 'counsellor', device: keyof typeof DEVICES = 'desktop'): Promise<Visitor> {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(path);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  /** A case with an agreed plan in which the nurse has promised something. */
  async function planned(): Promise<MetCase & { readonly actionId: string }> {
    const met = await meet(site.app);
    const first = await draft(site.app, met.caseId, met.meetingId);
    const action = await promised(site.app, await actionOf(site.app, first.id, 'nurse'));
    await agree(site.app, first, met.motherId);
    return { ...met, actionId: action.id };
  }
  async function settle(actionId: string): Promise<void> {
    const [row] = await site.app.sql<{ version: number }>('select version from plan_action where id = $1', [actionId]);
    await keep('reportProgress', { actionId, expectedVersion: row!.version, progress: 'DONE' });
  }
  const begin = ({ caseId }: OpenedCase, version = 1) =>
    keep('beginClosing', { caseId, expectedVersion: version, reason: 'GOAL_REACHED' });
  async function closed(): Promise<OpenedCase> {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { version } = await begin(opened);
    await keep('closeCase', { caseId: opened.caseId, expectedVersion: version });
    return opened;
  }
  /** What a unit has filed, as a row of which nobody is told. */
  const fileAt = async ({ caseId }: OpenedCase, persona: 'nurse') => {
    const { professionalId, unitId } = await seatOf(site.app, persona);
    await site.app.sql(
      `insert into filing_receipt (area_id, id, case_id, unit_id, what, filed_on, recorded_by, as_told, recorded_at)
       values ($1, $2, $3, $4, 'plan', '2026-11-23', $5, false, $6)`,
      [POHDE.id, randomUUID(), caseId, unitId, professionalId, site.app.clock.now().toString()],
    );
  };
  const stateOf = async ({ caseId }: OpenedCase) =>
    (await site.app.sql<{ state: string }>('select state from network_case where id = $1', [caseId]))[0]!.state;
  const closingsOf = ({ caseId }: OpenedCase) =>
    site.app.sql<{ off: boolean; closed: boolean }>(
      'select called_off_at is not null as off, closed_at is not null as closed from case_closing where case_id = $1 order by begun_at',
      [caseId],
    );
  const unitNameOf = async (persona: 'nurse' | 'counsellor') => {
    const { unitId } = await seatOf(site.app, persona);
    return (await site.app.sql<{ name: string }>('select name from unit where id = $1', [unitId]))[0]!.name;
  };

  /** The telephone of the mother, on which her page is open. */
  async function mother({ motherId }: OpenedCase): Promise<Visitor> {
    const { code } = await keep('giveFamilyCode', { personId: motherId }, 'code');
    const visitor = await site.newVisitor('phone');
    await visitor.page.goto('/s');
    await visitor.page.locator('#code').fill(code);
    await visitor.page.locator('#digits').fill(DIGITS);
    await visitor.page.locator('form:has(#code) button').click();
    await visitor.page.getByRole('heading', { name: 'Kuka auttaa' }).waitFor();
    return visitor;
  }

  it.each(devices)(
    'on a %s goes from its first word to the end, and the family sees it; then it goes on',
    async (device) => {
      const opened = await planned();
      const family = await mother(opened);
      const { page, context, complaints } = await at(`/tyopoyta/asiat/${opened.caseId}`, 'counsellor', device);
      await page.getByRole('link', { name: 'Asian päättäminen' }).press('Enter');
      await part(page, 'Päättämisen vaiheet').getByText('Yksi on kesken.').waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, `closing/open-${device}`);

      await button(page, 'Aloita päättäminen').press('Enter');
      await soon(() => focused(page)).toBe('Aloita päättäminen');
      await button(page, 'Aloita päättäminen').press('Enter');
      await page.getByText('Valitse syy.').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByText('Tavoite saavutettiin', { exact: true }).click();
      await shot(page, `closing/begin-${device}`);
      await button(page, 'Aloita päättäminen').dblclick();
      await said(page, 'Päättäminen on aloitettu.');
      await soon(() => focused(page)).toBe('Päättämisestä kertominen');
      expect(await closingsOf(opened)).toEqual([{ off: false, closed: false }]);
      await part(page, 'Päättämisestä kertominen')
        .getByRole('link', { name: /Marjatta Salakoski/ })
        .waitFor();
      await family.page.reload();
      await family.page.getByText('Yhteistä työskentelyä ollaan päättämässä.').waitFor();

      await part(page, 'Asian päättäminen').getByText('Hoida ensin kesken olevat asiat.').waitFor();
      const promise = part(page, 'Mikä on vielä kesken').getByRole('link', { name: /Soittaa kotiin\./ });
      expect(await promise.getAttribute('href')).toBe(`/tyopoyta/asiat/${opened.caseId}/seuranta`);
      await settle(opened.actionId);
      // It comes by itself.
      await part(page, 'Mikä on vielä kesken').getByText('Mikään ei ole kesken.').waitFor();

      const nurses = await unitNameOf('nurse');
      await button(page, `Merkitse kirjatuksi: ${nurses}`).press('Enter');
      await page.getByText('Suunnitelma', { exact: true }).waitFor();
      expect(await axe(page)).toEqual([]);
      await button(page, 'Merkitse kirjatuksi').dblclick();
      await said(page, 'Kirjaus on merkitty.');
      await soon(() => focused(page)).toBe('Kirjaukset omiin rekistereihin');
      await part(page, 'Kirjaukset omiin rekistereihin').getByText('merkitty yksikön kertoman mukaan').waitFor();
      const filed = 'select what, as_told as "asTold" from filing_receipt where case_id = $1';
      expect(await site.app.sql(filed, [opened.caseId])).toEqual([{ what: 'plan', asTold: true }]);

      await button(page, 'Päätä asia').press('Enter');
      await page
        .getByText(/^Ammattilaisten pääsy asiaan päättyy heti, myös sinun\. Sen menettävät: .*Helmi Suvikallio/)
        .waitFor();
      await page.getByText('Asian tiedot säilytetään to 23.11.2028 saakka.', { exact: false }).waitFor();
      await button(page, 'Päätä asia nyt').press('Enter');
      await page.getByText('Kerro, miksi asia päätetään kirjauksia odottamatta.').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('Miksi asia päätetään, vaikka kirjauksia puuttuu?').fill(WHY);
      await shot(page, `closing/close-${device}`);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      await page.setViewportSize(DEVICES[device].viewport);
      await button(page, 'Päätä asia nyt').dblclick();
      await said(page, 'Asia on päätetty. Perhe näkee sen sivultaan');
      await soon(() => focused(page)).toContain('Asia on päätetty.');
      expect(await stateOf(opened)).toBe('closed');
      await part(page, 'Asia on päätetty')
        .getByText(/Tavoite saavutettiin\./)
        .waitFor();
      expect(await page.locator('main').innerText()).not.toContain('Salakoski');
      expect(await axe(page)).toEqual([]);
      await shot(page, `closing/closed-${device}`);
      await family.page.reload();
      await family.page.getByRole('heading', { name: 'Asia on päätetty' }).waitFor();

      await button(page, 'Avaa asia uudelleen').press('Enter');
      await button(page, 'Avaa asia uudelleen').press('Enter');
      await page.getByText('Kerro, miksi asia avataan.').waitFor();
      await page.getByLabel('Miksi asia avataan uudelleen?').fill(AGAIN);
      expect(await axe(page)).toEqual([]);
      await shot(page, `closing/reopen-${device}`);
      await button(page, 'Avaa asia uudelleen').dblclick();
      await said(page, 'Asia on avattu uudelleen.');
      await part(page, 'Päättämisen vaiheet').getByText('Asian päättämistä ei ole aloitettu.').waitFor();
      expect(await stateOf(opened)).toBe('open');
      await family.page.reload();
      await family.page.getByRole('heading', { name: 'Kuka auttaa' }).waitFor();
      await page.getByRole('link', { name: 'Perheen asian sivulle' }).click();
      await page.getByText(AGAIN).waitFor();
      expect([...complaints, ...family.complaints]).toEqual([]);
      await family.context.close();
      await context.close();
    },
  );

  it('is called off as long as it was only begun', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    await begin(opened);
    const { page, context, complaints } = await at(of(opened));
    await button(page, 'Peru päättäminen').press('Enter');
    await page.getByText('Asia jatkuu niin kuin ennen.', { exact: false }).waitFor();
    expect(await axe(page)).toEqual([]);
    await button(page, 'Peru päättäminen').dblclick();
    await said(page, 'Päättäminen on peruttu.');
    await button(page, 'Aloita päättäminen').waitFor();
    expect(await closingsOf(opened)).toEqual([{ off: true, closed: false }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('for another reason needs words; what was typed stays while the server is away and when somebody was faster', async () => {
    const opened = await planned();
    const { page, context } = await at(of(opened));
    await deaf(page);
    const words = page.getByLabel('Syy omin sanoin');
    await button(page, 'Aloita päättäminen').click();
    await page.getByText('Muu syy', { exact: true }).click();
    await button(page, 'Aloita päättäminen').click();
    await page.getByText('Kerro muu syy omin sanoin.').waitFor();
    await words.fill('Perhe lähtee vuodeksi ulkomaille.');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Aloita päättäminen').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    await site.app.sql('update network_case set version = version + 1 where id = $1', [opened.caseId]);
    await fileAt(opened, 'nurse');
    await button(page, 'Aloita päättäminen').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    // The newest has come.
    await part(page, 'Kirjaukset omiin rekistereihin')
      .getByText(/^Limingan neuvola on kirjannut/)
      .waitFor();
    expect(await words.inputValue()).toBe('Perhe lähtee vuodeksi ulkomaille.');
    await button(page, 'Aloita päättäminen').click();
    await said(page, 'Päättäminen on aloitettu.');
    await page.getByText('Perhe lähtee vuodeksi ulkomaille.').waitFor();
    expect(await closingsOf(opened)).toHaveLength(1);
    await context.close();
  });

  it('leads to everything that is open, and says what only another one may do', async () => {
    const met = await meet(site.app);
    const seat = await seatOf(site.app, 'social-worker');
    await keep('proposeHandover', { caseId: met.caseId, ...seat, reason: 'Koulu jatkaa tästä.' });
    const { professionalId, unitId } = await seatOf(site.app, 'nurse');
    const ahead = await keep('conveneMeeting', {
      caseId: met.caseId,
      question: 'Miten illat rauhoitetaan?',
      durationMinutes: 60,
      mode: 'REMOTE',
      familyPersonIds: [met.motherId],
      participants: [{ professionalId, unitId, needed: 'REQUIRED' }],
    });
    await begin(met);
    const { page, context, complaints } = await at(of(met), 'counsellor', 'phone');
    const open = part(page, 'Mikä on vielä kesken');
    const leads = async (name: RegExp) => open.getByRole('link', { name }).getAttribute('href');
    expect(await leads(/Saattaen vaihtaminen on kesken/)).toMatch(/\/vaihto$/);
    expect(await leads(/Tapaaminen, jonka aikaa ei ole sovittu/)).toMatch(new RegExp(`/tapaaminen/${ahead.id}$`));
    expect(await leads(/muistiota ei ole jaettu/)).toMatch(new RegExp(`/tapaaminen/${met.meetingId}#muistio$`));
    expect(await axe(page)).toEqual([]);
    await shot(page, 'closing/all-open');
    expect(complaints).toEqual([]);
    await context.close();

    const nurse = await at(of(met), 'nurse', 'phone');
    await nurse.page.getByText(/Asian päättää se, joka vastaa siitä: Aino Koivulampi/).waitFor();
    expect(await button(nurse.page, 'Päätä asia').count()).toBe(0);
    await button(nurse.page, `Merkitse kirjatuksi: ${await unitNameOf('nurse')}`).click();
    await nurse.page.getByText('Suunnitelma', { exact: true }).click();
    await button(nurse.page, 'Merkitse kirjatuksi').click();
    await nurse.page.getByText(/Yksiköllä ei ole tätä kirjattavana/).waitFor();
    expect(await axe(nurse.page)).toEqual([]);
    await shot(nurse.page, 'closing/nurse');
    await nurse.context.close();
  });

  it('that is closed meanwhile says so to who would close it, and shows nothing of the family any more', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { version } = await begin(opened);
    const { page, context } = await at('/tyopoyta/');
    // Nothing is told to this page by itself.
    await page.routeWebSocket('**/graphql/live', () => undefined);
    await page.goto(of(opened));
    await button(page, 'Päätä asia').click();
    await keep('closeCase', { caseId: opened.caseId, expectedVersion: version });
    await button(page, 'Päätä asia nyt').click();
    await said(page, 'Asia on jo päätetty.');
    await part(page, 'Asia on päätetty').waitFor();
    await button(page, 'Avaa asia uudelleen').waitFor();
    await soon(() => focused(page)).toMatch(/^Asia on jo päätetty/);
    expect(await page.locator('main').innerText()).not.toContain('Salakoski');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'closing/already');
    await context.close();
  });

  it('that is closed while it stands open says so by itself', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { version } = await begin(opened);
    const { page, context } = await at(of(opened));
    await button(page, 'Päätä asia').waitFor();
    await keep('closeCase', { caseId: opened.caseId, expectedVersion: version });
    await said(page, 'Asia on jo päätetty.');
    await part(page, 'Asia on päätetty').waitFor();
    await context.close();
  });

  it('that is another one’s now says so to who saw it before', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    await begin(opened);
    const { page, context } = await at(of(opened));
    await button(page, 'Päätä asia').waitFor();
    await site.app.sql('delete from access.access_grant where principal_id = $1 and scope_id = $2', [
      principalOf('counsellor'),
      opened.caseId,
    ]);
    await said(page, 'Et näe enää tätä asiaa');
    expect(await page.locator('main').innerText()).not.toContain('Salakoski');
    await context.close();
  });

  it('that is over is found in the list of one’s own, by codes and days, and is nobody else’s', async () => {
    const opened = await closed();
    const { page, context, complaints } = await at('/tyopoyta/');
    await page.getByRole('link', { name: 'Päätetyt asiat' }).press('Enter');
    await page.getByText('Nimiä ei näytetä', { exact: false }).waitFor();
    const link = page.locator(`a[href="${of(opened)}"]`);
    await link.waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'closing/list');
    await link.press('Enter');
    await button(page, 'Avaa asia uudelleen').waitFor();
    expect(complaints.filter((each) => !each.includes('40'))).toEqual([]);
    await context.close();

    const nurse = await at(of(opened), 'nurse');
    await nurse.page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    await nurse.context.close();
  });

  it('was opened again meanwhile, and that is told', async () => {
    const opened = await closed();
    const { page, context } = await at(of(opened));
    await button(page, 'Avaa asia uudelleen').click();
    await page.getByLabel('Miksi asia avataan uudelleen?').fill(AGAIN);
    await keep('reopenCase', { caseId: opened.caseId, reason: 'Isä soitti.' });
    await button(page, 'Avaa asia uudelleen').click();
    await said(page, 'Asia on jo avattu uudelleen.');
    await part(page, 'Päättämisen vaiheet').waitFor();
    await soon(() => focused(page)).toBe('Asia on jo avattu uudelleen.');
    await context.close();
  });

  it('tells its counsellor for a year what was said of it', async () => {
    const opened = await closed();
    const { page, context, complaints } = await at(of(opened));
    await part(page, 'Palaute').waitFor();
    await site.app.sql("update network_case set closed_at = closed_at - interval '366 days' where id = $1", [
      opened.caseId,
    ]);
    await page.reload();
    await button(page, 'Avaa asia uudelleen').waitFor();
    expect(await part(page, 'Palaute').count()).toBe(0);
    expect(complaints.filter((each) => !each.includes('40'))).toEqual([]);
    await context.close();
  });

  it('is not opened again once its time is over; what was typed stays', async () => {
    const opened = await closed();
    await site.app.sql("update case_closing set retention_until = '2026-11-22' where case_id = $1", [opened.caseId]);
    const { page, context } = await at(of(opened));
    await button(page, 'Avaa asia uudelleen').click();
    await page.getByLabel('Miksi asia avataan uudelleen?').fill(AGAIN);
    await button(page, 'Avaa asia uudelleen').click();
    await page.getByText('Säilytysaika on päättynyt, eikä asiaa voi enää avata.', { exact: false }).waitFor();
    expect(await page.getByLabel('Miksi asia avataan uudelleen?').inputValue()).toBe(AGAIN);
    await context.close();
  });

  it.each([
    ['sv', 'Avsluta ärendet', 'Avslutandets skeden'],
    ['en', 'Closing the case', 'The stages of closing'],
  ])('speaks %s', async (language, title, stages) => {
    const opened = await planned();
    const { page, context } = await at(`${of(opened)}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await part(page, stages).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/(closing|case)\.\w|undefined|\{\{/);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
