import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { ClientMetadata, Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { callbackOf } from '../../sign-in/oidc/oidc.service.js';
import { type Account, TOO_WEAK } from './account.js';
import type { IssuerPlan } from './issuer-plan.js';
import { failedPage, signedOutPage, signOutPage } from './issuer.pages.js';
import { keptInMemory } from './kept-in-memory.js';
import { loadProvider, type ProviderPackage } from './load-provider.js';

const HOUR = 60 * 60;
/** How long things are good for, in seconds. */
const TTL = {
  AccessToken: 600,
  AuthorizationCode: 60,
  Grant: 12 * HOUR,
  IdToken: 600,
  Interaction: HOUR,
  Session: 12 * HOUR,
};

type Find = (subject: string) => Account | undefined;

/**
 * The protocol of one issuer. All of it is in memory, its keys too: after a restart one signs in there anew, which is
 * enough for a demo.
 */
export async function makeProvider(plan: IssuerPlan, find: Find): Promise<Provider> {
  const accounts = await plan.accounts();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'demo' };
  const library = await loadProvider();
  return new library.Provider(plan.settings.issuer, {
    adapter: keptInMemory(clientOf(plan)),
    jwks: { keys: [signing] },
    cookies: cookiesOf(plan),
    responseTypes: ['code'],
    pkce: { required: () => true },
    ttl: TTL,
    features: featuresOf(plan),
    interactions: { policy: policyOf(library, plan, find), url: (_, { uid }) => `${plan.path}/kirjaudu/${uid}` },
    renderError: (context, { error }) => show(context, failedPage(error)),
    loadExistingGrant: grantAll,
    // Its own would not ask servers of this machine, which in a demo we are.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    ...claimsOf(plan, accounts, find),
  });
}

/** Ourselves, as the issuer knows us. */
function clientOf({ settings, publicUrl, clientKeys }: IssuerPlan): ClientMetadata {
  const { id, clientId, clientSecret, encryptionKey } = settings;
  return {
    client_id: clientId,
    redirect_uris: [publicUrl + callbackOf(id)],
    post_logout_redirect_uris: [`${publicUrl}/`, `${publicUrl}/kirjaudu`],
    backchannel_logout_uri: `${publicUrl}/kirjaudu/${id}/uloskirjaus`,
    backchannel_logout_session_required: true,
    ...(clientSecret && { client_secret: clientSecret }),
    ...(clientKeys.length > 0 && {
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [...clientKeys] },
    }),
    ...(encryptionKey && {
      id_token_encrypted_response_alg: 'ECDH-ES',
      id_token_encrypted_response_enc: 'A256GCM',
    }),
  };
}

/** Two issuers live on one host, and must not take each other's cookies for their own. */
function cookiesOf({ path, settings }: IssuerPlan): Configuration['cookies'] {
  const name = (what: string) => `${settings.id}-${what}`;
  return {
    names: { session: name('session'), interaction: name('asked'), resume: name('resume'), state: name('state') },
    keys: [randomBytes(32)],
    long: { path, sameSite: 'lax', httpOnly: true },
    short: { sameSite: 'lax', httpOnly: true },
  };
}

function featuresOf({ settings }: IssuerPlan): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: settings.kind === 'staff' },
    encryption: { enabled: settings.encryptionKey !== undefined },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => show(context, signOutPage(form)),
      postLogoutSuccessSource: (context) => show(context, signedOutPage()),
    },
  };
}

/** What it says of people: what the plan's accounts have, all of it to anybody who asks at all. */
function claimsOf({ settings }: IssuerPlan, accounts: readonly Account[], find: Find): Configuration {
  const names = new Set(accounts.flatMap(({ claims }) => Object.keys(claims)));
  const levels = settings.acrValues?.split(' ') ?? [];
  return {
    claims: { openid: ['sub', ...names] },
    conformIdTokenClaims: false,
    acrValues: levels.length > 0 ? [...levels, TOO_WEAK] : [],
    findAccount: (_, subject) => {
      const account = find(subject);
      return account && { accountId: subject, claims: () => ({ sub: subject, ...account.claims }) };
    },
  };
}

/** Employers know who signed in already, unless somebody else is named. Suomi.fi asks everybody every time. */
function policyOf({ interactionPolicy: { base, Check } }: ProviderPackage, { settings }: IssuerPlan, find: Find) {
  const policy = base();
  const check = new Check('somebody_else', 'somebody else may be signed in', ({ oidc }) => {
    if (oidc.result?.login) return false;
    const hint = oidc.params?.['login_hint'];
    const account = find(oidc.session?.accountId ?? '');
    return settings.kind === 'identification' || (typeof hint === 'string' && account?.hint !== hint);
  });
  policy.get('login')?.checks.add(check);
  return policy;
}

/** Nobody is asked whether we may know who they are. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const { provider, client, session } = oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope(client!.scope ?? 'openid');
  await grant.save();
  return grant;
}

function show(context: KoaContextWithOIDC, page: string): void {
  context.type = 'html';
  context.body = page;
}
