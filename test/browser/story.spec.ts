import type { Page } from 'playwright-core';
import { principalOf, type Persona } from '../../src/demo/personas.js';
import {
  axe,
  type BrowserApp,
  excessWidth,
  inBrowser,
  shot,
  startBrowserApp,
  type Visitor,
} from '../support/browser.js';
import { Hands } from '../support/counted.js';
import { agree, box, operationsOf, tellOfFamily } from '../support/gathering-page.js';
import { linkIn, mailbox, opened } from '../support/invited.js';
import { until } from '../support/live.js';
import { button, said, soon } from '../support/page.js';

const NURSE = 'Helmi Suvikallio';
const RESPONSIBLE = 'Aino Koivulampi';
const GOAL = 'Onni tulee mielellään kouluun.';
const PROMISE = 'Soittaa kotiin ja kysyy, miten yöt ovat menneet.';
const OWN_PROMISE = 'Laitan illalla vaatteet ja repun valmiiksi.';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Each part goes on where the one before ended; nobody's window is closed in between. */
inBrowser('the story of one family, in three browsers', () => {
  let site: BrowserApp;
  let counsellor: Visitor;
  let professional: Visitor;
  /** The mother's telephone runs no scripts: her pages need none. */
  let guardian: Visitor;
  /** Address of the case. */
  let theCase: string;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
    counsellor = await site.newVisitor('desktop');
    professional = await site.newVisitor('desktop');
    guardian = await site.newVisitor('phone', { javaScriptEnabled: false });
  });
  afterAll(() => site?.stop());

  const comesIn = ({ context }: Visitor, persona: Persona) => context.request.post('/auth/demo', { data: { persona } });
  const isWell = async (page: Page, name: string) => {
    await shot(page, `story/${name}`);
    expect([name, await axe(page), await excessWidth(page)]).toEqual([name, [], 0]);
  };
  /** The same page in the mother's hands with scripts, which alone can look at it. */
  const isWellForHer = async (name: string) => {
    const storageState = await guardian.context.storageState();
    const { page, context } = await site.newVisitor('phone', { storageState });
    await page.goto(guardian.page.url());
    await soon(() => page.locator('main').innerText()).toBe(await guardian.page.locator('main').innerText());
    await isWell(page, name);
    await context.close();
  };
  const mailsOf = async (persona: Persona) => {
    const [{ email } = { email: '' }] = await site.app.sql<{ email: string }>(
      'select email from professional where id = $1',
      [principalOf(persona)],
    );
    return mailbox(site.app, email);
  };

  it('a mother calls: twelve things done at most, one request, and the invitations are on their way', async () => {
    const { page } = counsellor;
    await comesIn(counsellor, 'counsellor');
    await page.goto('/tyopoyta/');
    await page.getByRole('link', { name: 'Uusi yhteydenotto' }).waitFor();
    const sent = operationsOf(page);
    const hands = new Hands(page);
    await hands.press('n');
    await tellOfFamily(page, hands);
    await hands.fill(page.getByLabel('Suodata tai hae nimellä'), 'Helmi');
    await hands.click(box(page, new RegExp(`^${NURSE}`)));
    await agree(page, hands);
    await isWell(page, 'gathering');
    await hands.click(button(page, 'Lähetä kutsut'));
    await page.getByRole('heading', { name: 'Kutsut on lähetetty' }).waitFor();
    expect(hands.count).toBeLessThanOrEqual(12);
    expect(sent.filter((each) => each === 'GatherNetwork')).toHaveLength(1);
    await isWell(page, 'sent');
    await page.getByRole('link', { name: 'Siirry asian sivulle' }).click();
    await page.getByText(`${NURSE}: odotettu`).waitFor();
    theCase = page.url();
    await isWell(page, 'case');
  });

  it('a professional answers by the link in two, and the counsellor sees it without doing anything', async () => {
    const { page } = professional;
    await until(async () => (await mailsOf('nurse')).length > 0);
    const mail = await opened((await mailsOf('nurse')).at(-1)!);
    expect(mail.raw).not.toContain('Testaaja');
    const hands = new Hands(page);
    await hands.open(linkIn(mail));
    await isWell(page, 'link');
    await hands.click(button(page, 'Pääsen'));
    await page.getByText('Kiitos, vastauksesi on tallennettu.').waitFor();
    expect(hands.count).toBeLessThanOrEqual(2);
    await isWell(page, 'answered');
    await counsellor.page.getByText(`${NURSE}: odotettu`).waitFor({ state: 'detached' });
    await isWell(counsellor.page, 'case-answered');
  });

  it('the guardian comes in by a code, and from then on sees in one who helps and when all meet', async () => {
    const { page } = guardian;
    await counsellor.page.goto('/tyopoyta/');
    await counsellor.page.getByRole('link', { name: /Maria Testaaja/ }).waitFor();
    await isWell(counsellor.page, 'day');
    await counsellor.page.goto(`${theCase}/ihmiset`);
    await button(counsellor.page, 'Anna henkilökohtainen koodi').first().click();
    await button(counsellor.page, 'Tee koodi').click();
    const code = await counsellor.page.locator('p.code').innerText();
    await isWell(counsellor.page, 'code');
    await page.goto('/s');
    await isWellForHer('family-entry');
    await page.getByLabel('Koodi', { exact: true }).fill(code);
    await page.getByLabel('Puhelinnumerosi neljä viimeistä numeroa').fill('4567');
    await button(page, 'Jatka').click();
    await page.getByRole('heading', { name: 'Kuka auttaa?' }).waitFor();

    const hands = new Hands(page);
    await hands.open('/s');
    const told = await page.locator('main').innerText();
    expect(told).toContain(RESPONSIBLE);
    expect(told).toMatch(/Seuraava tapaaminen\s+\S+ \d+\.\d+\.2026 klo \d+\.\d\d–\d+\.\d\d/);
    expect(hands.count).toBe(1);
    await isWellForHer('family');
  });

  it('all meet, write the plan and agree on it', async () => {
    const { page } = counsellor;
    const [meeting] = await site.app.sql<{ id: string; ends: string }>(
      'select id, ends_at::text as ends from meeting where case_id = $1',
      [theCase.split('/').at(-1)],
    );
    site.app.clock.moveTo(Temporal.Instant.from(meeting!.ends));
    await comesIn(counsellor, 'counsellor');
    await page.goto(`${theCase}/tapaaminen/${meeting!.id}`);
    await button(page, 'Kirjaa tapaaminen pidetyksi').click();
    await said(page, 'Tapaaminen on kirjattu pidetyksi.');
    await page.goto(`${theCase}/suunnitelma`);
    await write(page);
    await isWell(page, 'plan');
    await button(page, 'Hyväksy yhdessä').click();
    await button(page, 'Maria hyväksyy').click();
    await page.getByText('Maria hyväksyy.').waitFor();
    await button(page, 'Suunnitelma on sovittu').click();
    await page.getByText('Versio 1: sovittu').waitFor();
    await isWell(page, 'plan-agreed');
  });

  it('the guardian reads on the telephone what all want and what she promised', async () => {
    const { page } = guardian;
    await page.goto('/s');
    expect(await page.locator('main').innerText()).not.toContain(OWN_PROMISE);
    await page.getByRole('button', { name: /Suomi\.fi/ }).click();
    await page.getByText('Joku muu').click();
    await page.getByLabel('Etunimi').fill('Maria');
    await page.getByLabel('Sukunimi').fill('Testaaja');
    await page.getByLabel('Syntymäpäivä').fill('12.4.1985');
    await button(page, 'Tunnistaudu').click();
    await page.getByText(OWN_PROMISE).waitFor();
    await soon(() => page.locator('main').innerText()).toContain(GOAL);
    await isWellForHer('family-plan');
  });

  it('the professional has done it, and the counsellor sees that at once', async () => {
    await counsellor.page.goto(theCase);
    const action = counsellor.page.locator('.case-action').filter({ hasText: PROMISE });
    await action.getByText('luvattu').waitFor();
    const { page } = professional;
    await comesIn(professional, 'nurse');
    await page.goto('/tyopoyta/omat-lupaukset');
    await page.getByRole('button', { name: `Tehty ${PROMISE}` }).click();
    await said(page, 'Hienoa! Lupaus on merkitty tehdyksi.');
    await isWell(page, 'promise-done');
    await action.getByText('tehty').waitFor();
    await isWell(counsellor.page, 'case-done');
    for (const { complaints } of [counsellor, professional, guardian]) expect(complaints).toEqual([]);
  });
});

