import { requestId } from '../support/app.js';
import { axe, type BrowserApp, inBrowser, shot, startBrowserApp, type Visitor } from '../support/browser.js';
import { done, mutate, openCase, recordContact } from '../support/casework.js';
import { Hands } from '../support/counted.js';
import {
  agree,
  at,
  box,
  GATHER,
  operationsOf,
  person,
  ready,
  tellOfFamily,
  written,
} from '../support/gathering-page.js';
import { addMeeting, admit, seats } from '../support/invited.js';
import { forgetHours } from '../support/polls.js';
import { button, deaf, focused, part, soon } from '../support/page.js';

const SENT = { name: 'Kutsut on lähetetty' };

inBrowser('gathering, when luck is bad', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** Somebody in the list, by their place there. */
  async function listed({ page }: Visitor, place: number): Promise<{ id: string; name: string }> {
    const row = part(page, '2 Ketkä?').locator('.gather-people > li').nth(place);
    await row.waitFor();
    const [name] = (await row.innerText()).split('\n');
    const [found] = await site.app.sql<{ id: string }>(
      "select id from professional where given_name || ' ' || family_name = $1",
      [name],
    );
    return { id: found!.id, name: name! };
  }
  const meetings = async () => (await site.app.sql('select id from meeting')).length;

  it('says what is missing, with a way to each, and moves nobody who goes on writing', async () => {
    const { page, context, complaints } = await at(site, GATHER);
    await button(page, 'Lähetä kutsut').click();
    const summary = page.getByRole('heading', { name: 'Tarkista nämä ennen lähettämistä' });
    await summary.waitFor();
    await soon(() => focused(page)).toBe('Tarkista nämä ennen lähettämistä');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/missing');
    await page.getByRole('link', { name: 'Kirjoita lapsen etunimi' }).click();
    await soon(() => focused(page)).toBe('Lapsen etunimi');
    await page.keyboard.type('Onni');
    await soon(() => focused(page)).toBe('Lapsen etunimi');
    await soon(() => page.getByRole('link', { name: 'Kirjoita lapsen etunimi' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Valitse ainakin yksi aihe.' }).click();
    await soon(() => focused(page)).toContain('koulupoissaolot');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers what could be given up where nothing suits, and asks anew without it', async () => {
    const visitor = await at(site, GATHER);
    const { page, context, complaints } = visitor;
    const hands = await tellOfFamily(page);
    const { id } = await listed(visitor, 1);
    await site.app.sql('update working_hours set start_minute = 540, end_minute = 585 where professional_id = $1', [
      id,
    ]);
    await hands.click(person(page, 1));
    await page.getByText('Näillä ehdoilla kaikille ei löydy yhteistä aikaa.').waitFor();
    const ways = page.getByRole('button', { name: /^Kesto \d+ min/ });
    await ways.first().waitFor();
    await page
      .getByRole('button', { name: /ei ole välttämätön$/ })
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/no-time');
    await ways.first().click();
    await page.getByText(/^Kaikille sopii \d+ aika/).waitFor();
    expect(Number(await page.getByLabel('Kesto').inputValue())).toBeLessThan(60);
    await agree(page, hands);
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks which times suit those of whose time nothing is known', async () => {
    const visitor = await at(site, GATHER);
    const { page, context, complaints } = visitor;
    const hands = await tellOfFamily(page);
    const { id, name } = await listed(visitor, 2);
    await forgetHours(site.app, [{ professionalId: id, unitId: id, email: '' }]);
    await hands.click(person(page, 2));
    await hands.click(person(page, 4));
    await page.getByText(`Ajasta ei ole tietoa: ${name}.`).waitFor();
    await button(page, 'Kysy aikoja kyselyllä').click();
    const times = page.getByRole('group', { name: /^Mitä aikoja kysytään/ });
    await times.getByRole('checkbox').first().waitFor();
    await soon(() => times.getByRole('checkbox', { checked: true }).count()).toBe(3);
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/poll');
    await button(page, 'Lähetä aikakysely').click();
    await page.getByRole('heading', { name: 'Aikakysely on lähetetty' }).waitFor();
    const asked = await site.app.sql(
      `select 1 from poll_recipient r join meeting_participant p on p.id = r.participant_id where p.professional_id = $1`,
      [id],
    );
    expect(asked).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps all that was written when the time was taken meanwhile, and offers the next one', async () => {
    const visitor = await at(site, GATHER);
    const { page, context } = visitor;
    await ready(page, [3]);
    const { id } = await listed(visitor, 1);
    await page.getByLabel(/^Mitä kerrottiin/).fill('Koulu ei suju.');
    const before = await written(page);
    const start = await page.locator('.gather-proposal:has(:checked) strong').innerText();
    const [day, month, hour, minute] = start.match(/\d+/g)!.map(Number);
    await site.app.sql(
      `insert into busy_interval (id, professional_id, starts_at, ends_at, status)
       select gen_random_uuid(), $1, at, at + interval '1 hour', 'busy'
       from (select make_timestamptz(2026, $3, $2, $4, $5, 0, 'Europe/Helsinki') as at) as s`,
      [id, day, month, hour, minute],
    );
    await button(page, 'Lähetä kutsut').click();
    await page.getByText('Tämä aika ei enää sovi kaikille. Valitse toinen aika.').waitFor();
    await soon(() => focused(page)).toBe('Kutsuja ei lähetetty');
    const after = await written(page);
    expect(after.filter((each) => each.length > 5)).toEqual(
      expect.arrayContaining(before.filter((each) => ['Testaaja', '040 123 4567', 'Koulu ei suju.'].includes(each))),
    );
    await page.locator('.gather-proposal strong').filter({ hasText: start }).waitFor({ state: 'detached' });
    await page.locator('.gather-proposal strong').first().waitFor();
    // The yes was to another time.
    await soon(() => box(page, /^Aika sopii perheelle/).isChecked()).toBe(false);
    await box(page, /^Aika sopii perheelle/).check();
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    await context.close();
  });

  it('takes a time of one’s own although calendars speak against it, once those it does not suit have agreed', async () => {
    const { page, context } = await at(site, GATHER);
    await tellOfFamily(page);
    await person(page, 7).check();
    await page.getByText('Muu aika, joka on sovittu puhelimessa').click();
    await page.getByLabel('Päivä', { exact: true }).fill('2026-12-09');
    await page.getByLabel('Kellonaika').fill('20:00');
    await box(page, 'Aika sopii perheelle: ke 9.12. klo 20.00').check();
    await box(page, /^Perhe antoi suostumuksen puhelimessa/).check();
    await button(page, 'Lähetä kutsut').click();
    const insist = page.getByRole('group', { name: 'Kalenterin mukaan ke 9.12. klo 20.00 ei käy' });
    await insist.waitFor();
    expect(await focused(page)).toBe('Kutsuja ei lähetetty');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/insisting');
    await insist.getByRole('checkbox').nth(1).waitFor();
    for (const one of await insist.getByRole('checkbox').all()) await one.check();
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    await page.getByText('Tapaaminen: ke 9.12. klo 20.00.').waitFor();
    await context.close();
  });

  it('takes a time that another meeting only holds, for a reason', async () => {
    const visitor = await at(site, GATHER);
    const { page, context } = visitor;
    await ready(page, [6]);
    const { id } = await listed(visitor, 1);
    const start = await page.locator('.gather-proposal:has(:checked) strong').innerText();
    const [day, month, hour, minute] = start.match(/\d+/g)!.map(Number);
    const { id: other } = await addMeeting(site.app, await openCase(site.app), []);
    await site.app.sql(
      `insert into booking (area_id, id, case_id, meeting_id, professional_id, starts_at, ends_at, expires_at)
       select m.area_id, gen_random_uuid(), m.case_id, m.id, $1, at, at + interval '1 hour', $6::timestamptz
       from meeting m, (select make_timestamptz(2026, $3, $2, $4, $5, 0, 'Europe/Helsinki') as at) as s where m.id = $7`,
      [id, day, month, hour, minute, site.app.clock.now().add({ hours: 24 }).toString(), other],
    );
    await button(page, 'Lähetä kutsut').click();
    await page.getByText('Tähän aikaan on toisen tapaamisen alustava varaus.').waitFor();
    await page.getByLabel('Miksi toisen tapaamisen alustava varaus väistyy?').selectOption('URGENT');
    await box(page, `Aika sopii perheelle: ${start}`).waitFor();
    expect(await axe(page)).toEqual([]);
    await box(page, `Aika sopii perheelle: ${start}`).check();
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    const lost = await site.app.sql('select overridden_for from booking where meeting_id = $1', [other]);
    expect(lost).toEqual([{ overridden_for: 'urgent' }]);
    await context.close();
  });

  it('says what is wrong with a link and a second number, and is brought to each', async () => {
    const { page, context } = await at(site, GATHER);
    await page.getByText('Toinen huoltaja, nuori ja tulkki').click();
    await box(page, 'Lapsella on toinen huoltaja').check();
    await page.getByLabel(/^Toisen huoltajan puhelin/).fill('040');
    await page.getByLabel('Miten tavataan').selectOption('REMOTE');
    await page.getByLabel(/^Videolinkki/).fill('teams.example.fi');
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('link', { name: 'Tarkista videolinkki' }).click();
    expect(await focused(page)).toMatch(/^Videolinkki/);
    await page.getByRole('link', { name: 'Tarkista toisen huoltajan puhelinnumero' }).click();
    expect(await focused(page)).toMatch(/^Toisen huoltajan puhelin/);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('keeps what is folded open while one writes there, and gives back what a tick took away', async () => {
    const { page, context } = await at(site, GATHER);
    const more = page.getByText('Toinen huoltaja, nuori ja tulkki');
    const name = page.getByLabel('Toisen huoltajan etunimi');
    await more.click();
    await box(page, 'Lapsella on toinen huoltaja').check();
    await name.waitFor();
    await more.click();
    await name.waitFor({ state: 'hidden' });
    await button(page, 'Lähetä kutsut').click();
    await name.waitFor();
    await page.getByRole('link', { name: 'Kirjoita toisen huoltajan etunimi' }).click();
    await soon(() => focused(page)).toBe('Toisen huoltajan etunimi');
    await page.keyboard.type('Matti');
    await page.getByRole('link', { name: 'Kirjoita toisen huoltajan etunimi' }).waitFor({ state: 'detached' });
    await soon(() => name.inputValue()).toBe('Matti');
    await soon(() => focused(page)).toBe('Toisen huoltajan etunimi');
    await box(page, 'Lapsella on toinen huoltaja').uncheck();
    await name.waitFor({ state: 'detached' });
    await box(page, 'Lapsella on toinen huoltaja').check();
    await soon(() => name.inputValue()).toBe('Matti');
    await context.close();
  });

  it('loses nothing when the server is away or the session has ended', async () => {
    const { page, context } = await at(site, GATHER);
    await ready(page, [5]);
    const before = await written(page);
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Lähetä kutsut').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').first().waitFor();
    await context.unroute('**/graphql');
    await context.clearCookies();
    await button(page, 'Lähetä kutsut').click();
    const again = page.getByRole('link', { name: 'Kirjaudu uudessa välilehdessä' });
    await again.waitFor();
    await soon(() => again.getAttribute('target')).toBe('_blank');
    expect((await written(page)).slice(0, 5)).toEqual(before.slice(0, 5));
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain('Maria');
    await context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    await context.close();
  });

  it('gathers once by two presses, and keeps what is written while one looks at another screen', async () => {
    const { page, context, complaints } = await at(site, GATHER);
    await ready(page, [6]);
    await page.getByRole('link', { name: 'Työpöytä' }).click();
    await page.getByRole('link', { name: 'Uusi yhteydenotto' }).click();
    await soon(() => page.getByLabel('Huoltajan etunimi').inputValue()).toBe('Maria');
    await page.getByText('paras aika').waitFor();
    const [sent, held] = [operationsOf(page), await meetings()];
    await button(page, 'Lähetä kutsut').dblclick();
    await page.getByRole('heading', SENT).waitFor();
    expect(sent.filter((each) => each === 'GatherNetwork')).toHaveLength(1);
    expect(await meetings()).toBe(held + 1);
    await page.getByRole('link', { name: 'Uusi yhteydenotto' }).click();
    await soon(() => page.getByLabel('Huoltajan etunimi').inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes on from a contact that was taken and answered', async () => {
    const { id } = await recordContact(site.app);
    const { page, context, complaints } = await at(site, `${GATHER}?yhteydenotto=${id}`);
    await page.getByLabel('Lapsen etunimi').fill('Onni');
    await soon(() => page.getByLabel('Huoltajan etunimi').inputValue()).notToBe('');
    const hands = new Hands(page);
    await hands.click(person(page, 1));
    await agree(page, hands);
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    const [contact] = await site.app.sql('select state from contact where id = $1', [id]);
    expect(contact).toEqual({ state: 'case-opened' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells that the contact was changed meanwhile, keeps what was written, and sends it once it was looked at', async () => {
    const { id, version } = await recordContact(site.app);
    const { page, context } = await at(site, `${GATHER}?yhteydenotto=${id}`);
    await page.getByLabel('Lapsen etunimi').fill('Onni');
    const hands = new Hands(page);
    await hands.click(person(page, 2));
    await agree(page, hands);
    const input = { contactId: id, expectedVersion: version, urgency: 'URGENT' };
    await done(mutate(site.app, 'counsellor')('correctContact', 'CorrectContactInput', input, 'version'));
    await button(page, 'Lähetä kutsut').click();
    await page.getByText('Joku muutti yhteydenottoa, kun tämä sivu oli auki.').waitFor();
    const look = page.getByRole('link', { name: 'Katso yhteydenotto' });
    expect(await look.getAttribute('href')).toMatch(new RegExp(`/yhteydenotot/${id}$`));
    expect(await page.getByLabel('Lapsen etunimi').inputValue()).toBe('Onni');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/contact-changed');
    await look.click();
    await page.waitForURL(`**/yhteydenotot/${id}`);
    await page.goBack();
    await page.getByText('paras aika').waitFor();
    expect(await page.getByLabel('Lapsen etunimi').inputValue()).toBe('Onni');
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    await context.close();
  });

  it('tells of a case whom the last invitation did not reach, and at once whose consent is withdrawn', async () => {
    const opened = await openCase(site.app);
    const [seat] = await seats(site.app, 1);
    const consentId = await admit(site.app, opened, seat!);
    const { page, context } = await at(site, `${GATHER}?asia=${opened.caseId}`);
    const gather = async () => {
      await page.getByText('paras aika').waitFor();
      await box(page, /^Aika sopii perheelle/).check();
      await button(page, 'Lähetä kutsut').click();
      await page.getByRole('heading', SENT).waitFor();
    };
    await box(page, 'Marjatta Salakoski antoi suostumuksen puhelimessa').check();
    await gather();
    await site.app.sql("update invitation set state = 'bounced' where professional_id = $1 and case_id = $2", [
      seat!.professionalId,
      opened.caseId,
    ]);
    await page.goto(`${GATHER}?asia=${opened.caseId}`);
    await page.getByText('Viime kutsu ei mennyt perille. Soita ja tarkista osoite.').waitFor();
    await page.getByText('Perhe on jo antanut suostumuksen näille yksiköille.').waitFor();
    const [{ version }] = (await site.app.sql('select version from consent where id = $1', [consentId])) as [
      { version: number },
    ];
    const word = { personId: opened.motherId, form: 'ORAL', evidence: 'puhelimessa' };
    const input = { consentId, expectedVersion: version, ...word };
    await done(mutate(site.app, 'counsellor')('withdrawConsent', 'WithdrawConsentInput', input, 'id'));
    await page.getByText(/^Perhe perui suostumuksen ma 23\.11\. klo/).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/withdrawn-meanwhile');
    await box(page, 'Marjatta Salakoski antoi suostumuksen puhelimessa').check();
    await gather();
    await context.close();
  });

  it('gathers for a case, and asks again where a consent was withdrawn meanwhile', async () => {
    const opened = await openCase(site.app);
    const [seat] = await seats(site.app, 1);
    const consentId = await admit(site.app, opened, seat!);
    const { page, context } = await at(site, `${GATHER}?asia=${opened.caseId}`);
    await deaf(page);
    await box(page, 'Marjatta Salakoski huoltaja').waitFor();
    await soon(() => page.getByLabel('Huoltajan etunimi').count()).toBe(0);
    await page.getByText('paras aika').waitFor();
    await box(page, /^Aika sopii perheelle/).check();
    await box(page, 'Marjatta Salakoski antoi suostumuksen puhelimessa').check();
    await site.app.sql("update consent set state = 'withdrawn', withdrawn_at = decided_at where id = $1", [consentId]);
    await button(page, 'Lähetä kutsut').click();
    await page.getByText('Suostumus puuttuu tai on peruttu. Kysy perheeltä uudelleen.').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'gathering/withdrawn');
    // Her word of before was about others.
    const word = box(page, /^Marjatta Salakoski antoi/);
    await page.waitForFunction(`![...document.querySelectorAll('#gather-agreed input')].some((each) => each.checked)`);
    await word.check();
    await button(page, 'Lähetä kutsut').click();
    await page.getByRole('heading', SENT).waitFor();
    await context.close();
  });

  it('tells of an address that is nothing', async () => {
    const { page, context } = await at(site, `${GATHER}?asia=${requestId()}`);
    await page.getByRole('alert').filter({ hasText: 'Tätä ei löydy' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
