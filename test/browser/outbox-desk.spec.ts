import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Persona } from '../../src/demo/personas.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { axe, type BrowserApp, DEVICES, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { devices, focused, part, said, soon, tabTo } from '../support/page.js';

const PATH = '/tyopoyta/hallinta/lahettamatta';
const LIST = 'Odottaa ratkaisua';
const AWAY = 'MailError ESOCKET: mail server not reached (ESOCKET)';
const MINUTES = 'Ilmoitus, että muistion voi lukea (sähköposti)';
const CONSENT = 'Viesti suostumuksesta tai lakiperusteesta (sähköposti)';

const cards = (page: Page) => part(page, LIST).getByRole('listitem');

inBrowser('what could not be sent', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());
  beforeEach(() => site.app.sql(`delete from platform.outbox_effect where state = 'dead'`));

  /** An effect that was given up this many minutes ago. It is about nothing that there is: tried again it comes to its end. */
  async function givenUp(kind: string, lastError: string | null = AWAY, minutesAgo = 5): Promise<string> {
    const id = randomUUID();
    const at = site.app.clock.now().subtract({ minutes: minutesAgo }).toString();
    await site.app.sql(
      `insert into platform.outbox_effect (id, kind, key, payload, state, attempt, last_error, planned_at, due_at, settled_at)
       values ($1, $2, $3, '{}', 'dead', 20, $4, $5, $5, $5)`,
      [id, kind, `ending:${id}`, lastError, at],
    );
    return id;
  }
  const stateOf = async (id: string) => {
    const [row] = await site.app.sql('select state, attempt from platform.outbox_effect where id = $1', [id]);
    return row!['state'];
  };

  async function at(address = PATH, device: keyof typeof DEVICES = 'desktop', persona: Persona = 'admin') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(address);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }

  it.each(devices)('on a %s says what it was, since when and why, and tries it again', async (device) => {
    const id = await givenUp('consent.tell');
    const other = await givenUp('meeting.minutes-shared', 'held after a restore', 10);
    const { page, context, complaints } = await at(PATH, device);
    const first = cards(page).filter({ hasText: CONSENT });
    await first.getByText('Sähköpostipalvelimeen ei saatu yhteyttä.').waitFor();
    await first
      .getByText(/^Piti tapahtua ma 23\.11\.2026\. Odottanut tässä ma 23\.11\.2026 alkaen\. Yritetty 20/)
      .waitFor();
    await cards(page).filter({ hasText: MINUTES }).getByText('Palvelu palautettiin varmuuskopiosta').waitFor();
    await soon(() => part(page, LIST).innerText()).toMatch(/^((?!consent\.tell|ESOCKET|restore)[^])*$/);
    expect(await axe(page)).toEqual([]);
    await first.getByText('Tekniset tiedot ylläpidolle').press('Enter');
    await first.getByText(AWAY).waitFor();
    await first.getByText(id).waitFor();
    await cards(page).filter({ hasText: MINUTES }).getByText('Tekniset tiedot ylläpidolle').click();
    await page.getByText('held after a restore').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `outbox/list-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.getByRole('button', { name: `Yritä uudelleen ${CONSENT}` }).dblclick();
    await said(page, 'Tätä yritetään nyt uudelleen');
    await soon(() => focused(page)).toBe(LIST);
    await soon(() => cards(page).count()).toBe(1);
    await soon(() => stateOf(id)).toBe('done');
    expect(await stateOf(other)).toBe('dead');
    await shot(page, `outbox/retried-${device}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is let go only after a question, by the keyboard alone', async () => {
    const id = await givenUp('meeting.minutes-shared');
    const { page, context, complaints } = await at(PATH, 'phone');
    await cards(page).first().waitFor();
    const drop = new RegExp(`^Luovu tästä ${MINUTES.slice(0, 20)}`);
    await tabTo(page, drop);
    await page.keyboard.press('Enter');
    const sure = page.getByRole('dialog', { name: 'Luovutaanko tästä?' });
    await sure.getByText('Ammattilainen ei saa tietää, että muistio on valmis.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'outbox/sure');
    await page.keyboard.press('Escape');
    await sure.waitFor({ state: 'hidden' });
    expect(await stateOf(id)).toBe('dead');
    await soon(() => focused(page)).toMatch(drop);
    await page.keyboard.press('Enter');
    await sure.getByRole('button', { name: 'Luovu tästä' }).press('Enter');
    await said(page, 'Tästä on luovuttu.');
    await soon(() => focused(page)).toBe(LIST);
    await part(page, LIST).getByText('Mikään ei ole jäänyt lähettämättä.').waitFor();
    expect(await stateOf(id)).toBe('revoked');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'outbox/empty');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['Yritä uudelleen', 'Luovu tästä'])('was decided by somebody else before “%s”', async (press) => {
    const id = await givenUp('meeting.minutes-shared');
    const { page, context } = await at();
    await cards(page).first().waitFor();
    await site.app.sql(`update platform.outbox_effect set state = 'revoked' where id = $1`, [id]);
    await page.getByRole('button', { name: new RegExp(`^${press}`) }).click();
    const sure = page.getByRole('dialog');
    if (press === 'Luovu tästä') await sure.getByRole('button', { name: press }).click();
    await said(page, 'Tilanne on muuttunut.');
    await part(page, LIST).getByText('Mikään ei ole jäänyt lähettämättä.').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('stays as it is while the server is away', async () => {
    const id = await givenUp('consent.tell');
    const { page, context } = await at();
    const retry = page.getByRole('button', { name: /^Yritä uudelleen/ });
    await retry.waitFor();
    await context.route('**/graphql', (route) => route.abort());
    await retry.click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    expect(await axe(page)).toEqual([]);
    await context.unroute('**/graphql');
    await page.getByRole('button', { name: `Yritä uudelleen ${CONSENT}` }).click();
    await said(page, 'Tätä yritetään nyt uudelleen');
    expect(await stateOf(id)).not.toBe('dead');
    await context.close();
  });

  it('has words for whatever can be given up, and says so of what it does not know', async () => {
    const kinds = site.app.running.app.get(Outbox).kinds.filter(({ everySeconds }) => everySeconds === undefined);
    expect(kinds.length).toBeGreaterThan(20);
    for (const { name } of kinds) await givenUp(name, 'Error: something new');
    await givenUp('of-tomorrow.new', null);
    const { page, context, complaints } = await at();
    await soon(() => cards(page).count()).toBe(kinds.length + 1);
    await soon(() => cards(page).filter({ hasText: 'Syy ei selvinnyt.' }).count()).toBe(kinds.length + 1);
    await soon(() => page.getByText('Muu toimi', { exact: true }).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'outbox/every-kind');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['MailError EENVELOPE: mail server answered 550', 'Sähköpostipalvelin ei ottanut viestiä vastaan.'],
    ['NotHandedOver: smtp-451', 'Sähköpostipalvelin ei ottanut viestiä vastaan.'],
    ['NotHandedOver: http-503', 'Tekstiviestipalvelu ei ottanut viestiä vastaan.'],
    ['NotHandedOver: sms-off', 'Tekstiviestit eivät ole käytössä.'],
    ['NotHandedOver: econnrefused', 'Sähköposti- tai tekstiviestipalveluun ei saatu yhteyttä.'],
    ['Error: every process that held it was lost', 'Palvelu keskeytyi joka yrityksellä.'],
    ['held after a restore', 'Yritä uudelleen: viesti luetaan', 'mail.received'],
  ])('tells in plain words why: %s', async (lastError, why, kind = 'invitation.tell') => {
    await givenUp(kind, lastError);
    const { page, context } = await at();
    await cards(page).first().getByText(why).waitFor();
    await context.close();
  });

  it('is counted where an administrator begins, and leads there', async () => {
    const desk = async () => {
      const visitor = await at('/tyopoyta');
      const way = part(visitor.page, 'Ylläpito').getByRole('link', { name: /lähettämättä/ });
      await way.waitFor();
      return { ...visitor, way };
    };
    const before = await desk();
    await soon(() => before.way.innerText()).toBe('Mikään ei ole jäänyt lähettämättä');
    await before.context.close();
    await givenUp('consent.tell');
    await givenUp('meeting.minutes-shared');
    const { page, context, way } = await desk();
    await soon(() => way.innerText()).toBe('2 viestiä tai muuta toimea jäi lähettämättä');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'outbox/desk');
    await page.goto('/tyopoyta/hallinta');
    const there = part(page, 'Seurattavaa').getByRole('link', { name: /Lähettämättä jääneet/ });
    await there.getByText('2 viestiä tai muuta toimea').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'outbox/administration');
    await there.press('Enter');
    await page.getByRole('heading', { name: 'Lähettämättä jääneet', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Takaisin hallintaan' }).press('Enter');
    await page.getByRole('heading', { name: 'Hallinta', level: 1 }).waitFor();
    await context.close();
  });

  it.each([
    ['sv', 'Det som inte har skickats', 'Meddelande om ett möte (sms eller e-post)'],
    ['en', 'What could not be sent', 'Message about a meeting (text message or mail)'],
  ])('speaks %s', async (language, title, what) => {
    await givenUp('invitation.tell');
    const { page, context } = await at(`${PATH}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByText(what, { exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `outbox/${language}`);
    await context.close();
  });

  it('is for administrators alone', async () => {
    const { page, context, complaints } = await at(PATH, 'phone', 'team-lead');
    await page.getByText('Hallinta on alueen pääkäyttäjille').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
