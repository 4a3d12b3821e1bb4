import type { Page } from 'playwright-core';
import { FAMILY, FAMILY_TEXTS } from '../../src/demo/family.data.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate, openCase, seatOf } from '../support/casework.js';
import { agree } from '../support/told.js';
import { devices, openAll, part, soon } from '../support/page.js';

const PAGE = `/tyopoyta/asiat/${FAMILY.caseId}`;
const NAMES = ['Kuutamolampi', 'Hanna-Mari', 'Eemi', 'Ilona'];

const parts = (page: Page) => page.locator('h2').allInnerTexts();

inBrowser('the page of a case', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** Opens the case as somebody of the demo. */
  async function at(persona: string, device: keyof typeof DEVICES = 'desktop', address = PAGE) {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.getByRole('heading', { name: 'Vastuuhenkilö' }).waitFor();
    await visitor.page.evaluate('document.fonts.ready.then(() => undefined)');
    return visitor;
  }

  it.each(devices)('on a %s shows the counsellor whom to call, what to do, and all parts', async (device) => {
    const { page, context, complaints } = await at('counsellor', device);
    await page.getByText('Palautetta ei ole vielä tullut.').waitFor();
    expect(await parts(page)).toEqual([
      'Vastuuhenkilö',
      'Seuraava tapaaminen',
      'Mitä on tehtävä',
      'Perhe',
      'Verkosto',
      'Suostumukset ja lakiperusteet',
      'Tapaamiset',
      'Yhteinen suunnitelma',
      'Seuranta',
      'Katsottu erityisestä syystä',
      'Vaihtaminen ja päättäminen',
    ]);
    await soon(() => part(page, 'Vastuuhenkilö').getByRole('link').getAttribute('href')).toBe('tel:0400001001');
    await soon(() => part(page, 'Perhe').getByText('Tuomas Kuutamolampi').count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await openAll(page);
    await soon(() => page.getByText(FAMILY_TEXTS.minutes).isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await shot(page, `case/counsellor-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names nobody in its title, which browsers remember', async () => {
    const { page, context } = await at('counsellor');
    await soon(() => page.title()).toBe('Perheen asia – Yhdessä');
    await context.close();
  });

  it('leads from a task to where it is done; what cannot be begun yet leads nowhere', async () => {
    const { page, context } = await at('counsellor');
    const tasks = part(page, 'Mitä on tehtävä');
    await soon(() => tasks.getByText('Ei vielä', { exact: true }).count()).toBe(1);
    await soon(() => tasks.getByRole('link', { name: /Päätä asia/ }).count()).toBe(0);
    const decide = tasks.getByRole('link', { name: /Kirjaa, mitä perhe päätti/ });
    await soon(() => decide.getAttribute('href')).toBe(`${PAGE}/suostumukset`);
    const promises = tasks.getByRole('link', { name: /Seuraa, miten luvatut asiat etenevät/ });
    await soon(() => promises.innerText()).toContain('Yksi ei ole vielä vastannut pyyntöön');
    await promises.press('Enter');
    await page.waitForURL(`**${PAGE}/suunnitelma`);
    await context.close();
  });

  it('leads from every part to the screen of its work', async () => {
    const { page, context } = await at('counsellor');
    const leads = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.case-leads a')].map(({ pathname, search }) => pathname + search)`,
    );
    expect(leads.map((href) => href.replace(PAGE, ''))).toEqual([
      '/ihmiset',
      '/tilanne',
      '/ihmiset',
      '/suostumukset',
      `/tyopoyta/kutsu?asia=${FAMILY.caseId}`,
      '/suunnitelma',
      '/seuranta',
      '/katsojat',
      '/vaihto',
      '/paattaminen',
    ]);
    await context.close();
  });

  it('is reached from the desk, and read from its heading on', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await page.goto('/tyopoyta/');
    await page.getByRole('link', { name: /Tuomas Kuutamolampi/ }).click();
    await page.getByRole('heading', { name: 'Vastuuhenkilö' }).waitFor();
    await soon(() => page.evaluate('document.activeElement.innerText')).toBe('Perheen asia');
    await context.close();
  });

  it('begins at the part that the address names', async () => {
    const { page, context } = await at('counsellor', 'desktop', `${PAGE}#seuranta`);
    await soon(() => page.evaluate('document.activeElement.id')).toBe('seuranta');
    await context.close();
  });

  it('opens what is long by the keyboard', async () => {
    const { page, context } = await at('counsellor');
    const consents = part(page, 'Suostumukset ja lakiperusteet');
    const exclusion = consents.getByText(FAMILY_TEXTS.exclusion);
    await soon(() => exclusion.isVisible()).toBe(false);
    await consents.locator('summary', { hasText: 'Limingan koulu' }).press('Enter');
    await exclusion.waitFor();
    await context.close();
  });

  it('shows the nurse who they are and the minutes, not what is for the counsellor', async () => {
    const { page, context, complaints } = await at('nurse');
    await soon(() => parts(page)).toEqual(expect.arrayContaining(['Mitä sinulta odotetaan', 'Perhe', 'Tapaamiset']));
    expect(await parts(page)).not.toEqual(expect.arrayContaining(['Mitä on tehtävä']));
    await page.getByText('Mikään ei odota sinua tässä asiassa.').waitFor();
    await openAll(page);
    await soon(() => part(page, 'Perhe').getByText('Eemi Kuutamolampi').count()).toBeGreaterThan(0);
    await soon(() => page.getByText(FAMILY_TEXTS.minutes).isVisible()).toBe(true);
    await soon(() => page.getByText(FAMILY_TEXTS.description).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'case/nurse');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the teacher the plan and what they promised, and nobody’s name', async () => {
    const { page, context, complaints } = await at('teacher', 'phone');
    expect(await parts(page)).not.toContain('Perhe');
    await page.getByText(FAMILY_TEXTS.sharedGoal).waitFor();
    await soon(() => part(page, 'Mitä sinulta odotetaan').getByRole('link').innerText()).toContain('Tee, mitä lupasit');
    await openAll(page);
    const all = await page.locator('body').innerText();
    for (const name of NAMES) expect(all).not.toContain(name);
    expect(all).not.toContain(FAMILY_TEXTS.minutes);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'case/teacher');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['social-worker', 'team-lead'])('shows the %s what they may see', async (persona) => {
    const { page, context, complaints } = await at(persona);
    await openAll(page);
    await soon(() => parts(page)).toContain('Verkosto');
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['sv', 'Familjens ärende', 'Vad som ska göras'],
    ['en', 'The family’s case', 'What there is to do'],
  ])('speaks %s throughout', async (language, title, tasks) => {
    const visitor = await site.newVisitor('desktop');
    const { page, context, complaints } = visitor;
    await context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await page.goto(`${PAGE}?kieli=${language}`);
    await page.getByRole('heading', { name: tasks }).waitFor();
    await soon(() => page.locator('h1').innerText()).toBe(title);
    await openAll(page);
    // A sentence that is missing shows its key.
    expect(await page.locator('main').innerText()).not.toMatch(/case\.|undefined|\{\{/);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('follows a case from its opening to the answers that are waited for', async () => {
    const opened = await openCase(site.app);
    const address = `/tyopoyta/asiat/${opened.caseId}`;
    const { page, context, complaints } = await at('counsellor', 'phone', address);
    const tasks = part(page, 'Mitä on tehtävä');
    const first = tasks.getByRole('link', { name: /Selitä suostumukset perheelle/ });
    await soon(() => first.innerText()).toContain('Tehtävä');
    await soon(() => tasks.getByText('Ei vielä', { exact: true }).count()).toBeGreaterThan(6);
    await page.getByText('Seuraavaa tapaamista ei ole sovittu.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'case/new');
    await agree(site.app, opened, '2026-12-01T13:00');
    await page.reload();
    await part(page, 'Seuraava tapaaminen').getByText('ti 1.12.2026 klo 13.00–14.00').waitFor();
    const answers = tasks.getByRole('link', { name: /Katso vastaukset kutsuihin/ });
    expect(await answers.innerText()).toMatch(
      /1 vastaus puuttuu, odotettu alle tunti[^]*Helmi Suvikallio: odotettu alle tunti/,
    );
    // What lies ahead stands open.
    await soon(() => part(page, 'Tapaamiset').getByText('Miten illat rauhoitetaan?').isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'case/agreed');
    expect(complaints).toEqual([]);
    await context.close();

    const nurse = await at('nurse', 'desktop', address);
    const own = part(nurse.page, 'Mitä sinulta odotetaan').getByRole('link', { name: /Vastaa kutsuun/ });
    await soon(() => own.innerText()).toContain('Tapaaminen ti 1.12. klo 13.00');
    await nurse.context.close();
  });

  it('tells the counsellor what became of a case, and of what is kept only how much', async () => {
    const opened = await openCase(site.app);
    const { caseId, motherId } = opened;
    const { id: meetingId } = await agree(site.app, opened, '2026-12-02T13:00');
    const ask = mutate(site.app, 'counsellor');
    const why = 'Perhe pyysi katsomaan, onko kaikki kirjattu oikein.';
    const look = { caseId, reason: 'QUALITY', words: why };
    await done(mutate(site.app, 'team-lead')('superviseCase', 'BreakGlassInput', look, 'id'));
    const said = { caseId, personId: motherId, face: 'BAD', words: 'Emme nuku.' };
    await done(ask('recordHowThingsAre', 'RecordHowThingsAreInput', said, 'id'));
    const items = [{ kind: 'MEETING', id: meetingId }];
    const kept = { caseId, fromPersonId: motherId, items, reason: 'INVESTIGATION' };
    await done(ask('withholdItem', 'WithholdItemInput', kept, 'id'));
    const to = { caseId, ...(await seatOf(site.app, 'nurse')), reason: 'Neuvola tuntee perheen.' };
    await done(ask('proposeHandover', 'ProposeHandoverInput', to, 'id'));
    const begun = { caseId, expectedVersion: 1, reason: 'HANDED_OVER', words: 'Neuvola jatkaa perheen kanssa.' };
    await done(ask('beginClosing', 'BeginClosingInput', begun, 'id'));
    const { page, context, complaints } = await at('counsellor', 'desktop', `/tyopoyta/asiat/${caseId}`);
    await openAll(page);
    await part(page, 'Katsottu erityisestä syystä').getByText('valvontakatselu').waitFor();
    await part(page, 'Katsottu erityisestä syystä').getByText(why).waitFor();
    await part(page, 'Perhe').getByText('Yksi asia salataan lain nojalla. Keneltä: Marjatta Salakoski.').waitFor();
    await part(page, 'Seuranta').getByText('menee huonosti').waitFor();
    await part(page, 'Vaihtaminen ja päättäminen')
      .getByText(/Vaihdetaan: Helmi Suvikallio.*ehdotettu/)
      .waitFor();
    await part(page, 'Vaihtaminen ja päättäminen')
      .getByText(/Siirtyi toiseen palveluun\./)
      .waitFor();
    const tasks = part(page, 'Mitä on tehtävä');
    await tasks.getByRole('link', { name: /Päätä asia Päättäminen on kesken\./ }).waitFor();
    await tasks.getByRole('link', { name: /Ota yhteyttä perheeseen/ }).waitFor();
    await tasks.getByRole('link', { name: /Vie saattaen vaihtaminen loppuun/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'case/later');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['counsellor-other-area', 'ngo-worker'])(
    'tells the %s no more than that there is nothing',
    async (persona) => {
      const { page, context } = await site.newVisitor('desktop');
      await context.request.post('/auth/demo', { data: { persona } });
      await page.goto(PAGE);
      await page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('link', { name: 'Takaisin työpöydälle' }).click();
      await page.getByRole('heading', { name: 'Työpöytä' }).waitFor();
      await soon(() => page.evaluate('document.activeElement.innerText')).toBe('Työpöytä');
      await context.close();
    },
  );

  it('has the same words for an address that is not whole', async () => {
    const { page, context, complaints } = await site.newVisitor('phone');
    await context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await page.goto(PAGE.slice(0, -4));
    await page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says that the server is away, and shows the case by a press when it is back', async () => {
    const { page, context } = await at('counsellor');
    await context.route('**/graphql', (route) => {
      // Who is there is known all the while: only the case itself does not come.
      if (route.request().postData()?.includes('CasePage')) return route.abort();
      return route.continue();
    });
    await page.routeWebSocket('**/graphql/live', () => undefined);
    await page.reload();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    await context.unroute('**/graphql');
    await page.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await page.getByRole('heading', { name: 'Vastuuhenkilö' }).waitFor();
    await context.close();
  });
});
