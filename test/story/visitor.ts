import { type Exchange, type Reply, type World } from './world.ts';

/** What a browser says of a form that our own page sends: our pages send no referrer. */
const OWN_PAGE = { origin: 'null', 'sec-fetch-site': 'same-origin' };

/** A browser without scripts: keeps its cookies, and sends the hidden fields of the page it shows with each form. */
export class Visitor {
  private readonly world: World;
  private readonly cookies = new Map<string, string>();
  private hidden: readonly [string, string][] = [];

  /** With the cookie of somebody who has signed in. */
  constructor(world: World, cookie?: string) {
    this.world = world;
    if (cookie) this.keep(cookie);
  }

  get(path: string): Promise<Reply> {
    return this.ask({ method: 'GET', path, headers: this.cookie });
  }

  /** Presses a button of a form of the page that is shown. */
  press(path: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...OWN_PAGE, ...this.cookie };
    const body = new URLSearchParams([...this.hidden, ...Object.entries(fields)]).toString();
    return this.ask({ method: 'POST', path, headers, body });
  }

  private async ask(exchange: Exchange): Promise<Reply> {
    const reply = await this.world.request(exchange);
    for (const cookie of reply.cookies) this.keep(cookie);
    const found = [...reply.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
    if (found.length > 0) this.hidden = [...new Map(found.map(([, name, value]) => [name!, value!]))];
    return reply;
  }

  private keep(cookie: string): void {
    const [name, value] = cookie.split(/=(.*)/s);
    this.cookies.set(name!, value!);
  }

  private get cookie(): Record<string, string> {
    return this.cookies.size === 0 ? {} : { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') };
  }
}
