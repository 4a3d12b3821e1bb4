import type { Response } from 'light-my-request';
import type { TestApp } from './app.js';

/** What a form of ours comes from, as browsers say it: our pages send no referrer. */
const OWN_PAGE = { origin: 'null', 'sec-fetch-site': 'same-origin' };

/** A browser without scripts: keeps cookies, and sends the hidden fields of the page it shows with each form. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The hidden fields of the page that is shown. */
  hidden: Record<string, string> = {};

  constructor(
    private readonly app: TestApp,
    private readonly remoteAddress = '192.0.2.1',
  ) {}

  async get(url: string): Promise<Response> {
    const { remoteAddress } = this;
    return this.shown(await this.app.inject({ method: 'GET', url, remoteAddress, headers: this.cookie }));
  }

  /** Sends a form of the page that is shown. */
  async post(url: string, form: Record<string, string>, headers: Record<string, string> = OWN_PAGE): Promise<Response> {
    const { remoteAddress } = this;
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams({ ...this.hidden, ...form }).toString();
    const sent = { ...type, ...this.cookie, ...headers };
    return this.shown(await this.app.inject({ method: 'POST', url, remoteAddress, headers: sent, payload }));
  }

  get cookie(): { cookie?: string } {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie ? { cookie } : {};
  }

  private shown(response: Response): Response {
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    const fields = [...response.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
    if (fields.length > 0) this.hidden = Object.fromEntries(fields.map(([, name, value]) => [name!, value!]));
    return response;
  }
}

/** The buttons of a page: `value text`, with a star before the one that is the present answer. */
export const buttonsIn = (body: string): string[] =>
  [...body.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].map(([, attributes, inside]) => {
    const value = / value="([^"]*)"/.exec(attributes!)?.[1] ?? '';
    return `${attributes!.includes('aria-current="true"') ? '* ' : ''}${value} ${inside!.replaceAll(/<[^>]*>/g, '')}`;
  });
