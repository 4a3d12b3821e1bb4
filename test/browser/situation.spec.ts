import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { actionOf, agree, draft, meet, promised } from '../support/plans.js';
import { button, devices, part, said } from '../support/page.js';

inBrowser('the situation of a family', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(caseId: string, persona = 'counsellor', device: keyof typeof DEVICES = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(`/tyopoyta/asiat/${caseId}/tilanne`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const needsOf = async (caseId: string) => {
    const { data } = await site.app.as('counsellor')(
      'query ($caseId: UUID!) { casePage(caseId: $caseId) { state needs { needCodes description strengths familyWish } } }',
      { caseId },
    );
    return data.casePage;
  };

  it.each(devices)('on a %s is written down anew, and the case has a pause', async (device) => {
    const { caseId } = await openCase(site.app);
    const { page, context, complaints } = await at(caseId, 'counsellor', device);
    const needs = part(page, 'Perheen tilanne');
    await needs.getByText('Uupumus, yöheräilyt.').waitFor();
    await button(page, 'Muuta kirjausta').click();
    expect(await needs.getByLabel('vanhemmuus ja kasvatus').isChecked()).toBe(true);
    await needs.getByLabel('vanhemmuus ja kasvatus').uncheck();
    await needs.getByLabel('arjessa jaksaminen').uncheck();
    await button(page, 'Tallenna').click();
    await needs.getByText('Valitse ainakin yksi tuen tarve.').waitFor();
    expect(await axe(page)).toEqual([]);
    await needs.getByLabel('koulupoissaolot').check();
    await needs.getByLabel(/^Voimavarat/).fill('Mummo auttaa.');
    await shot(page, `situation/needs-${device}`);
    await button(page, 'Tallenna').dblclick();
    await said(page, 'Perheen tilanne on tallennettu.');
    await needs.getByText('Mummo auttaa.').waitFor();
    expect((await needsOf(caseId)).needs).toEqual({
      needCodes: ['SCHOOL_ATTENDANCE'],
      description: 'Uupumus, yöheräilyt.',
      strengths: 'Mummo auttaa.',
      familyWish: 'Rauhallisia iltoja.',
    });
    await button(page, 'Siirrä tauolle').click();
    await button(page, 'Siirrä asia tauolle').click();
    await said(page, 'Asia on nyt tauolla.');
    await button(page, 'Jatka asiaa').waitFor();
    expect((await needsOf(caseId)).state).toBe('ON_HOLD');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Jatka asiaa').click();
    await said(page, 'Asia jatkuu.');
    expect((await needsOf(caseId)).state).toBe('OPEN');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps what is written while somebody else was faster, and while the server is away', async () => {
    const { caseId } = await openCase(site.app);
    const { page, context } = await at(caseId);
    await button(page, 'Muuta kirjausta').click();
    await page.getByLabel(/^Voimavarat/).fill('Isä hakee lapset.');
    const theirs = { caseId, expectedVersion: 1, needCodes: ['LEARNING'], description: 'Toisen sanat.' };
    await done(mutate(site.app, 'counsellor')('recordNeeds', 'RecordNeedsInput', theirs, 'version'));
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Tallenna').click();
    await page.getByText('Ei yhteyttä palvelimeen.').first().waitFor();
    await context.unroute('**/graphql');
    await button(page, 'Tallenna').click();
    await page.getByText('Joku muutti tätä juuri.').waitFor();
    expect(await page.getByLabel(/^Voimavarat/).inputValue()).toBe('Isä hakee lapset.');
    // What stands now is told above the form, and what one has not touched follows it.
    await part(page, 'Perheen tilanne').locator('dd').filter({ hasText: 'Toisen sanat.' }).waitFor();
    expect(await page.getByLabel(/^Tilanne/).inputValue()).toBe('Toisen sanat.');
    await button(page, 'Tallenna').click();
    await said(page, 'Perheen tilanne on tallennettu.');
    expect((await needsOf(caseId)).needs).toMatchObject({
      needCodes: ['LEARNING'],
      description: 'Toisen sanat.',
      strengths: 'Isä hakee lapset.',
    });
    await context.close();
  });

  describe('what is kept from somebody', () => {
    let opened: OpenedCase;
    beforeAll(async () => {
      const met = await meet(site.app);
      opened = met;
      const first = await draft(site.app, met.caseId, met.meetingId);
      await promised(site.app, await actionOf(site.app, first.id, 'nurse'));
      await agree(site.app, first, met.motherId);
    });

    it('a child forbids it: nobody able is taken for able, and the child alone gives it free', async () => {
      const { page, context, complaints } = await at(opened.caseId);
      const kept = part(page, 'Mitä kenellekin ei kerrota');
      await kept.getByText('Mitään ei ole jätetty kertomatta.').waitFor();
      await button(page, 'Kirjaa lapsen kielto').click();
      await button(page, 'Tallenna kielto').click();
      await kept.getByText('Valitse, kuka kieltää.').waitFor();
      await kept.getByRole('group', { name: 'Kuka kieltää?' }).getByText(/Onni/).click();
      await kept
        .getByRole('group', { name: 'Kenelle ei kerrota?' })
        .getByText(/Marjatta/)
        .click();
      await kept
        .getByText(/^Toimenpide: /)
        .first()
        .click();
      await kept.getByText('Muu syy.').click();
      await button(page, 'Tallenna kielto').click();
      await kept.getByText('Arvioi, pystyykö lapsi päättämään tästä.').waitFor();
      await kept.getByText('Olen arvioinut, että lapsi pystyy päättämään tästä.').click();
      await button(page, 'Tallenna kielto').click();
      await kept.getByText('Kirjoita syy lapsen omin sanoin.').waitFor();
      expect(await axe(page)).toEqual([]);
      await kept.getByLabel(/^Lapsen omin sanoin/).fill('Äiti suuttuisi.');
      await shot(page, 'situation/prohibit');
      await button(page, 'Tallenna kielto').click();
      await said(page, 'Kielto on voimassa.');
      await kept.getByText('Ei kerrota: Marjatta Salakoski').waitFor();
      await kept.getByText('Äiti suuttuisi.').waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, 'situation/kept');
      await button(page, 'Kerro sittenkin').click();
      await button(page, 'Kerro tästä alkaen').click();
      await kept.getByText('Kysy ensin lapselta.').waitFor();
      await kept.getByText('Lapsi on sanonut, että tämän saa kertoa.').click();
      await button(page, 'Kerro tästä alkaen').click();
      await said(page, 'Asiat näkyvät taas.');
      await kept.getByText('Mitään ei ole jätetty kertomatta.').waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('by law; what the plan names is refused with what to do instead', async () => {
      const { page, context } = await at(opened.caseId, 'counsellor', 'phone');
      const kept = part(page, 'Mitä kenellekin ei kerrota');
      await button(page, 'Jätä kertomatta lain perusteella').click();
      await kept
        .getByRole('group', { name: 'Kenelle ei kerrota?' })
        .getByText(/Marjatta/)
        .click();
      await kept
        .getByText(/ ja sen muistio$/)
        .first()
        .click();
      await kept.getByText('Tieto olisi vastoin lapsen etua.').click();
      await button(page, 'Jätä kertomatta').click();
      await kept.getByText('Suunnitelma mainitsee tapaamisen. Jätä kertomatta vain muistio.').waitFor();
      expect(await axe(page)).toEqual([]);
      await kept
        .getByText(/ ja sen muistio$/)
        .first()
        .click();
      await kept
        .getByText(/^Toimenpide: /)
        .first()
        .click();
      await button(page, 'Jätä kertomatta').click();
      await said(page, 'Asiat on jätetty kertomatta.');
      await kept.getByText('Lain perusteella.').waitFor();
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      await shot(page, 'situation/by-law');
      await button(page, 'Kerro sittenkin').click();
      await button(page, 'Kerro tästä alkaen').click();
      await said(page, 'Asiat näkyvät taas.');
      await context.close();
    });

    it('is not for who only takes part', async () => {
      const { page, context } = await at(opened.caseId, 'nurse');
      await page.getByRole('heading', { level: 1, name: 'Tilanne ja kiellot' }).waitFor();
      await part(page, 'Tauko').waitFor();
      expect(await button(page, 'Siirrä tauolle').count()).toBe(0);
      expect(await part(page, 'Mitä kenellekin ei kerrota').count()).toBe(0);
      await context.close();
    });
  });
});
