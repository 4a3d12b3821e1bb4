import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
import { mappingSchema } from '../../src/platform/config/issuer-mapping.js';
import type { IssuerSettings } from '../../src/platform/config/issuer-settings.js';
import { FamilyIdentification } from '../../src/sign-in/suomi-fi/family-identification.service.js';
import { type BrowserApp, type Device, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, mutate, openCase, type OpenedCase, seatOf } from '../support/casework.js';
import { button, devices, focused, isWell, part, said, soon, tabTo } from '../support/page.js';

/** What is told when a form has gone because another was faster. */
const GONE = /^Tilanne on muuttunut\./;
const LOA2 = 'http://ftn.ficora.fi/2017/loa2';
const SUOMI_FI: IssuerSettings = {
  id: 'suomi-fi',
  kind: 'identification',
  label: 'Suomi.fi',
  issuer: 'https://tunnistus.example',
  clientId: 'yhdessa',
  clientSecret: 'not used here',
  scopes: 'openid',
  subjectClaim: 'sub',
  levels: [LOA2],
  userinfo: false,
  domains: [],
  origins: [],
  mapping: mappingSchema.parse({}),
};

inBrowser('what was a mistake about the people of a case', () => {
  let site: BrowserApp;
  let opened: OpenedCase;
  let subjects = 0;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  beforeEach(async () => {
    opened = await openCase(site.app);
    subjects += 1;
  });
  afterAll(() => site?.stop());

  /** Opens the people of the case. */
  async function at(persona: string, device: Device = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta/asiat/${opened.caseId}/ihmiset`);
    await visitor.page.getByRole('heading', { name: 'Perhe ja verkosto' }).waitFor();
    return visitor;
  }

  /** The mother identifies herself by Suomi.fi on her remembered device. */
  async function identified(): Promise<void> {
    const claims = { acr: LOA2, given_name: 'Anna Marjatta', family_name: 'SALAKOSKI', birthdate: '1985-04-12' };
    const shown = { issuer: SUOMI_FI.id, subject: `subject ${subjects}`, claims, issuerSession: null };
    const found = await site.app.running.app.get(FamilyIdentification).recognise(SUOMI_FI, shown, opened.motherId);
    expect(found).toEqual({ principalId: opened.motherId });
  }
  const links = () =>
    site.app.sql<{ issuer: string }>('select issuer from access.identity where principal_id = $1', [opened.motherId]);

  /** The nurse, who was in the network, is taken down as disqualified. */
  async function nurseTakesNoPart(): Promise<void> {
    const counsellor = mutate(site.app, 'counsellor');
    const seat = await seatOf(site.app, 'nurse');
    await done(counsellor('addMember', 'AddMemberInput', { caseId: opened.caseId, ...seat }, 'id'));
    const input = { caseId: opened.caseId, professionalId: seat.professionalId, reason: 'PARTY_OR_RELATIVE' };
    await done(counsellor('declareDisqualified', 'DeclareDisqualifiedInput', input, 'id'));
  }
  const standing = () =>
    site.app.sql<{ isLifted: boolean }>(
      `select lifted_at is not null as "isLifted" from disqualification where case_id = $1`,
      [opened.caseId],
    );

  const mother = (page: Page) => page.getByRole('article', { name: 'Marjatta Salakoski', exact: true });

  it.each(devices)('on a %s: a link with the wrong person is cut', async (device) => {
    await identified();
    const { page, context, complaints } = await at('counsellor', device);
    await mother(page)
      .getByText(/^Suomi\.fi-tunnistus: liitetty /)
      .waitFor();
    await button(page, 'Katkaise liitos: Suomi.fi').click();
    await page.getByText(/^Katkaise liitos, jos se tehtiin väärään henkilöön\./).waitFor();
    await isWell(page, `people/linked-${device}`);
    await button(page, 'Katkaise liitos nyt').dblclick();
    await said(page, 'Liitos on katkaistu.');
    await soon(() => focused(page)).toBe('Perhe');
    await mother(page)
      .getByText(/Suomi\.fi-tunnistus/)
      .waitFor({ state: 'detached' });
    expect(await links()).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a link that another has cut meanwhile is told to be gone, and nothing is lost while the server is away', async () => {
    await identified();
    const { page, context } = await at('counsellor');
    await button(page, 'Katkaise liitos: Suomi.fi').click();
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Katkaise liitos nyt').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    await context.unroute('**/graphql');
    const input = { personId: opened.motherId, issuer: 'suomi-fi' };
    await done(mutate(site.app, 'counsellor')('endIdentification', 'EndIdentificationInput', input, 'issuer'));
    await button(page, 'Katkaise liitos nyt').click();
    await said(page, GONE);
    await soon(() =>
      mother(page)
        .getByText(/Suomi\.fi-tunnistus/)
        .count(),
    ).toBe(0);
    await context.close();
  });

  it.each(devices)('on a %s: who leads a team lifts a disqualification, with a reason', async (device) => {
    await nurseTakesNoPart();
    const { page, context, complaints } = await at('team-lead', device);
    const noPart = part(page, 'Ei osallistu');
    await noPart.getByText(/^Helmi Suvikallio.* alkaen$/).waitFor();
    await button(page, 'Kumoa esteellisyys: Helmi Suvikallio').click();
    await button(page, 'Kumoa esteellisyys').click();
    await page.getByText('Tämä tieto tarvitaan.').waitFor();
    await soon(() => focused(page)).toBe('Miksi');
    await isWell(page, `people/lift-${device}`);
    await page.getByLabel('Miksi').fill('Sukunimi oli sama, sukulaisuutta ei ole.');
    await button(page, 'Kumoa esteellisyys').click();
    await said(page, 'Esteellisyys on kumottu.');
    await soon(() => noPart.getByText('Kukaan ei ole esteellinen tässä asiassa.').count()).toBe(1);
    await soon(() => focused(page)).toBe('Ei osallistu');
    await page.setViewportSize({ width: 320, height: 700 });
    await isWell(page, `people/lifted-${device}`);
    expect(await standing()).toEqual([{ isLifted: true }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a disqualification is lifted by the keyboard, and told to be gone when another was faster', async () => {
    await nurseTakesNoPart();
    const { page, context } = await at('team-lead');
    await button(page, 'Kumoa esteellisyys: Helmi Suvikallio').press('Enter');
    await tabTo(page, /^Miksi/);
    await page.keyboard.type('Kirjattu erehdyksessä.');
    const [{ id }] = (await site.app.sql<{ id: string }>('select id from disqualification where case_id = $1', [
      opened.caseId,
    ])) as [{ id: string }];
    const input = { disqualificationId: id, expectedVersion: 1, reason: 'Kirjattu erehdyksessä.' };
    await done(mutate(site.app, 'team-lead')('liftDisqualification', 'LiftDisqualificationInput', input, 'id'));
    await page.keyboard.press('Enter');
    await said(page, GONE);
    await page.getByText('Kukaan ei ole esteellinen tässä asiassa.').waitFor();
    await context.close();
  });

  it('the counsellor sees who takes no part, and is offered no lifting', async () => {
    await nurseTakesNoPart();
    const { page, context } = await at('counsellor');
    await part(page, 'Ei osallistu')
      .getByText(/^Helmi Suvikallio.* alkaen$/)
      .waitFor();
    expect(await page.getByRole('button', { name: /^Kumoa esteellisyys/ }).count()).toBe(0);
    await context.close();
  });

  it('nobody lifts their own', async () => {
    const who = { principal: principalOf('team-lead') };
    await done(
      mutate(site.app, who)('declareDisqualified', 'DeclareDisqualifiedInput', { caseId: opened.caseId }, 'id'),
    );
    const visitor = await site.newVisitor('desktop');
    await visitor.context.request.post('/auth/demo', { data: { persona: 'team-lead' } });
    await visitor.page.goto(`/tyopoyta/asiat/${opened.caseId}/ihmiset`);
    await visitor.page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
    await visitor.context.close();
  });

  it.each([
    ['Svenska', 'Häv jävet: Helmi Suvikallio'],
    ['English', 'Lift the disqualification: Helmi Suvikallio'],
  ])('stands in %s', async (language, lift) => {
    await nurseTakesNoPart();
    const { page, context, complaints } = await at('team-lead', 'phone');
    await page.getByRole('button', { name: language }).click();
    await button(page, lift).click();
    await isWell(page, `people/lift-${language}`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
