import type { Clock } from '../../clock/clock.js';
import type { ImapOAuth } from '../../config/imap-settings.js';

/** A token is fetched again before it ends: the server shall not end the connection in the middle of a message. */
const EARLY = Temporal.Duration.from({ minutes: 5 });
const ANSWER_MS = 20_000;

interface Granted {
  readonly token: string;
  readonly until: Temporal.Instant;
}

/** The access token by which we read the mailbox (OAuth 2.0 client credentials), kept while it lasts. */
export class AccessToken {
  private granted: Granted | undefined;

  constructor(
    private readonly oauth: ImapOAuth,
    private readonly clock: Clock,
  ) {}

  /** A token that lasts for some minutes more. Throws when none is given. */
  async current(signal: AbortSignal): Promise<string> {
    const now = this.clock.now();
    if (!this.granted || Temporal.Instant.compare(this.granted.until.subtract(EARLY), now) <= 0)
      this.granted = await this.fetch(now, signal);
    return this.granted.token;
  }

  /** The mail server did not want the token: the next one is a new one. */
  forget(): void {
    this.granted = undefined;
  }

  /** The address is the operator's own, so it needs no guard; but it may not send the secret on to somewhere else. */
  private async fetch(now: Temporal.Instant, signal: AbortSignal): Promise<Granted> {
    const { tokenUrl, clientId, clientSecret, scope } = this.oauth;
    const response = await fetch(tokenUrl, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }),
    });
    const { access_token: token, expires_in: seconds, error } = (await response.json()) as Record<string, unknown>;
    if (response.ok && typeof token === 'string' && Number(seconds) > 0)
      return { token, until: now.add({ seconds: Math.floor(Number(seconds)) }) };
    // Only codes: the text beside them may quote what we sent.
    const code = typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : 'no token';
    throw Object.assign(new Error('no access token for the mailbox'), { code, responseCode: response.status });
  }
}
