import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import axeCore from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serve } from '../../src/start.js';
import { startTestApp, type TestApp } from './app.js';
import { freePort } from './free-port.js';

const { CHROMIUM_PATH, YHDESSA_SCREENSHOTS, YHDESSA_SLOW } = process.env;
/** How many times slower than it is the machine of a visitor shall be: 1, unless one looks for what comes too early. */
const SLOWNESS = Number(YHDESSA_SLOW || 1);
/** What a slow visitor waits for every answer, beside the machine. Milliseconds. */
const SLOW_ANSWER = 300;
/** Shorter than a test may take, so that it is the page that is told to be missing something. Milliseconds. */
export const PATIENCE = 20_000 * SLOWNESS;
const SCREENSHOTS = join(import.meta.dirname, '../../screenshots');

/** The packages bring a Chromium for this machine only; elsewhere an installed one is used. */
const IS_BROUGHT_ALONG = process.platform === 'linux' && process.arch === 'x64';

/** `describe` of a spec that needs a browser; where there is none it is skipped, and its name says why. */
export function inBrowser(what: string, tests: () => void): void {
  if (CHROMIUM_PATH || IS_BROUGHT_ALONG) describe(what, tests);
  else describe.skip(`${what} (no browser: set CHROMIUM_PATH to an installed Chromium)`, tests);
}

/** What people hold in their hands: a telephone of 390 pixels that is touched, or a screen of 1280 and a mouse. */
export type Device = keyof typeof DEVICES;
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;

/** What a browser of this country asks for; Chromium by itself would ask for English. */
const FINNISH = { extraHTTPHeaders: { 'accept-language': 'fi-FI,fi;q=0.9' } } as const satisfies BrowserContextOptions;

/** A browser with nothing in it yet, and what it complained of: errors of scripts, of the console, of the CSP. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** The application as `npm start` runs it, on a port of its own, and one Chromium. */
export interface BrowserApp {
  readonly app: TestApp;
  /** `http://localhost:PORT`: pages may be named by their path alone. */
  readonly url: string;
  /** Somebody new, who shares no cookie with the others. */
  newVisitor(device: Device, options?: BrowserContextOptions): Promise<Visitor>;
  stop(): Promise<void>;
}

/** Starts both; once a spec file, in `beforeAll`. Stop it in `afterAll`. */
export async function startBrowserApp(env: NodeJS.ProcessEnv = {}): Promise<BrowserApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await startTestApp({ PORT: String(port), PUBLIC_URL: url, ...env });
  let browser: Browser | undefined;
  const stop = async () => {
    await browser?.close();
    await app.stop();
  };
  try {
    await serve(app.running);
    browser = await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  const opened = browser;
  return {
    app,
    url,
    stop,
    newVisitor: async (device, options) =>
      visitorOf(await opened.newContext({ baseURL: url, ...FINNISH, ...DEVICES[device], ...options })),
  };
}

/** Never with the arguments that the package recommends: they switch off what browsers guard against. */
function launch(): Promise<Browser> {
  const options = { chromiumSandbox: false, args: ['--disable-gpu', '--font-render-hinting=none'] };
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  if (CHROMIUM_PATH) return chromium.launch({ ...options, executablePath: CHROMIUM_PATH });
  const script = join(import.meta.dirname, 'unpack-chromium.mjs');
  const home = execFileSync(process.execPath, [script], { encoding: 'utf8', env: inherited });
  const own = { HOME: home, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') };
  const env = Object.fromEntries(Object.entries({ ...inherited, ...own }).map(([name, value]) => [name, value ?? '']));
  return chromium.launch({ ...options, executablePath: join(home, 'chromium'), env });
}

async function visitorOf(context: BrowserContext): Promise<Visitor> {
  context.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  const pages = new Set<string>();
  // That a page itself answers 403 or 404 is no fault of it; the console says so all the same.
  context.on('response', (response) => {
    if (response.request().isNavigationRequest()) pages.add(response.url());
  });
  context.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource') && pages.has(message.location().url);
    if (['error', 'warning'].includes(message.type()) && !isAnswer) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left before it came whole is nobody's fault.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${reason}`);
  });
  context.on('page', (page) => void slowed(page));
  const page = await context.newPage();
  await slowed(page);
  return { context, page, complaints };
}

/** A page on a machine as slow as `YHDESSA_SLOW` says, far from the server. */
async function slowed(page: Page): Promise<void> {
  if (SLOWNESS === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
  const line = { offline: false, latency: SLOW_ANSWER, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', line);
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violations {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: { html: string }[] }[];
}

/** What of the page as it is shown now is against WCAG 2.2 AA: one line for each rule, empty if all is well. */
export async function axe(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  const options = JSON.stringify({ runOnly: { type: 'tag', values: RULES } });
  // As a text: evaluated it runs under our Content-Security-Policy, which would refuse it as a script of the page.
  const found = await page.evaluate<Violations>(`{ ${axeCore.source}; axe.run(document, ${options}) }`);
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** By how many pixels the page is wider than the window: 0 if nobody must scroll sideways. */
export async function excessWidth(page: Page): Promise<number> {
  await page.waitForLoadState();
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** The families of fonts in which the text of the first element that matches is really drawn. */
export async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName }) => familyName);
}

/** Keeps a picture of the whole page in `screenshots/`, if `YHDESSA_SCREENSHOTS` is set: for looking at it. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!YHDESSA_SCREENSHOTS) return;
  const path = join(SCREENSHOTS, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
  // A picture of the whole page may leave it scrolled to where nothing is: the next press would miss.
  await page.evaluate('scrollTo(0, 0)');
}

/** Adds to a form of a page that one wants to be asked once more, as a client does that was told SIGN_IN_AGAIN. */
export async function wantFresh(page: Page, form: string): Promise<void> {
  await page.evaluate(`{
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: 'fresh', value: '1' });
    document.querySelector(${JSON.stringify(form)}).append(field);
  }`);
}