/** What all want, what the mother and a professional promise, and that the child was heard. */
async function write(page: Page): Promise<void> {
  await field(page, 'Yhteinen tavoite').fill(GOAL);
  await button(page, 'Aloita suunnitelma').click();
  await promise(page, OWN_PROMISE, 'Maria');
  await promise(page, PROMISE, `${NURSE}, Limingan neuvola`);
  await page.getByText('Kirjaa (Onni)').click();
  await page.getByLabel('Miten Onni on kuultu?').selectOption({ label: 'keskustellen' });
  await field(page, 'Mitä lapsi kertoi, lyhyesti').fill('Haluaa, että aamulla ei ole kiire.');
  await button(page, 'Tallenna näkemys').click();
  await page.getByText('Onni: kuultu.').waitFor();
}

/** Somebody who was there promises something. */
async function promise(page: Page, what: string, who: string): Promise<void> {
  await field(page, 'Mitä tehdään?').fill(what);
  await page.getByLabel('Kuka tekee?').selectOption({ label: who });
  await button(page, 'Kahden viikon päästä').click();
  await button(page, 'Lisää suunnitelmaan').click();
  await button(page, `Lupaa: ${what}`).click();
  await button(page, `Lupaa: ${what}`).waitFor({ state: 'detached' });
}
