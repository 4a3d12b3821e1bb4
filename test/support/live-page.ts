import type { Page } from 'playwright-core';
import { Live } from '../../src/platform/live/live.js';
import type { BrowserApp, Visitor } from './browser.js';
import { until } from './live.js';

/** How much is heard at the application. */
export const earsOf = ({ app }: BrowserApp): number => app.running.app.get(Live).size.ears;

/** A screen that stands open, and the lines it has opened. */
export interface LiveVisitor extends Visitor {
  readonly sockets: readonly string[];
}

/** Opens a screen as the counsellor, and waits until so much of it is live. */
export async function liveAt(site: BrowserApp, address: string, live: number): Promise<LiveVisitor> {
  const visitor = await site.newVisitor('desktop');
  await visitor.context.request.post('/auth/demo', { data: { persona: 'counsellor' } });
  const before = earsOf(site);
  const sockets: string[] = [];
  visitor.page.on('websocket', (socket) => sockets.push(socket.url()));
  await visitor.page.goto(address);
  await until(() => earsOf(site) === before + live);
  // A page that was loaded anew would have forgotten it.
  await visitor.page.evaluate('globalThis.isStillTheSame = true');
  return { ...visitor, sockets };
}

/** Whether the page was never loaded anew. */
export const isTheSame = (page: Page) => page.evaluate<boolean>('globalThis.isStillTheSame === true');
