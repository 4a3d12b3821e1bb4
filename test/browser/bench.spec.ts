import { axe, type BrowserApp, excessWidth, fontsOf, inBrowser, startBrowserApp } from '../support/browser.js';

inBrowser('the browser of the tests', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  it('draws text with a real font, Sámi and signs too', async () => {
    const { page, context } = await site.newVisitor('phone');
    await page.setContent(
      '<h1 style="font: 1rem system-ui, sans-serif">Perhe äöå čđŋšŧž</h1><p style="font: 1rem sans-serif">✓</p>',
    );
    expect(await fontsOf(page, 'h1')).toEqual(['Open Sans']);
    expect(await fontsOf(page, 'p')).toEqual([expect.stringMatching(/^DejaVu /)]);
    await context.close();
  });

  it('finds what is wrong with a page', async () => {
    const { page, context, complaints } = await site.newVisitor('phone');
    await page.goto('/lupaukset');
    expect([await axe(page), await excessWidth(page), complaints]).toEqual([[], 0, []]);
    await page.evaluate(
      `document.querySelector('main').append(
        Object.assign(new Image(900, 9), { src: 'https://elsewhere.invalid/x.png' }))`,
    );
    expect(await axe(page)).toEqual([expect.stringMatching(/^image-alt: /)]);
    expect(await excessWidth(page)).toBeGreaterThan(400);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
    await context.close();
  });

  it('gives each visitor cookies of their own', async () => {
    const [one, other] = [await site.newVisitor('desktop'), await site.newVisitor('phone')];
    await one.page.goto('/lupaukset');
    expect(await one.context.cookies()).not.toEqual([]);
    expect(await other.context.cookies()).toEqual([]);
    await Promise.all([one.context.close(), other.context.close()]);
  });
});
