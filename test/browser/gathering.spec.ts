import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { axe, type BrowserApp, excessWidth, inBrowser, shot, startBrowserApp } from '../support/browser.js';
import { Hands } from '../support/counted.js';
import { agree, at, box, GATHER, operationsOf, person, ready, tellOfFamily } from '../support/gathering-page.js';
import { mailbox, startMail } from '../support/invited.js';
import { until } from '../support/live.js';
import { button, devices, focused, part, soon, tabTo } from '../support/page.js';

/** Any room of the demo. */
const ROOM = 'Limingan neuvola, Neuvotteluhuone Lakeus';
const SENT = { name: 'Kutsut on lähetetty' };

inBrowser('gathering', () => {
  let site: BrowserApp;
  let stopMail: () => Promise<void>;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
    stopMail = await startMail(site.app);
  });
  afterAll(async () => {
    await stopMail?.();
    await site?.stop();
  });

  /** The case for which one has just gathered. */
  const caseOf = async (page: Page) =>
    (await page.getByRole('link', { name: 'Siirry asian sivulle' }).getAttribute('href'))!.split('/').at(-1)!;
  /** What the server holds of its meeting and its family. */
  const gathered = async (page: Page) => {
    const [held] = await site.app.sql(
      `select (select count(*)::int from guardianship g where g.family_id = c.family_id) as guardians,
         (select count(*)::int from household_member h where h.family_id = c.family_id) as apart,
         (select array_agg(p.interpreter_language) from person p
           where p.family_id = c.family_id and p.interpreter_language is not null) as spoken,
         (select max(n)::int from (select count(*) as n from consent_decision d where d.case_id = c.id group by d.consent_id) w) as words,
         (select count(*)::int from meeting_participant f where f.meeting_id = m.id and f.is_room and f.chosen) as rooms,
         (extract(epoch from m.ends_at - m.starts_at) / 60)::int as minutes
       from meeting m join network_case c on c.id = m.case_id where c.id = $1`,
      [await caseOf(page)],
    );
    return held;
  };

  it('goes from a call to invitations in twelve things done and one request', async () => {
    const { page, context, complaints } = await at(site, '/tyopoyta/');
    const hands = new Hands(page);
    await page.getByText(/Päivystää/).waitFor();
    await hands.press('n');
    await page.getByRole('heading', { name: 'Kutsu koolle', level: 1 }).waitFor();
    await tellOfFamily(page, hands);
    await hands.click(person(page, 1));
    await hands.click(person(page, 2));
    await agree(page, hands);
    await soon(() => page.getByLabel('Puhelin', { exact: true }).inputValue()).toBe('040 123 4567');
    await shot(page, 'gathering/filled-desktop');
    const sent = operationsOf(page);
    await hands.click(button(page, 'Lähetä kutsut'));
    await page.getByRole('heading', SENT).waitFor();
    expect(hands.count).toBeLessThanOrEqual(12);
    expect(sent.filter((each) => each === 'GatherNetwork')).toHaveLength(1);
    await soon(() => focused(page)).toBe('Kutsut on lähetetty');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/sent');
    await page.getByRole('link', { name: 'Siirry asian sivulle' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Maria Testaaja').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the very messages before they leave', async () => {
    const { page, context, complaints } = await at(site, GATHER);
    await ready(page, [3, 4]);
    await button(page, 'Esikatsele viestit').click();
    const dialog = page.getByRole('dialog', { name: 'Viestit, jotka lähtevät' });
    await dialog.getByText('Mukana kalenterikutsu').first().waitFor();
    const shown = await page.evaluate<{ to: string; subject: string; lines: string[] }[]>(
      `[...document.querySelectorAll('dialog li')].map((item) => ({
        to: item.querySelector('h3').textContent,
        subject: item.querySelector('.gather-message strong')?.textContent ?? '',
        lines: (item.querySelector('.gather-message p')?.textContent ?? '').split('\\n'),
      }))`,
    );
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/preview');
    await page.keyboard.press('Escape');
    await soon(() => focused(page)).toBe('Esikatsele viestit');
    const mailsTo = (to: string) => mailbox(site.app, to.split(', ').at(-1)!);
    const before = shown.map(({ to }) => mailsTo(to).length);
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    const mails = shown.filter(({ subject }) => subject !== '');
    expect(mails).toHaveLength(3);
    const areThere = () => shown.every(({ to, subject }, at) => subject === '' || mailsTo(to).length > before[at]!);
    await until(areThere);
    for (const { to, subject, lines } of mails) {
      const mail = await PostalMime.parse(mailsTo(to).at(-1)!.raw);
      expect(mail.subject).toBe(subject);
      const text = mail.text!.replaceAll('\r', '');
      for (const line of lines.filter((each) => !each.includes('://'))) expect(text).toContain(line);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is done by the keyboard alone', async () => {
    const { page, context, complaints } = await at(site, '/tyopoyta/');
    await page.getByText(/Päivystää/).waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('Huoltajan etunimi').waitFor();
    await soon(() => focused(page)).toBe('Kutsu koolle');
    const to = (there: RegExp) => tabTo(page, there);
    for (const [field, text] of [
      [/^Huoltajan etunimi/, 'Nina'],
      [/^Puhelin/, '+358 50 123 4567'],
      [/^Lapsen etunimi/, 'Noa'],
    ] as const) {
      await to(field);
      await page.keyboard.type(text);
    }
    await to(/^koulupoissaolot/);
    await page.keyboard.press('Space');
    await person(page, 5).waitFor();
    const row = part(page, '2 Ketkä?').locator('.gather-people > li').nth(5);
    await to(new RegExp(`^${(await row.innerText()).split('\n')[0]!}`));
    await page.keyboard.press('Space');
    await page.getByText('paras aika').waitFor();
    await to(/^Aika sopii perheelle/);
    await page.keyboard.press('Space');
    await to(/^Perhe antoi suostumuksen/);
    await page.keyboard.press('Space');
    await to(/^Lähetä kutsut/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', SENT).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('is usable on a %s, in every state and width', async (device) => {
    const { page, context, complaints } = await at(site, GATHER, device);
    await page.getByText('Valitse aihe, niin ehdotamme ihmisiä').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `gathering/empty-${device}`);
    await ready(page, [6, 7]);
    await page.locator('summary', { hasText: 'Viikko ruutuina' }).waitFor();
    for (const each of await page.locator('details').all())
      if ((await each.getAttribute('open')) === null) await each.locator('summary').click();
    await page.locator('.gather-heat[aria-busy=false]').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `gathering/open-${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)(
    'tells on a %s of two homes, a young person, an interpreter, a room and a link at once',
    async (device) => {
      const { page, context, complaints } = await at(site, GATHER, device);
      await tellOfFamily(page);
      await page.getByText('Toinen huoltaja, nuori ja tulkki').click();
      await box(page, 'Lapsella on toinen huoltaja').check();
      await page.getByLabel('Toisen huoltajan etunimi').fill('Matti');
      await page.getByLabel(/^Toisen huoltajan puhelin/).fill('0507654321');
      await box(page, /^Toinen huoltaja asuu eri kodissa/).check();
      await box(page, 'Lapsi tai nuori tulee itse mukaan').check();
      await page.getByLabel('Syntymäpäivä').fill('2011-05-22');
      await page.getByLabel(/^Nuoren oma puhelin/).fill('0451112233');
      await page.getByLabel('Tulkki toiselle huoltajalle').selectOption('ar');
      await page.getByText('Tarvitaan tulkki: arabia.').waitFor();
      await box(page, /^Samira Nadirpour/).check();
      await person(page, 5).check();
      await page.getByLabel('Miten tavataan').selectOption('HYBRID');
      await page.getByLabel(/^Videolinkki/).fill('https://video.example.fi/perhe');
      await page.getByText('aikaa varataan 120 min.').waitFor();
      await page.getByText('Kysymys, paikka ja ajanjakso').click();
      await page.getByLabel(/^Tila/).selectOption({ label: ROOM });
      await page.getByText('paras aika').waitFor();
      await box(page, /^Aika sopii perheelle/).check();
      await box(page, 'Maria Testaaja antoi suostumuksen puhelimessa').check();
      await box(page, 'Matti antoi suostumuksen puhelimessa').check();
      expect([await axe(page), await excessWidth(page)]).toEqual([[], 0]);
      await shot(page, `gathering/two-homes-${device}`);
      await button(page, 'Esikatsele viestit').click();
      const dialog = page.getByRole('dialog', { name: 'Viestit, jotka lähtevät' });
      await dialog.getByText('https://video.example.fi/perhe').first().waitFor();
      await dialog.getByText(`Varataan tila: ${ROOM}.`).waitFor();
      await dialog.getByText('Matti, 050 765 4321').waitFor();
      await dialog.getByText('Onni Testaaja, 045 111 2233').waitFor();
      await shot(page, `gathering/two-homes-preview-${device}`);
      await page.keyboard.press('Escape');
      const sent = operationsOf(page);
      await button(page, 'Lähetä kutsut').click();
      await page.getByRole('heading', SENT).waitFor();
      expect(sent.filter((each) => each === 'GatherNetwork')).toHaveLength(1);
      expect(await gathered(page)).toEqual({
        guardians: 2,
        apart: 1,
        spoken: ['ar'],
        words: 2,
        rooms: 1,
        minutes: 120,
      });
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('says of who is looked for that they are in the list already, and finds times that suit one of two', async () => {
    const { page, context } = await at(site, GATHER);
    await tellOfFamily(page);
    const row = part(page, '2 Ketkä?').locator('.gather-people > li').nth(6);
    await row.waitFor();
    const [name] = (await row.innerText()).split('\n');
    await person(page, 6).check();
    // Another of the same unit.
    await person(page, 7).check();
    await page.getByText('3/3 sopii').first().waitFor();
    await box(page, /^Yksi riittää: /).check();
    await page.getByText('2/2 sopii').first().waitFor();
    await page.getByLabel('Suodata tai hae nimellä').fill(name!);
    await page.getByText(`Etsimäsi on jo listalla: ${name}.`).waitFor();
    await page.getByLabel('Suodata tai hae nimellä').fill('Kukaantuntematon');
    await page.getByText('Ketään ei löytynyt. Kokeile toista nimeä.').waitFor();
    expect(await axe(page)).toEqual([]);
    await agree(page, new Hands(page));
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    const [seats] = await site.app.sql(
      `select count(*) filter (where chosen)::int as chosen, count(*)::int as asked from meeting_participant
       where needed = 'one-of' and case_id = $1`,
      [await caseOf(page)],
    );
    expect(seats).toEqual({ chosen: 1, asked: 2 });
    await context.close();
  });

  it('asks once how free they all are, however many', async () => {
    const { page, context } = await at(site, GATHER);
    await tellOfFamily(page);
    await person(page, 1).check();
    await page.locator('.gather-heat[aria-busy=false]').waitFor();
    await page.getByRole('button', { name: 'Seuraava viikko' }).waitFor();
    const asked = operationsOf(page);
    for (const place of [2, 3, 4]) await person(page, place).check();
    await page.getByText(/silloin\. 5 = kaikki/).waitFor();
    await page.locator('.gather-heat[aria-busy=false]').waitFor();
    expect(asked.filter((each) => each === 'FreeTimes').length).toBeLessThanOrEqual(3);
    expect(asked).not.toContain('FreeTime');
    await context.close();
  });

  it.each([
    ['sv', 'Sammankalla', 'Skicka kallelserna', 'Kontrollera det här innan du skickar'],
    ['en', 'Call people together', 'Send the invitations', 'Look at these before you send'],
  ])('speaks %s', async (language, title, send, lacks) => {
    const { page, context } = await at(site, `${GATHER}?kieli=${language}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await button(page, send).click();
    await page.getByRole('heading', { name: lacks }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('opens by N where nobody types, and not where somebody has switched that off', async () => {
    const { page, context } = await at(site, '/tyopoyta/');
    await page.getByText(/Päivystää/).waitFor();
    await box(page, 'Näppäin N avaa tämän').uncheck();
    await page.keyboard.press('n');
    expect(page.url()).toMatch(/\/tyopoyta\/$/);
    await box(page, 'Näppäin N avaa tämän').check();
    await page.keyboard.press('Control+n');
    expect(page.url()).toMatch(/\/tyopoyta\/$/);
    await page.getByRole('link', { name: 'Uusi yhteydenotto' }).click();
    await page.getByLabel('Huoltajan etunimi').pressSequentially('nnn');
    await soon(() => page.getByLabel('Huoltajan etunimi').inputValue()).toBe('nnn');
    await context.close();
  });
});
