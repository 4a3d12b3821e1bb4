import type { Page } from 'playwright-core';
import { Live } from '../../src/platform/live/live.js';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { done, mutate } from '../support/casework.js';
import { until } from '../support/live.js';
import { actionOf, draft, hearChildren, meet, type MetCase, promised } from '../support/plans.js';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const LEFT_OVER = /Tämä teksti ei ehtinyt suunnitelmaan/;
/** So much of the plan is heard of: what is around it, and the version in hand. */
const EARS = 2;

inBrowser('the plan that two write together', () => {
  let site: BrowserApp;
  let met: MetCase;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  beforeEach(async () => {
    met = await meet(site.app);
  });
  afterAll(() => site?.stop());

  const ears = () => site.app.running.app.get(Live).size.ears;

  /** Opens the plan in a browser of its own, and waits until it hears what others change. */
  async function at(device: 'phone' | 'desktop' = 'desktop') {
    const before = ears();
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await visitor.page.goto(`/tyopoyta/asiat/${met.caseId}/suunnitelma`);
    await visitor.page.getByText(/^Versio \d: /).waitFor();
    await until(() => ears() === before + EARS);
    return visitor;
  }
  const leave = async (...visitors: readonly Awaited<ReturnType<typeof at>>[]) => {
    for (const { context } of visitors) await context.close();
    await until(() => ears() === 0);
  };
  /** What is typed in the field that has the focus, and where the caret stands. */
  const typing = (page: Page) =>
    page.evaluate<[string, number]>('[document.activeElement.value, document.activeElement.selectionStart]');
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent.trim()');

  it('shows what another writes by itself; what is half written stays, with its focus and its caret', async () => {
    const version = await draft(site.app, met.caseId, met.meetingId);
    const [one, other] = [await at(), await at('phone')];
    await box(one.page, 'Mitä tehdään?').fill('Soitetaan');
    await one.page.getByLabel('Kuka tekee?').selectOption({ label: 'Marjatta' });
    await box(one.page, 'Uusi tavoite').focus();
    await one.page.keyboard.type('Aamut sujuvat.');
    for (let presses = 0; presses < 8; presses += 1) await one.page.keyboard.press('ArrowLeft');

    await box(other.page, 'Uusi tavoite').fill('Kaikki nukkuvat yönsä.');
    await box(other.page, 'Uusi tavoite').press('Enter');
    await box(one.page, 'Tavoite 1').waitFor();
    await actionOf(site.app, version.id, 'nurse');
    await one.page.getByText('Soittaa kotiin.').waitFor();
    expect(await typing(one.page)).toEqual(['Aamut sujuvat.', 6]);
    await one.page.keyboard.type('aina ');
    expect(await typing(one.page)).toEqual(['Aamut aina sujuvat.', 11]);
    expect(await box(one.page, 'Mitä tehdään?').inputValue()).toBe('Soitetaan');
    expect(await axe(one.page)).toEqual([]);

    // The other gives the plan to the family: there is nowhere to write any more, and nothing is lost.
    await button(other.page, 'Hyväksy yhdessä').click();
    await one.page.getByText('Versio 1: perheen luettavana').waitFor();
    const left = one.page.getByRole('alert').filter({ hasText: LEFT_OVER });
    await left.getByText('Aamut aina sujuvat.').waitFor();
    await left.getByText('Soitetaan').waitFor();
    // The field is gone, its part is not.
    expect(await focused(one.page)).toBe('Tavoitteet');
    expect(await axe(one.page)).toEqual([]);
    await shot(one.page, 'plan/half-written');

    await button(other.page, 'Palaa muokkaamaan').click();
    await box(one.page, 'Uusi tavoite').waitFor();
    await left.waitFor({ state: 'detached' });
    expect(await box(one.page, 'Uusi tavoite').inputValue()).toBe('Aamut aina sujuvat.');
    expect(await one.page.getByLabel('Kuka tekee?').inputValue()).toBe(met.motherId);
    await box(one.page, 'Uusi tavoite').press('Enter');
    await box(other.page, 'Tavoite 2').waitFor();
    expect([...one.complaints, ...other.complaints]).toEqual([]);
    await leave(one, other);
  });

  it('keeps a dissent and a view of a child when another is faster, the view out of sight', async () => {
    await promised(site.app, await actionOf(site.app, (await draft(site.app, met.caseId, met.meetingId)).id, 'nurse'));
    const [one, other] = [await at(), await at('phone')];
    await button(other.page, 'Hyväksy yhdessä').click();
    await one.page.getByText('Versio 1: perheen luettavana').waitFor();
    await one.page.getByText('Kirjaa (Onni)').click();
    await one.page.getByLabel('Miten Onni on kuultu?').selectOption({ label: 'piirtäen' });
    await box(one.page, 'Mitä lapsi kertoi, lyhyesti').fill('Piirsi kodin.');
    await one.page.getByText('Muu vastaus: Marjatta').click();
    await box(one.page, 'Eriävä näkemys omin sanoin').fill('Illat ovat jo rauhallisia.');

    await other.page.getByText('Kirjaa (Onni)').click();
    await other.page.getByLabel('Miten Onni on kuultu?').selectOption({ label: 'leikkien' });
    await box(other.page, 'Mitä lapsi kertoi, lyhyesti').fill('Leikki kotia.');
    await button(other.page, 'Tallenna näkemys').click();
    const left = one.page.getByRole('alert').filter({ hasText: LEFT_OVER });
    await left.locator('summary').waitFor();
    expect(await left.getByText('Piirsi kodin.').count()).toBe(0);
    await left.locator('summary').press('Enter');
    await left.getByText('Piirsi kodin.').waitFor();
    await button(other.page, 'Palaa muokkaamaan').click();
    await left.getByText('Illat ovat jo rauhallisia.').waitFor();
    expect(await axe(one.page)).toEqual([]);
    await left.getByRole('button', { name: 'Tekstiä ei tarvita' }).last().press('Enter');
    await left.getByText('Illat ovat jo rauhallisia.').waitFor({ state: 'detached' });
    expect(await focused(one.page)).not.toBe('');
    await leave(one, other);
  });

  it('is agreed on although a guardian is prevented, and why is not on the wall', async () => {
    const father = { role: 'GUARDIAN', givenName: 'Pekka', familyName: 'Salakoski', language: 'FI', contactWays: [] };
    const counsellor = mutate(site.app, 'counsellor');
    const added = { familyId: met.familyId, person: father };
    const { id: guardianId } = await done(counsellor('addPerson', 'AddPersonInput', added, 'id'));
    const guardianship = { guardianId, childId: met.childId, powers: 'FULL', rightToInformation: true };
    await done(counsellor('recordGuardianship', 'RecordGuardianshipInput', guardianship, 'id'));
    const version = await draft(site.app, met.caseId, met.meetingId);
    await promised(site.app, await actionOf(site.app, version.id, 'nurse'));
    await hearChildren(site.app, version.id);
    const [one, other] = [await at(), await at('phone')];
    await button(one.page, 'Hyväksy yhdessä').click();
    await button(one.page, 'Marjatta hyväksyy').click();
    await one.page.getByText('Marjatta hyväksyy.').waitFor();
    await button(one.page, 'Suunnitelma on sovittu').click();
    await one.page.getByText('Kaikki huoltajat eivät ole vielä vastanneet.').waitFor();
    await one.page.getByText('Muu vastaus: Pekka').click();
    const reason = one.page.getByRole('group', { name: 'Pekka ei pääse, eikä häntä voi odottaa' });
    await reason.getByText('sairas', { exact: true }).click();
    await box(one.page, 'Mikä estää, ja mitä haittaa odottamisesta olisi?').fill(
      'Sairaalassa; lapsi tarvitsee apua nyt.',
    );
    await button(one.page, 'Kirjaa poikkeus').click();
    await one.page.getByText('Poikkeus on kirjattu: sairas.').waitFor();
    expect(await axe(one.page)).toEqual([]);
    await shot(one.page, 'plan/exception');
    await other.page.getByText('Pekka ei pääse, eikä häntä odoteta.').waitFor();
    expect(await other.page.locator('main').innerText()).not.toContain('sairas');
    await button(one.page, 'Suunnitelma on sovittu').click();
    await one.page.getByText('Versio 1: sovittu').waitFor();
    await other.page.getByText('Pekka ei päässyt, eikä häntä odotettu.').waitFor();
    expect(await axe(other.page)).toEqual([]);
    expect(await excessWidth(other.page)).toBe(0);
    await shot(other.page, 'plan/exception-agreed-phone');
    const rows = await site.app.sql('select state from plan_version where case_id = $1', [met.caseId]);
    expect(rows).toEqual([{ state: 'agreed' }]);
    expect([...one.complaints, ...other.complaints]).toEqual([]);
    await leave(one, other);
  });
});
