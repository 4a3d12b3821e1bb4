import { type BrowserApp, inBrowser, startBrowserApp, type Visitor } from '../support/browser.js';

/** Pages for whoever comes, and the one among them that runs a script. */
const PAGES = ['/', '/kirjaudu', '/s', '/s/avain', '/lupaukset', '/v/x', '/nothing-here', '/health/live'];
const SCRIPTED = '/s/avain';

/** What a text in a page's script could be turned into; each must be refused. Run in the page itself. */
const SINKS: Readonly<Record<string, string>> = {
  innerHTML: `document.body.innerHTML = '<img src=x>'`,
  outerHTML: `document.body.firstElementChild.outerHTML = '<b>x</b>'`,
  insertAdjacentHTML: `document.body.insertAdjacentHTML('beforeend', '<b>x</b>')`,
  'document.write': `document.write('<b>x</b>')`,
  DOMParser: `new DOMParser().parseFromString('<b>x</b>', 'text/html')`,
  'the address of a script': `document.createElement('script').src = '/s/avain.js'`,
  'the text of a script': `document.createElement('script').text = '1'`,
  srcdoc: `document.createElement('iframe').srcdoc = '<b>x</b>'`,
  createContextualFragment: `document.createRange().createContextualFragment('<b>x</b>')`,
  'a timer with a text': `setTimeout('1')`,
  'a policy of its own': `trustedTypes.createPolicy('own', { createHTML: (text) => text })`,
  'the default policy': `trustedTypes.createPolicy('default', { createHTML: (text) => text })`,
};

inBrowser('text stays text in every page', () => {
  let site: BrowserApp;
  beforeAll(async () => {
    site = await startBrowserApp();
  });
  afterAll(() => site?.stop());

  /** What a page says of a piece of script: the name of the error, or that nothing held it. */
  const tried = ({ page }: Visitor, script: string) =>
    page.evaluate(`(() => { try { ${script}; return 'done'; } catch (error) { return error.name; } })()`);

  it.each(Object.entries(SINKS))('where a script runs, none may use %s', async (_, script) => {
    const visitor = await site.newVisitor('phone');
    await visitor.page.goto(SCRIPTED);
    expect(visitor.complaints).toEqual([]);
    expect(await tried(visitor, script)).toBe('TypeError');
    await visitor.context.close();
  });

  it('and on all other pages as well, of which none complains by itself', async () => {
    const visitor = await site.newVisitor('desktop');
    for (const path of PAGES) {
      await visitor.page.goto(path);
      expect([path, visitor.complaints]).toEqual([path, []]);
      expect([path, await tried(visitor, SINKS['innerHTML']!)]).toEqual([path, 'TypeError']);
      (visitor.complaints as string[]).splice(0);
    }
    await visitor.context.close();
  });

  it('a script that found its way into a page does not run', async () => {
    const visitor = await site.newVisitor('desktop');
    await visitor.page.goto(SCRIPTED);
    const ran = await visitor.page.evaluate(`(() => {
      const script = document.createElement('script');
      script.appendChild(document.createTextNode('window.ran = true'));
      try { document.body.appendChild(script); } catch { /* refused as it should be */ }
      const image = document.createElement('img');
      image.setAttribute('src', 'x');
      try { image.setAttribute('onerror', 'window.ran = true'); } catch { /* likewise */ }
      document.body.appendChild(image);
      return new Promise((resolve) => image.addEventListener('error', () => resolve(window.ran === true)));
    })()`);
    expect(ran).toBe(false);
    await visitor.context.close();
  });
});
