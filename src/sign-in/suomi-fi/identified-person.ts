import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import type { Described } from './same-person.domain.js';

/** As the Finnish Trust Network names them where an issuer does not use the names of OpenID Connect. */
const FTN = {
  givenName: 'urn:oid:1.2.246.575.1.14',
  familyName: 'urn:oid:2.5.4.4',
  birthDate: 'urn:oid:1.3.6.1.5.5.7.9.1',
} as const;

const LONGEST = 200;

/** Who it is by the claims. What is of another type or overlong counts as not said. */
export function claimedBy(
  claims: Readonly<Record<string, unknown>>,
  { mapping: { claims: names } }: Pick<IssuerSettings, 'mapping'>,
): Described {
  const first = (of: readonly string[]): string | null => {
    const texts = of.map((name) => (Object.hasOwn(claims, name) ? claims[name] : undefined));
    const found = texts.find((text) => typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST);
    return typeof found === 'string' ? found : null;
  };
  return {
    givenName: first([...names.givenName, FTN.givenName]),
    familyName: first([...names.familyName, FTN.familyName]),
    birthDate: first(['birthdate', FTN.birthDate]),
  };
}
