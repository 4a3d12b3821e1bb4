import { Injectable } from '@nestjs/common';
import { IssuerClients } from '../oidc/issuer-clients.js';
import { isConfidential } from '../oidc/issuer-fetch.js';
import { Issuers } from '../oidc/issuers.service.js';

/** Where somebody ends what an issuer still knows of them in this browser. */
export interface IssuerExit {
  readonly url: string;
  /** What the issuer is called on our buttons. */
  readonly label: string;
}

/**
 * The way out at an issuer (OpenID Connect RP-Initiated Logout 1.0). Offered and never taken for somebody: it ends their
 * mail and records too. On a shared computer it is what keeps the next person from coming in by one click.
 */
@Injectable()
export class IssuerExits {
  constructor(
    private readonly issuers: Issuers,
    private readonly clients: IssuerClients,
  ) {}

  /** Null if it is no issuer of ours, has no such page, or does not say so in time. */
  async of(issuerId: string | null | undefined): Promise<IssuerExit | null> {
    const settings = issuerId ? this.issuers.find(issuerId) : undefined;
    if (!settings) return null;
    const metadata = await this.clients.metadataInTimeOf(settings);
    const endpoint = metadata?.end_session_endpoint;
    if (!endpoint || !isConfidential(endpoint)) return null;
    const url = new URL(endpoint);
    url.searchParams.set('client_id', settings.clientId);
    return { url: url.href, label: settings.label };
  }
}
