import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILY } from '../../src/demo/family.data.js';
import {
  axe,
  type BrowserApp,
  DEVICES,
  excessWidth,
  fontsOf,
  inBrowser,
  shot,
  startBrowserApp,
} from '../support/browser.js';
import { devices, heading, soon } from '../support/page.js';

const BUILT = join(import.meta.dirname, '../../web/dist');
const DESK = '/tyopoyta/';
/** What a telephone on a slow net may be made to wait for, in bytes as they travel. */
const FIRST_LOAD = 220_000;

inBrowser('the counsellor’s desk', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp({ TRUSTED_DOCUMENTS: 'require' });
  });
  afterAll(() => site?.stop());

  /** Opens the desk as somebody of the demo. */
  async function at(persona: string, device: keyof typeof DEVICES = 'desktop') {
    const visitor = await site.newVisitor(device);
    await visitor.context.request.post('/auth/demo', { data: { persona } });
    await visitor.page.goto(DESK);
    await visitor.page.locator('h1').waitFor();
    await visitor.page.evaluate('document.fonts.ready.then(() => undefined)');
    return visitor;
  }

  it.each(devices)('on a %s shows new contacts, and each family with what wants doing', async (device) => {
    const { page, context, complaints } = await at('counsellor', device);
    await soon(() => heading(page)).toBe('Työpöytä');
    await soon(() => page.getByText(/^\S+ \d+\.\d+\.\d{4}, viikko \d+$/).count()).toBe(1);
    const duty = page.getByRole('region', { name: 'Uudet yhteydenotot' });
    await duty.getByText(/Päivystää/).waitFor();
    await soon(() => duty.getByRole('link').count()).toBeGreaterThan(3);
    await soon(() => duty.getByText('kiireellinen').count()).toBeGreaterThan(0);
    const families = page.getByRole('region', { name: 'Omat perheet' });
    await families.getByRole('link', { name: /Tuomas Kuutamolampi/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, `desk/${device}`);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is drawn in its own font, with the library’s styles', async () => {
    const { page, context } = await at('counsellor');
    expect(await fontsOf(page, 'h1')).toEqual([expect.stringMatching(/^Source Sans 3/)]);
    // Without its nonce the library could not style anything.
    await soon(() => page.evaluate(`getComputedStyle(document.querySelector('h1')).fontSize`)).toBe('40px');
    await context.close();
  });

  it('asks who it is first, and comes back to the screen that was wanted', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await page.goto(`${DESK}asiat/1?kieli=sv`);
    const url = new URL(page.url());
    expect(url.pathname).toBe('/kirjaudu');
    expect(url.searchParams.get('return')).toBe(`${DESK}asiat/1?kieli=sv`);
    await context.close();
  });

  it('speaks the language one chooses, and remembers it', async () => {
    const { page, context } = await at('counsellor');
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.getByRole('heading', { name: 'Skrivbord' }).waitFor();
    await soon(() => page.locator('html').getAttribute('lang')).toBe('sv');
    await soon(() => page.title()).toBe('Skrivbord – Yhdessä');
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'Skrivbord' }).waitFor();
    await context.close();
  });

  it('is not for families, and tells them where theirs is', async () => {
    const { page, context } = await at('guardian');
    await soon(() => page.getByText('Työpöytä on ammattilaisille.').count()).toBe(1);
    await soon(() => page.getByRole('link', { name: 'Siirry omalle sivulle' }).getAttribute('href')).toBe('/tili');
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  it('is shown to professionals who answer for no family, without a fault', async () => {
    const { page, context, complaints } = await at('nurse');
    await page.getByText('Sinulla ei ole vielä perheitä vastuullasi.').waitFor();
    await soon(() => page.getByRole('region', { name: 'Uudet yhteydenotot' }).count()).toBe(0);
    await soon(() => page.getByText('Tätä ei löydy').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(devices)('on a %s tells who takes part in networks first what waits for them', async (device) => {
    const { page, context, complaints } = await at('social-worker', device);
    const own = page.getByRole('region', { name: 'Sinua odottaa' });
    const asked = own.getByRole('link', { name: 'Sinulta toivotaan yhtä asiaa' });
    await asked.waitFor();
    await soon(() => page.locator('h2').first().innerText()).toBe('Sinua odottaa');
    expect(await axe(page)).toEqual([]);
    await shot(page, `desk/own-${device}`);
    await asked.press('Enter');
    await page.getByRole('heading', { name: 'Omat lupaukset', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Sinulta toivotaan' }).getByRole('button').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leads from each thing that wants doing to where it is done', async () => {
    const { page, context } = await at('counsellor');
    const families = page.getByRole('region', { name: 'Omat perheet' });
    await families.getByRole('link', { name: /Tuomas Kuutamolampi/ }).waitFor();
    const asked = families.getByRole('link', { name: 'Yksi ei ole vielä sitoutunut' });
    await soon(() => asked.getAttribute('href')).toBe(`/tyopoyta/asiat/${FAMILY.caseId}/seuranta`);
    await context.close();
  });

  it('tells who leads the team what is late in it, and an administrator what mail waits', async () => {
    const lead = await at('team-lead');
    await lead.page.getByRole('region', { name: 'Tiimissä myöhässä' }).waitFor();
    expect(await axe(lead.page)).toEqual([]);
    await shot(lead.page, 'desk/team-lead');
    await lead.context.close();
    const admin = await at('admin');
    const mail = admin.page.getByRole('region', { name: 'Ylläpito' }).getByRole('link', { name: /Saapuneet viestit/ });
    await soon(() => mail.getAttribute('href')).toBe('/tyopoyta/posti');
    expect(await axe(admin.page)).toEqual([]);
    await shot(admin.page, 'desk/admin');
    await admin.context.close();
  });

  it.each(devices)('on a %s folds the ways to what is one’s own, and unfolds them by the keyboard', async (device) => {
    const { page, context, complaints } = await at('counsellor', device);
    const menu = page.getByRole('navigation', { name: 'Päävalikko' });
    const own = menu.locator('summary');
    const ways = menu.getByRole('link', { name: /^(Oma|Kalenterit)/ });
    await soon(() => ways.count()).toBe(0);
    if (device === 'desktop') expect((await page.locator('header').boundingBox())!.height).toBeLessThan(64);
    await own.press('Enter');
    await soon(() => ways.allInnerTexts()).toEqual(['Omat kutsut', 'Omat lupaukset', 'Oma aika', 'Kalenterit']);
    expect(await axe(page)).toEqual([]);
    await shot(page, `desk/menu-${device}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await soon(() => ways.count()).toBe(0);
    await soon(() => page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
    await own.press('Enter');
    await page.getByRole('heading', { name: 'Uudet yhteydenotot' }).click();
    await soon(() => ways.count()).toBe(0);
    await own.press('Enter');
    await menu.getByRole('link', { name: 'Oma aika' }).press('Enter');
    await page.getByRole('heading', { name: 'Oma aika', level: 1 }).waitFor();
    await soon(() => ways.count()).toBe(0);
    await soon(() => own.getAttribute('aria-current')).toBe('true');
    await page.setViewportSize({ width: 320, height: 700 });
    await own.press('Enter');
    expect(await excessWidth(page)).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is reached from one’s own account', async () => {
    const { page, context } = await at('nurse');
    await page.goto('/tili');
    await page.getByRole('link', { name: 'Työpöytä' }).click();
    await page.waitForURL(`${DESK}**`);
    await soon(() => heading(page)).toBe('Työpöytä');
    await context.close();
  });

  it('is sent packed, kept for ever under its name, with another nonce each time', async () => {
    const { page, context } = await at('counsellor');
    const [first, second] = await Promise.all([context.request.get(DESK), context.request.get(DESK)]);
    const nonces = [first, second].map(
      (answer) => /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy']!)![1]!,
    );
    expect(new Set(nonces).size).toBe(2);
    expect(await first.text()).toContain(`nonce="${nonces[0]}"`);
    expect(first.headers()['cache-control']).toBe('no-store');
    const script = (await page.locator('script[type=module]').getAttribute('src'))!;
    const answer = await context.request.get(script, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers()).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
      'x-content-type-options': 'nosniff',
    });
    const missing = await context.request.get(`${DESK}assets/index-of-yesterday.js`);
    expect(missing.status()).toBe(404);
    expect(missing.headers()['content-type']).toContain('json');
    await context.close();
  });

  it('tells that an address leads nowhere', async () => {
    const { page, context } = await at('counsellor');
    await page.goto(`${DESK}ei-ole`);
    await page.getByRole('heading', { name: 'Tällaista sivua ei ole.' }).waitFor();
    await context.close();
  });

  it('says that it is of yesterday when the server runs its documents no more', async () => {
    const { page, context } = await at('counsellor');
    await context.route('**/graphql', async (route) => {
      const body = route
        .request()
        .postData()!
        .replace(/"sha256Hash":"\w+"/, `"sha256Hash":"${'0'.repeat(64)}"`);
      await route.continue({ postData: body });
    });
    await page.reload();
    await page.getByText('Työpöydästä on uusi versio.').waitFor();
    await context.unroute('**/graphql');
    await page.getByRole('button', { name: 'Lataa uudelleen' }).click();
    await page.getByRole('link', { name: /Tuomas Kuutamolampi/ }).waitFor();
    await context.close();
  });

  it('says what to do when a screen cannot be loaded', async () => {
    const { page, context } = await at('counsellor');
    await context.route('**/assets/case-screen-*.js', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: /Tuomas Kuutamolampi/ }).click();
    await page.getByText('Tätä sivua ei saatu näkyviin.').waitFor();
    await context.unroute('**/assets/case-screen-*.js');
    await page.getByRole('button', { name: 'Lataa uudelleen' }).click();
    await page.getByText('Tätä sivua ei saatu näkyviin.').waitFor({ state: 'hidden' });
    expect(await heading(page)).not.toBe('');
    await context.close();
  });

  it('says that the server is away, and goes on by a press when it is back', async () => {
    const { page, context } = await at('counsellor');
    await page.getByRole('link', { name: /Tuomas Kuutamolampi/ }).waitFor();
    await context.route('**/graphql', (route) => route.abort());
    await page.reload();
    await page.getByText('Ei yhteyttä palvelimeen. Mitään ei ole kadonnut.').waitFor();
    await context.unroute('**/graphql');
    await page.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await page.getByRole('link', { name: /Tuomas Kuutamolampi/ }).waitFor();
    await context.close();
  });
});

describe('what the desk is made of', () => {
  const size = (name: string) => readFileSync(join(BUILT, 'assets', name)).length;
  const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
  >;

  it('is loaded at first within its budget', () => {
    const entry = Object.values(manifest).find(({ isEntry }) => isEntry)!;
    const files = [entry.file, ...(entry.css ?? []), ...(entry.imports ?? []).map((name) => manifest[name]!.file)];
    const bytes = files.map((file) => size(`${file.replace('assets/', '')}.gz`)).reduce((sum, each) => sum + each, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('lies packed beside itself', () => {
    const names = readdirSync(join(BUILT, 'assets'));
    const scripts = names.filter((name) => /\.(js|css)$/.test(name));
    expect(scripts.length).toBeGreaterThan(2);
    for (const name of scripts) expect(names).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]));
  });
});
