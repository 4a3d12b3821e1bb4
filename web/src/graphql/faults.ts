import type { CombinedError } from 'urql';

/** Faults that have words of their own on every screen. */
type FaultName = 'offline' | 'signedOut' | 'signInAgain' | 'notFound' | 'stale' | 'tooMuch' | 'outdated' | 'ours';

const BY_CODE: Readonly<Record<string, FaultName>> = {
  UNAUTHENTICATED: 'signedOut',
  SIGN_IN_AGAIN: 'signInAgain',
  NOT_FOUND: 'notFound',
  STALE: 'stale',
  TOO_MUCH_AT_ONCE: 'tooMuch',
  DOCUMENT_NOT_TRUSTED: 'outdated',
};

/** The stable code of a refusal (`extensions.code`); none where the server was not reached. */
export const refusalCode = ({ graphQLErrors }: CombinedError): string | undefined => {
  const code = graphQLErrors[0]?.extensions['code'];
  return typeof code === 'string' ? code : undefined;
};

/** What went wrong, as every screen tells it. */
export function faultOf(error: CombinedError): FaultName {
  const code = refusalCode(error);
  if (code === undefined) return error.networkError ? 'offline' : 'ours';
  return BY_CODE[code] ?? 'ours';
}
