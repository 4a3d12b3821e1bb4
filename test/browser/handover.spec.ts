import type { Page } from 'playwright-core';
import { principalOf } from '../../src/demo/personas.js';
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
import { button, devices, focused, part, said, soon } from '../support/page.js';

const inputOf = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;

interface Given {
  readonly id: string;
  readonly version: number;
}

inBrowser('walking a family over', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  async function at(path: string, persona = 'counsellor', device: keyof typeof DEVICES = 'desktop'): Promise<Visitor> {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(path);
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }
  const of = ({ caseId }: OpenedCase) => `/tyopoyta/asiat/${caseId}/vaihto`;
  const say = (persona: 'counsellor' | 'social-worker', name: string, input: object) =>
    done(
      mutate(site.app, { principal: principalOf(persona) })(
        name,
        inputOf(name),
        input as Record<string, unknown>,
        'id version',
      ),
    );
  const step = (persona: 'counsellor' | 'social-worker', name: string, { id, version }: Given, more: object = {}) =>
    say(persona, name, { handoverId: id, expectedVersion: version, ...more });

  /** What the mother says on the telephone. */
  async function consent({ caseId, motherId }: OpenedCase): Promise<Given> {
    const { unitId } = await seatOf(site.app, 'social-worker');
    const asked = { caseId, unitId, categories: ['IDENTITY', 'NEEDS'], purpose: 'HANDOVER', lastDay: '2027-06-30' };
    const { id, version }: Given = await say('counsellor', 'explainConsent', asked);
    const word = { personId: motherId, decision: 'GIVEN', form: 'ORAL', evidence: 'Puhelimessa.' };
    return say('counsellor', 'recordConsentDecision', { consentId: id, expectedVersion: version, ...word });
  }
  const propose = async ({ caseId }: OpenedCase): Promise<Given> => {
    const seat = await seatOf(site.app, 'social-worker');
    return say('counsellor', 'proposeHandover', { caseId, ...seat, reason: 'Koulu jatkaa tästä.' });
  };
  async function offered(opened: OpenedCase): Promise<Given> {
    const { id: consentId } = await consent(opened);
    const consented = await step('counsellor', 'recordHandoverConsent', await propose(opened), { consentId });
    return step('counsellor', 'offerHandover', consented);
  }
  const namesOf = async (persona: 'social-worker' | 'nurse' | 'counsellor') => {
    const [row] = await site.app.sql<{ given: string; family: string }>(
      'select given_name as given, family_name as family from professional where id = $1',
      [principalOf(persona)],
    );
    return row!;
  };
  const responsibleIn = async ({ caseId }: OpenedCase) => {
    const sql = 'select professional_id as id from responsible_person where case_id = $1 and until is null';
    return (await site.app.sql<{ id: string }>(sql, [caseId])).map(({ id }) => id);
  };
  const stateOf = async ({ caseId }: OpenedCase) => {
    const sql = 'select state from handover where case_id = $1 order by proposed_at desc, id desc limit 1';
    return (await site.app.sql<{ state: string }>(sql, [caseId]))[0]?.state;
  };
  /** Finds somebody by name and chooses them. */
  async function choose(page: Page, label: string, persona: 'social-worker' | 'nurse') {
    const { given, family } = await namesOf(persona);
    await page.getByLabel(label).fill(family);
    await page.getByText(`${given} ${family}`, { exact: true }).click();
  }

  it.each(devices)(
    'on a %s goes from the proposal to the family’s own word, and somebody always answers',
    async (device) => {
      const opened = await openCase(site.app, { principal: principalOf('counsellor') });
      const { page, context, complaints } = await at(of(opened), 'counsellor', device);
      await page.getByText('Perhe ei ole hetkeäkään ilman vastuuhenkilöä.').waitFor();
      await button(page, 'Ehdota vaihtoa').click();
      await page.getByText('Hae ja valitse ammattilainen.').waitFor();
      expect(await axe(page)).toEqual([]);
      await choose(page, 'Kenelle perhe saatetaan', 'social-worker');
      await page.getByLabel('Miksi').fill('Koulu jatkaa tästä.');
      await shot(page, `handover/propose-${device}`);
      await button(page, 'Ehdota vaihtoa').click();
      await said(page, 'Ehdotus on kirjattu.');
      await soon(() => focused(page)).toBe('Vaihdon vaiheet');
      await page.getByText(/Sellaista ei ole vielä kirjattu/).waitFor();

      await consent(opened);
      await page.reload();
      await page.getByText(/voimassa .* asti/).click();
      await button(page, 'Perhe on suostunut').click();
      await said(page, 'Suostumus on kirjattu.');
      await button(page, 'Pyydä vastaanottajaa').click();
      await said(page, 'Pyyntö on lähetetty.');
      await page.getByText(/^Odotetaan vastausta: /).waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, `handover/offered-${device}`);
      expect(await responsibleIn(opened)).toEqual([principalOf('counsellor')]);

      const receiver = await at('/tyopoyta/vaihdot', 'social-worker', device);
      await button(receiver.page, 'Otan perheen vastaan').waitFor();
      expect(await receiver.page.locator('main').innerText()).not.toContain('Salakoski');
      expect(await axe(receiver.page)).toEqual([]);
      await shot(receiver.page, `handover/asked-${device}`);
      await button(receiver.page, 'Otan perheen vastaan').click();
      await said(receiver.page, 'Sovi seuraavaksi yhteinen kohtaaminen');
      await soon(() => focused(receiver.page)).toBe('Pyynnöt sinulle');
      expect(await axe(receiver.page)).toEqual([]);
      await receiver.context.close();

      await page.reload();
      await page.getByText('Yhteisessä puhelussa').click();
      await button(page, 'Kirjaa kohtaaminen').click();
      await said(page, 'Kohtaaminen on kirjattu.');
      expect(await responsibleIn(opened)).toEqual([principalOf('counsellor')]);
      await button(page, 'Perhettä ei tavoitettu').click();
      await soon(() => focused(page)).toBe('Perhettä ei tavoitettu');
      expect(await axe(page)).toEqual([]);
      await shot(page, `handover/confirm-${device}`);
      await button(page, 'Peru').click();
      await page.getByText('Marjatta Salakoski', { exact: true }).click();
      site.app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
      await button(page, 'Vahvista vaihto').click();
      const { given, family } = await namesOf('social-worker');
      await said(page, `Vaihto on vahvistettu. Nyt vastaa ${given} ${family}`);
      await part(page, 'Kuka vastaa nyt').getByText(`${given} ${family}`).waitFor();
      expect(await responsibleIn(opened)).toEqual([principalOf('social-worker')]);
      await part(page, 'Kuka on vastannut').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await excessWidth(page)).toBe(0);
      await shot(page, `handover/confirmed-${device}`);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('is declined by who is asked, with a reason, and the baton stays', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    await offered(opened);
    const { page, context } = await at('/tyopoyta/vaihdot', 'social-worker');
    await button(page, 'En voi ottaa vastaan').first().click();
    await soon(() => focused(page)).toBe('En voi ottaa vastaan');
    await button(page, 'Vastaa: en voi').click();
    await page.getByText('Kerro syy.').waitFor();
    await page.getByLabel('Miksi et voi').fill('Jään pois työstä.');
    await button(page, 'Vastaa: en voi').click();
    await said(page, 'Vastauksesi on kirjattu.');
    expect(await stateOf(opened)).toBe('declined');
    expect(await responsibleIn(opened)).toEqual([principalOf('counsellor')]);
    await context.close();
  });

  it('tells that somebody was faster, and shows how it stands', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const handover = await propose(opened);
    const { page, context } = await at(of(opened));
    await button(page, 'Peru vaihto').click();
    await page.getByText(/Vastuussa on edelleen/).waitFor();
    await step('counsellor', 'withdrawHandover', handover);
    await button(page, 'Peru vaihto').click();
    await said(page, 'Tilanne on muuttunut.');
    await soon(() => focused(page)).toBe('Vaihdon vaiheet');
    await button(page, 'Ehdota vaihtoa').waitFor();
    await context.close();
  });

  it('keeps what was typed when the server is away, and saves it by the next press', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { page, context } = await at(of(opened));
    await choose(page, 'Kenelle perhe saatetaan', 'social-worker');
    await page.getByLabel('Miksi').fill('Ei katoa.');
    await context.route('**/graphql', (route) => route.abort());
    await button(page, 'Ehdota vaihtoa').click();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    await soon(() => page.getByLabel('Miksi').inputValue()).toBe('Ei katoa.');
    await context.unroute('**/graphql');
    await button(page, 'Ehdota vaihtoa').click();
    await said(page, 'Ehdotus on kirjattu.');
    expect(await stateOf(opened)).toBe('proposed');
    await context.close();
  });

  it('may do without the family’s word after three tries alone', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const accepted = await step('social-worker', 'acceptHandover', await offered(opened));
    const on = site.app.clock.now().toZonedDateTimeISO('Europe/Helsinki').toPlainDate().toString();
    await step('counsellor', 'recordJointContact', accepted, { kind: 'CALL', on });
    const { page, context } = await at(of(opened));
    for (const count of ['1 kerran', '2 kertaa', '3 kertaa']) {
      site.app.clock.moveBy(Temporal.Duration.from({ minutes: 61 }));
      await page.reload();
      await button(page, 'Perhettä ei tavoitettu').click();
      await button(page, 'Kirjaa yritys').click();
      await said(page, 'Yritys on kirjattu.');
      await page.getByText(`Perhettä on yritetty tavoittaa ${count}.`).waitFor();
    }
    await button(page, 'Perhettä ei tavoitettu').click();
    await button(page, 'Kirjaa yritys').click();
    await page.getByText('Edellisestä yrityksestä on alle tunti: se on sama yritys.').waitFor();
    await page.getByText('Perhettä ei ole tavoitettu kolmella yrityksellä').click();
    await button(page, 'Vahvista vaihto').click();
    await said(page, 'Vaihto on vahvistettu.');
    expect(await responsibleIn(opened)).toEqual([principalOf('social-worker')]);
    await context.close();
  });

  it('goes to a service outside the system, where the baton does not go', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { page, context, complaints } = await at(of(opened));
    await button(page, 'Ohjaa perhe muuhun palveluun').click();
    await page.getByLabel('Palvelun nimi').fill('Seurakunnan perheneuvonta');
    await page.getByLabel('Perheen suostumus').fill('Äiti suostui puhelimessa tänään.');
    await part(page, 'Ohjaaminen muuhun palveluun').getByLabel('Miksi').fill('Parisuhde.');
    expect(await axe(page)).toEqual([]);
    await button(page, 'Tallenna').click();
    await said(page, 'Palvelu on kirjattu.');
    await page.getByText('Asiakirjaa ei ole vielä annettu.').waitFor();
    await button(page, 'Kirjaa annettu asiakirja').click();
    await page.getByText('Vain sovittu suunnitelma voidaan antaa eteenpäin.').waitFor();
    await shot(page, 'handover/outside');
    await button(page, 'Ei toteudu').click();
    await button(page, 'Kirjaa: ei toteudu').click();
    await said(page, 'Kirjattu: ei toteudu.');
    expect(await responsibleIn(opened)).toEqual([principalOf('counsellor')]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is not needed for a stand-in, whom one names for some days', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { page, context, complaints } = await at(of(opened), 'counsellor', 'phone');
    await button(page, 'Nimeä sijainen').click();
    await choose(page, 'Sijainen', 'nurse');
    await button(page, 'Nimeä sijainen').click();
    await page.getByText('Valitse päivä.').waitFor();
    await soon(() => page.evaluate<string>('document.activeElement.labels[0].textContent.trim()')).toBe(
      'Viimeinen päivä',
    );
    await page.getByLabel('Viimeinen päivä').fill('2020-01-01');
    await button(page, 'Nimeä sijainen').click();
    await page.getByText('Viimeinen päivä on ennen ensimmäistä.').waitFor();
    await page.getByLabel('Viimeinen päivä').fill('2026-12-18');
    expect(await axe(page)).toEqual([]);
    await shot(page, 'handover/stand-in');
    await button(page, 'Nimeä sijainen').click();
    await said(page, 'Sijainen on nimetty.');
    const { given, family } = await namesOf('nurse');
    await part(page, 'Kuka vastaa nyt').getByText(`${given} ${family}`).waitFor();
    await button(page, 'Peru sijaisuus').click();
    await button(page, 'Päätä sijaisuus').click();
    await said(page, 'Sijaisuus on päätetty.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is passed over by who leads a team, who names another at once and sees what is under way', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    await offered(opened);
    const { page, context, complaints } = await at('/tyopoyta/vaihdot', 'team-lead');
    await part(page, 'Kesken olevat vaihdot').getByText('odottaa vastaanottajan vastausta').first().waitFor();
    await part(page, 'Nimeä toinen tilalle').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'handover/team');
    await page.goto(of(opened));
    await button(page, 'Nimeä toinen vastuuhenkilö').click();
    await choose(page, 'Kenet nimeät', 'nurse');
    await page.getByLabel('Miksi').fill('Vaihtaa työtä.');
    expect(await axe(page)).toEqual([]);
    site.app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    await button(page, 'Nimeä').click();
    await said(page, 'Uusi vastuuhenkilö on nimetty.');
    expect(await responsibleIn(opened)).toEqual([principalOf('nurse')]);
    expect(await stateOf(opened)).toBe('withdrawn');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('by the keyboard alone: proposed, and the focus is never lost', async () => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    const { page, context } = await at(of(opened));
    const { given, family } = await namesOf('social-worker');
    await page.getByLabel('Kenelle perhe saatetaan').press('Tab');
    await page.getByLabel('Kenelle perhe saatetaan').pressSequentially(family);
    await page.getByText(`${given} ${family}`, { exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Koulu jatkaa.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await said(page, 'Ehdotus on kirjattu.');
    await soon(() => focused(page)).toBe('Vaihdon vaiheet');
    expect(await stateOf(opened)).toBe('proposed');
    await context.close();
  });

  it.each(['ngo-worker', 'counsellor-other-area'])(
    'tells the %s no more than that there is nothing',
    async (persona) => {
      const opened = await openCase(site.app, { principal: principalOf('counsellor') });
      const { page, context } = await at(of(opened), persona);
      await page.getByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.').waitFor();
      await soon(() => page.getByRole('button', { name: 'Ehdota vaihtoa' }).count()).toBe(0);
      await context.close();
    },
  );

  it.each([
    ['sv', 'Ledsagad övergång'],
    ['en', 'Handover'],
  ])('speaks %s throughout', async (language, title) => {
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    await offered(opened);
    const { page, context } = await at(`${of(opened)}?kieli=${language}`);
    await page.locator('#vaiheet').waitFor();
    await soon(() => page.locator('h1').innerText()).toBe(title);
    // A sentence that is missing shows its key.
    expect(await page.locator('main').innerText()).not.toMatch(/handover\.[a-z]|form\.[a-z]|undefined|\{\{/);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
