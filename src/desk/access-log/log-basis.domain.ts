import { codeOf, type LogBasisCode } from '../../platform/audit/log-basis.domain.js';

/** What the log's readers call otherwise than who writes it: to them it is one thing. */
const CALLED = {
  'with-reason': 'supervision',
  child: 'minor',
  demo: 'signing-in',
  oidc: 'signing-in',
  'suomi-fi': 'signing-in',
  'family-code': 'signing-in',
  passkey: 'signing-in',
  'email-code': 'signing-in',
  issuer: 'signing-in',
  everywhere: 'signing-in',
} as const satisfies Partial<Record<LogBasisCode, string>>;
type Called = typeof CALLED;

/** Why somebody was let see or change something (peruste), as it is told: each code of the log, and `other` for what none of them is. */
export type ToldBasis = Exclude<LogBasisCode, keyof Called> | Called[keyof Called] | 'other';

/** Reads what stands in the log: `counsellor`, `consent:<id>`, `break-glass:<id>`. What nobody knows is `other`. */
export function readBasis(text: string): ToldBasis {
  const code = codeOf(text);
  if (code === null) return 'other';
  return isCalled(code) ? CALLED[code] : code;
}

const isCalled = (code: LogBasisCode): code is keyof Called => code in CALLED;
