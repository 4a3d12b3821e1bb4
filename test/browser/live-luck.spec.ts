import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { recordContact } from '../support/casework.js';
import { until } from '../support/live.js';
import { earsOf, isTheSame, liveAt } from '../support/live-page.js';
import { part } from '../support/page.js';

/** The queue, one's own families, and what families wish for. */
const [DESK, LIVE] = ['/tyopoyta/', 3];
const LISTENER = `select pid from pg_stat_activity where query in ('listen change', 'select') and datname = current_database()`;

inBrowser('the desk that stands open, when lines break', () => {
  let site: BrowserApp;
  let server: Server;
  const connections = new Set<Socket>();
  beforeAll(async () => {
    site = await startBrowserApp();
    server = site.app.running.app.getHttpServer() as Server;
    server.on('connection', (socket: Socket) => {
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
    });
  });
  afterAll(() => site?.stop());
  afterEach(() => until(() => earsOf(site) === 0));

  /** All that are open break off, without a word. */
  const breakOff = () => connections.forEach((socket) => socket.destroy());
  const calls = (familyName: string) => {
    const identity = { givenName: 'Taimi', familyName, phone: '+358401119988' };
    return recordContact(site.app, 'counsellor', { identity, firstAnsweredAt: null });
  };
  const shows = (page: Page, familyName: string) =>
    part(page, 'Uudet yhteydenotot').getByText(`Taimi ${familyName}`).waitFor();

  it('opens another line by itself where one broke off, and hears what comes then', async () => {
    const { page, context, sockets } = await liveAt(site, DESK, LIVE);
    breakOff();
    await until(() => earsOf(site) === 0);
    await until(() => earsOf(site) === LIVE);
    await calls('Kukkaniemi');
    await shows(page, 'Kukkaniemi');
    expect(sockets).toHaveLength(2);
    expect(await isTheSame(page)).toBe(true);
    await context.close();
  });

  it('shows what happened while the server was away for seconds, as soon as it is back', async () => {
    const { page, context } = await liveAt(site, DESK, LIVE);
    const { port } = new URL(site.url);
    let refusals = 0;
    page.on('console', (message) => {
      if (message.text().includes('ERR_CONNECTION_REFUSED')) refusals += 1;
    });
    server.close();
    breakOff();
    // The page has tried in vain more than once.
    await until(() => refusals >= 2);
    await calls('Poissaolo');
    server.listen(Number(port), '127.0.0.1');
    await once(server, 'listening');
    await shows(page, 'Poissaolo');
    await until(() => earsOf(site) === LIVE);
    await calls('Jälleen');
    await shows(page, 'Jälleen');
    expect(await isTheSame(page)).toBe(true);
    await context.close();
  });

  it('misses nothing where it takes long until it is heard', async () => {
    const { page, context } = await site.newVisitor('desktop');
    await context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
    const held: (() => void)[] = [];
    let isHeld = true;
    // The line is up, and what the page wants to hear of comes to the server late.
    await page.routeWebSocket('**/graphql/live', (line) => {
      const there = line.connectToServer();
      line.onMessage((words) => {
        if (isHeld && String(words).includes('"subscribe"')) held.push(() => there.send(words));
        else there.send(words);
      });
    });
    await page.clock.install();
    await page.goto(DESK);
    await until(() => held.length === LIVE);
    await page.clock.runFor(5000);
    await calls('Välissä');
    expect(earsOf(site)).toBe(0);
    isHeld = false;
    held.forEach((send) => send());
    await shows(page, 'Välissä');
    await context.close();
  });

  it('hears on after the server lost the connection by which the database tells it', async () => {
    const { page, context, sockets, complaints } = await liveAt(site, DESK, LIVE);
    const listener = async () => (await site.app.sql<{ pid: number }>(LISTENER)).map(({ pid }) => pid);
    const [before] = await listener();
    await site.app.sql('select pg_terminate_backend($1)', [before]);
    await calls('Katkos');
    await shows(page, 'Katkos');
    await until(async () => (await listener()).some((pid) => pid !== before));
    await calls('Jatko');
    await shows(page, 'Jatko');
    expect(sockets).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
