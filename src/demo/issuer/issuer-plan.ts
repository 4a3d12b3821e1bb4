import type { JWK } from 'jose';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import type { Account } from './account.js';

/** What makes one of the demo's issuers. */
export interface IssuerPlan {
  /** Below it lies all of the issuer: `/oidc`. Its own address is `PUBLIC_URL` and this. */
  readonly path: string;
  readonly settings: IssuerSettings;
  /** The public halves of our own keys, if it knows us by one. */
  readonly clientKeys: readonly JWK[];
  readonly publicUrl: string;
  /** Those whom it offers on its page. */
  readonly accounts: () => Promise<readonly Account[]>;
  /** What happens before somebody is signed in without being asked. */
  readonly vouch?: (account: Account) => Promise<void>;
}
