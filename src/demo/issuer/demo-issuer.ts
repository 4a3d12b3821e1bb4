import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { LANGUAGES, type Language } from '../../directory/directory.domain.js';
import { type Account, TOO_WEAK } from './account.js';
import type { IssuerPlan } from './issuer-plan.js';
import { makeProvider } from './make-provider.js';

/** Which request for a sign-in a page of the issuer belongs to. */
export interface Asked {
  /** Signs in as this one without asking, unless the sign-in is to be repeated. */
  readonly hint: string | undefined;
  /** Whether whoever is signed in at the issuer already is to show themselves once more. */
  readonly isRepeated: boolean;
  readonly language: Language;
}

/** The first of the languages that are asked for and that we speak. */
const languageAmong = (tags: unknown): Language => {
  const asked = typeof tags === 'string' ? tags.toLowerCase().split(' ') : [];
  return asked.flatMap((tag) => LANGUAGES.filter((each) => tag.split('-')[0] === each))[0] ?? 'fi';
};

/** A sign-in service (OpenID Connect) of the demo: the real protocol, spoken by the process with itself. */
export class DemoIssuer {
  private loading: Promise<Provider> | undefined;
  /** By subject. The library asks for no others. */
  private readonly signedIn = new Map<string, Account>();

  constructor(readonly plan: IssuerPlan) {}

  /** Those whom it offers on its page. */
  accounts(): Promise<readonly Account[]> {
    return this.plan.accounts();
  }

  /** How strongly it may identify somebody, the usual first and one that is too weak last; empty if it says nothing. */
  get levels(): readonly string[] {
    const { levels } = this.plan.settings;
    return levels.length > 0 ? [...levels, TOO_WEAK] : [];
  }

  /** Loads what it needs, at the first request. */
  async prepare(): Promise<void> {
    await this.provider();
  }

  /** Answers the protocol's own requests: all below its path but the pages on which one says who one is. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = await this.provider();
    const { url = '' } = request;
    // As Express does for what is mounted: from the two the library tells where it is.
    Object.assign(request, { originalUrl: url, url: url.slice(this.plan.path.length) });
    await provider.callback()(request, response);
  }

  /** What is asked; null if it is no longer, or not of this browser. */
  async asked(request: IncomingMessage, response: ServerResponse): Promise<Asked | null> {
    const details = await this.details(request, response);
    if (!details) return null;
    const { login_hint: hint, prompt, max_age: age, ui_locales: tags } = details.params;
    const isRepeated = (typeof prompt === 'string' && prompt.split(' ').includes('login')) || Number(age) === 0;
    return { hint: typeof hint === 'string' ? hint : undefined, isRepeated, language: languageAmong(tags) };
  }

  /** Signs in whom the request named; returns where the browser goes on. */
  async signInUnasked(request: IncomingMessage, response: ServerResponse, account: Account): Promise<string> {
    await this.plan.vouch?.(account);
    return this.signIn(request, response, account, this.levels[0]);
  }

  /** Signs in; returns where the browser goes on. */
  async signIn(request: IncomingMessage, response: ServerResponse, account: Account, level?: string): Promise<string> {
    this.signedIn.set(account.subject, account);
    const provider = await this.provider();
    const { session } = await provider.interactionDetails(request, response);
    const login = { accountId: account.subject, ...(level && { acr: level }) };
    const way = await provider.interactionResult(request, response, { login }, { mergeWithLastSubmission: false });
    if (session) await this.handOver(provider, session.uid, account);
    return way;
  }

  /** Says that nobody signs in; returns where the browser goes on. */
  async refuse(request: IncomingMessage, response: ServerResponse): Promise<string> {
    const provider = await this.provider();
    const result = { error: 'access_denied', error_description: 'The person would rather not.' };
    return provider.interactionResult(request, response, result, { mergeWithLastSubmission: false });
  }

  private provider(): Promise<Provider> {
    this.loading ??= makeProvider(this.plan, (subject) => this.signedIn.get(subject)).catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private async details(request: IncomingMessage, response: ServerResponse) {
    const provider = await this.provider();
    try {
      return await provider.interactionDetails(request, response);
    } catch (error) {
      if ((error as { error?: unknown }).error === 'invalid_request') return null;
      throw error;
    }
  }

  /** Of two who use one browser the later has it: without that the library asks to sign out first. */
  private async handOver(provider: Provider, uid: string, { subject }: Account): Promise<void> {
    const session = await provider.Session.findByUid(uid);
    if (!session || session.accountId === subject) return;
    Object.assign(session, { accountId: subject, authorizations: {} });
    await session.persist();
  }
}
