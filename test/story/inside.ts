import { createTransport } from 'nodemailer';
import { ZONE } from '../../src/platform/clock/clock.js';
import { InboundListener } from '../../src/platform/mail/inbound/inbound-listener.js';
import { MailCatcher } from '../../src/platform/mail/mail-catcher.js';
import type { TestApp } from '../support/app.js';
import type { World } from './world.js';

/** The tale inside this process: HTTP by injection, mail by real SMTP, effects when they are waited for. */
export const inside = (app: TestApp, lines: string[]): World => ({
  async request({ method, path, headers = {}, body }) {
    const answer = await app.inject({ method, url: path, headers: { ...headers }, payload: body });
    const cookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie).split(';')[0]!);
    return { status: answer.statusCode, text: answer.body, bytes: answer.rawPayload, cookies };
  },
  mailbox: (address) =>
    app.running.app
      .get(MailCatcher)
      .mailbox(address)
      .map(({ raw }) => raw)
      .toReversed(),
  async send({ from, to }, raw) {
    const transport = createTransport({
      host: '127.0.0.1',
      port: app.running.app.get(InboundListener).port,
      ignoreTLS: true,
    });
    await transport.sendMail({ envelope: { from, to: [to] }, raw });
    transport.close();
  },
  async until(what, look) {
    await app.runDue();
    const found = await look();
    if (found === undefined) throw new Error(`nothing came of it: ${what}`);
    return found;
  },
  now: async () => app.clock.now(),
  today: async () => app.clock.now().toZonedDateTimeISO(ZONE).toPlainDate(),
  moveClock: async (to) => app.clock.moveTo(to),
  tell: (line) => lines.push(line),
});
