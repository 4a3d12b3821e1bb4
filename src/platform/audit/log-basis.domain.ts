/**
 * Why somebody was let see or change something (peruste), as it stands in the log: all codes there are. What allowed it is a
 * grant, a role, a way in, or what the program does by itself. A code that stands nowhere here is not written.
 */
export const LOG_BASES = [
  // Grants.
  'opening',
  'counsellor',
  'responsible-person',
  'stand-in',
  'taker',
  'duty',
  'team-lead',
  'handover',
  'consent',
  'consent-after-leaving',
  'statute',
  'statute-after-leaving',
  'break-glass',
  'with-reason',
  'guardian',
  'minor',
  'child',
  'close-person',
  'asking',
  'basis-ended',
  'disqualification',
  // Roles and tasks without a grant.
  'recording',
  'professional',
  'statistician',
  'log-inspector',
  'admin',
  'former-counsellor',
  'staff',
  'review',
  'family',
  // Ways in.
  'own',
  'link',
  'demo',
  'oidc',
  'suomi-fi',
  'family-code',
  'passkey',
  'email-code',
  'issuer',
  'vouched-by',
  'everywhere',
  'tried-out',
  // What the program does by itself, or whoever runs it.
  'identity-free',
  'called-off',
  'delivery',
  'reply',
  'hold-override',
  'retention',
  'operator',
  'none',
] as const;
export type LogBasisCode = (typeof LOG_BASES)[number];

/** As it is written: the code, on what it rests, to whom something was disclosed: `consent:<id> to <id>`. Codes and ids only. */
export type LogBasis = LogBasisCode | `${LogBasisCode}:${string}` | `${LogBasisCode} to ${string}`;

const isCode = (code: string): code is LogBasisCode => (LOG_BASES as readonly string[]).includes(code);

/** The code of a basis as it was written; null for one that is none of ours, of an older time. */
export function codeOf(basis: string): LogBasisCode | null {
  const [code = ''] = basis.split(/:| to /);
  return isCode(code) ? code : null;
}
