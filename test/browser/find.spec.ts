import type { Page } from 'playwright-core';
import { personId } from '../../src/demo/directory.js';
import { principalOf } from '../../src/demo/personas.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { CHILD, done, MOTHER, mutate, openCase, recordContact } from '../support/casework.js';
import { devices, part } from '../support/page.js';

const NUMBER = '+358405556677';
const mother = { ...MOTHER, familyName: 'Uusitupa', contactWays: [{ kind: 'PHONE', value: NUMBER, safe: true }] };
const people = [mother, { ...CHILD, familyName: 'Uusitupa' }];
const third = { personId: personId('third-counsellor') };

const told = (page: Page, name: string, text: string) =>
  part(page, name).getByRole('status').filter({ hasText: text }).waitFor();
const find = (page: Page) => page.getByRole('button', { name: 'Etsi', exact: true }).click();

inBrowser('finding a person', () => {
  let site: BrowserApp;
  let caseId: string;
  beforeAll(async () => {
    site = await startBrowserApp();
    caseId = (await openCase(site.app, { principal: principalOf('counsellor') }, { people })).caseId;
    await recordContact(site.app, 'counsellor', {
      identity: { givenName: 'Marjatta', familyName: 'Uusitupa', phone: NUMBER, email: 'marjatta@example.org' },
    });
  });
  afterAll(() => site?.stop());

  async function at(
    who: Record<string, string> = { persona: 'counsellor' },
    device: keyof typeof DEVICES = 'desktop',
    address = '/haku',
  ) {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: who });
    await visitor.page.goto(`/tyopoyta${address}`);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const searches = async () => {
    const [row] = await site.app.sql<{ count: number }>(
      `select count(*)::int as count from audit.access_log where operation in ('casesOfPerson', 'contactsOfPerson')`,
    );
    return row!.count;
  };

  it.each(devices)('on a %s: one’s own case and contacts, by the number one sees on the phone', async (device) => {
    const { page, context, complaints } = await at(undefined, device, '/yhteydenotot');
    await page.getByRole('link', { name: 'Etsi henkilö' }).click();
    await page.getByRole('heading', { name: 'Etsi henkilö', level: 1 }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Puhelinnumero').fill('040 555 6677');
    await page.keyboard.press('Enter');
    await told(page, 'Avoimet asiat', 'Löytyi 1 avoin asia.');
    await told(page, 'Yhteydenotot', 'Löytyi 1 yhteydenotto.');
    await part(page, 'Yhteydenotot').getByText('Marjatta Uusitupa').waitFor();
    expect(await page.evaluate('document.activeElement.innerText')).toMatch(/^Avoimet asiat/);
    // Whom one looks for does not stay in the history of the browser.
    expect(page.url()).toMatch(/\/haku$/);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.setViewportSize(DEVICES[device].viewport);
    await shot(page, `find/own-${device}`);
    await page.getByRole('link', { name: 'Oma asiasi: avaa se' }).click();
    await page.waitForURL(new RegExp(`/asiat/${caseId}$`));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('of another counsellor: whom to ring, and the emergency look; nothing of the family', async () => {
    const { page, context } = await at(third);
    await page.getByLabel('Etunimi').fill('marjatta');
    await page.getByLabel('Sukunimi').fill('uusitupa');
    await find(page);
    await told(page, 'Avoimet asiat', 'Löytyi 1 avoin asia.');
    const cases = part(page, 'Avoimet asiat');
    const call = cases.getByRole('link', { name: /^Soita/ });
    expect(await call.getAttribute('href')).toMatch(/^tel:\+?\d+$/);
    expect(await cases.innerText()).not.toMatch(/Uusitupa|Onni/i);
    await told(page, 'Yhteydenotot', 'Yhteydenottoja ei löytynyt.');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'find/of-others');
    await cases.getByRole('link', { name: 'Ei voi odottaa: hätäkatselu' }).click();
    await page.waitForURL(new RegExp(`/asiat/${caseId}/hatakatselu$`));
    await context.close();
  });

  it('asks for what finds somebody, and looks only by a press', async () => {
    const { page, context } = await at();
    const before = await searches();
    await find(page);
    await page.getByText('Kirjoita puhelinnumero, sukunimi tai sähköposti.').waitFor();
    await page.getByLabel('Puhelinnumero').fill('kotinumero');
    await find(page);
    await page.getByText('Tämä ei ole puhelinnumero.').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await searches()).toBe(before);
    await page.getByLabel('Puhelinnumero').fill('');
    await page.getByLabel('Sukunimi').fill('Uusitupa');
    await find(page);
    await told(page, 'Yhteydenotot', 'Löytyi 1 yhteydenotto.');
    // Nobody looks through the cases of a family name.
    await part(page, 'Avoimet asiat')
      .getByText('Avoimia asioita etsitään puhelinnumerolla tai koko nimellä.')
      .waitFor();
    await page.getByLabel('Sukunimi').fill('');
    await page.getByLabel('Sähköposti').fill('Marjatta@example.org');
    await find(page);
    await told(page, 'Yhteydenotot', 'Löytyi 1 yhteydenotto.');
    await context.close();
  });

  it('keeps what was typed while the server is away', async () => {
    const { page, context } = await at();
    await context.route('**/graphql', (route) => route.abort());
    await page.getByLabel('Sukunimi').fill('Uusitupa');
    await find(page);
    await page.getByText('Ei yhteyttä palvelimeen.').first().waitFor();
    await context.unroute('**/graphql');
    expect(await page.getByLabel('Sukunimi').inputValue()).toBe('Uusitupa');
    await find(page);
    await told(page, 'Yhteydenotot', 'Löytyi 1 yhteydenotto.');
    await context.close();
  });

  it('is for counsellors and who leads them', async () => {
    const { page, context } = await at({ persona: 'nurse' });
    await page.getByText('Henkilöä voivat etsiä palveluohjaajat ja tiimivastaavat.').waitFor();
    expect(await page.getByRole('button', { name: 'Etsi', exact: true }).count()).toBe(0);
    await context.close();
    const lead = await at({ persona: 'team-lead' });
    await lead.page.getByLabel('Puhelinnumero').fill('0405556677');
    await find(lead.page);
    await told(lead.page, 'Avoimet asiat', 'Löytyi 1 avoin asia.');
    // Contacts of the area are for who takes them; a case is not opened in an emergency by who leads.
    expect(await part(lead.page, 'Yhteydenotot').count()).toBe(0);
    expect(await lead.page.getByRole('link', { name: 'Ei voi odottaa: hätäkatselu' }).count()).toBe(0);
    await lead.context.close();
  });

  it('leads from a new contact to the case that has ended', async () => {
    const who = { principal: principalOf('counsellor') };
    const change = mutate(site.app, who);
    const begun = { caseId, expectedVersion: 1, reason: 'GOAL_REACHED' };
    const { version } = await done(change('beginClosing', 'BeginClosingInput', begun, 'version'));
    await done(change('closeCase', 'CloseCaseInput', { caseId, expectedVersion: version }, 'id'));
    const contact = await recordContact(site.app, 'counsellor', {
      identity: { givenName: 'Marjatta', familyName: 'Uusitupa', phone: NUMBER },
    });
    const { page, context } = await at(undefined, 'desktop', `/yhteydenotot/${contact['id']}`);
    const before = part(page, 'Samalla nimellä tai numerolla on päätetty asia');
    await before.waitFor();
    expect(await before.innerText()).toMatch(/Varmista soittajalta[^]*2026[^]*Säilytetään .*\d{4} saakka/);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'find/contact');
    await before.getByRole('link').click();
    await page.getByRole('button', { name: 'Avaa asia uudelleen' }).waitFor();
    await context.close();
  });
});
