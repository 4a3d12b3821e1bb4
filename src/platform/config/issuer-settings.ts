import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { z } from 'zod';
import { type Mapping, mappingSchema } from './issuer-mapping.js';
import { isIssuer, issuer, oneWord, privateJwk, scopes, words } from './issuer-variables.js';
import type { Variables } from './variables.js';

/** Somebody who says who people are (OpenID Connect), and as whom we ask. */
export interface IssuerSettings {
  /** Its name in our addresses and rows. Whoever changes it cuts the links to everybody it knows. */
  readonly id: string;
  /** Of the staff, whose accounts follow its claims; or who merely identifies people of families. */
  readonly kind: 'staff' | 'identification';
  /** What stands on its button. */
  readonly label: string;
  /** Exactly as it calls itself. */
  readonly issuer: string;
  readonly clientId: string;
  /** One of the two by which we show who asks. */
  readonly clientSecret?: string;
  /** Signs who asks (private_key_jwt). */
  readonly privateKey?: JWK;
  /** Opens ID tokens that are encrypted to us. */
  readonly encryptionKey?: JWK;
  readonly scopes: string;
  /** The claim that names somebody for good and is never given to anybody else. */
  readonly subjectClaim: string;
  /** Levels asked for, in the order of preference. */
  readonly acrValues?: string;
  /** Levels accepted (`acr`); empty: any, also none. */
  readonly levels: readonly string[];
  /** Whether claims are asked of its userinfo endpoint too. */
  readonly userinfo: boolean;
  /** Domains of the mail addresses that it vouches for. */
  readonly domains: readonly string[];
  /** Other origins over which it leads the browser before it shows a page: an employer's own sign-in behind it. */
  readonly origins: readonly string[];
  /** Which claims mean what. */
  readonly mapping: Mapping;
  /** Its tokens' times are the machine's even where our clock was moved: of an issuer that runs inside a demo. */
  readonly isOnMachineTime?: boolean;
}

/** Of the Finnish Trust Network: substantial and high. */
const LEVELS = ['http://ftn.ficora.fi/2017/loa2', 'http://ftn.ficora.fi/2017/loa3'];
/** The id of Suomi.fi. */
const SUOMI_FI = 'suomi-fi';

const origin = z
  .string()
  .refine(
    (text) => /^[a-z0-9.:/[\]-]+$/.test(text) && isIssuer(text) && new URL(text).origin === text,
    'must be an https origin',
  );
const secret = z.string().min(1, 'must not be empty').max(1000);
const domain = z
  .string()
  .toLowerCase()
  .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/, 'must be a domain, such as kunta.fi');
const id = z
  .string('must be a short name')
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be small letters, digits and hyphens, 31 at most')
  .refine((text) => text !== SUOMI_FI, 'is the name of Suomi.fi');
const label = z.string('must be the words on the button').regex(/^[^\p{Cc}]{1,60}$/u, 'must be 1 to 60 characters');

/** The content of a file. */
const file = z.string().transform((path, context): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    // Without the path: who writes the secret itself there shall not find it in the log.
    context.addIssue(`cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return z.NEVER;
  }
});

const CREDENTIALS = ['clientSecret', 'clientSecretFile', 'privateKeyFile'] as const;

/** One issuer of the staff, as `OIDC_ISSUERS` lists it. */
const staffIssuer = z
  .strictObject({
    id,
    label,
    issuer,
    clientId: oneWord,
    clientSecret: secret.optional(),
    clientSecretFile: file.pipe(secret).optional(),
    privateKeyFile: file.pipe(privateJwk).optional(),
    scopes: scopes.default('openid profile email'),
    subjectClaim: oneWord.default('sub'),
    acrValues: words.optional(),
    levels: z.array(oneWord).default([]),
    userinfo: z.boolean('must be true or false').default(false),
    domains: z.array(domain).default([]),
    origins: z.array(origin).default([]),
    mapping: mappingSchema.prefault({}),
  })
  .refine(
    (entry) => CREDENTIALS.filter((name) => entry[name] !== undefined).length === 1,
    `must have one of ${CREDENTIALS.join(', ')}`,
  )
  .transform(({ clientSecret, clientSecretFile, privateKeyFile, ...rest }): IssuerSettings => {
    const shown = clientSecret ?? clientSecretFile;
    return { kind: 'staff', ...rest, ...(shown ? { clientSecret: shown } : { privateKey: privateKeyFile }) };
  });

const staffIssuers = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      // The reason could quote a secret.
      context.addIssue('must be a list of issuers as JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(staffIssuer, 'must be a list of issuers as JSON'))
  .refine((list) => new Set(list.map((each) => each.id)).size === list.length, 'names an id twice');

const REQUIRED = ['SUOMI_FI_ISSUER', 'SUOMI_FI_CLIENT_ID', 'SUOMI_FI_PRIVATE_KEY'] as const;

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

/** What is wrong with the issuers beyond single variables: which variable, and why. Never shows a value. */
export function issuerFaults(given: Variables): (readonly [name: keyof Variables, fault: string])[] {
  const faults: (readonly [keyof Variables, string])[] = [];
  const issues = given.OIDC_ISSUERS ? (staffIssuers.safeParse(given.OIDC_ISSUERS).error?.issues ?? []) : [];
  if (issues.length > 0) {
    const texts = issues.map(({ path, message }) => [pathOf(path), message].filter(Boolean).join(' '));
    faults.push(['OIDC_ISSUERS', texts.join('; ')]);
  }
  const isAsked = REQUIRED.some((name) => given[name] !== undefined);
  for (const name of REQUIRED)
    if (isAsked && given[name] === undefined) faults.push([name, 'is required beside the other SUOMI_FI_ variables']);
  return faults;
}

/** The issuers, if `issuerFaults` has nothing to say. */
export function issuerSettings(given: Variables): readonly IssuerSettings[] {
  const staff = given.OIDC_ISSUERS ? (staffIssuers.safeParse(given.OIDC_ISSUERS).data ?? []) : [];
  const suomiFi = suomiFiOf(given);
  return suomiFi ? [...staff, suomiFi] : staff;
}

function suomiFiOf(given: Variables): IssuerSettings | null {
  const { SUOMI_FI_ISSUER, SUOMI_FI_CLIENT_ID, SUOMI_FI_PRIVATE_KEY } = given;
  if (!SUOMI_FI_ISSUER || !SUOMI_FI_CLIENT_ID || !SUOMI_FI_PRIVATE_KEY) return null;
  return {
    id: SUOMI_FI,
    kind: 'identification',
    label: 'Suomi.fi',
    issuer: SUOMI_FI_ISSUER,
    clientId: SUOMI_FI_CLIENT_ID,
    privateKey: SUOMI_FI_PRIVATE_KEY,
    ...(given.SUOMI_FI_ENCRYPTION_KEY && { encryptionKey: given.SUOMI_FI_ENCRYPTION_KEY }),
    scopes: given.SUOMI_FI_SCOPES,
    subjectClaim: given.SUOMI_FI_SUBJECT_CLAIM,
    ...(given.SUOMI_FI_ACR_VALUES && { acrValues: given.SUOMI_FI_ACR_VALUES }),
    levels: given.SUOMI_FI_LEVELS?.split(' ') ?? LEVELS,
    userinfo: false,
    domains: [],
    origins: [],
    mapping: mappingSchema.parse({}),
  };
}
