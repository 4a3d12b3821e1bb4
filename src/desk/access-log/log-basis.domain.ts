/** Why somebody was let see or change something (peruste), as the log says it in codes. */
const LOG_BASES = [
  'counsellor',
  'responsible-person',
  'stand-in',
  'taker',
  'duty',
  'recording',
  'asking',
  'team-lead',
  'handover',
  'consent',
  'consent-after-leaving',
  'statute',
  'statute-after-leaving',
  'break-glass',
  'supervision',
  'review',
  'link',
  'own',
  'guardian',
  'minor',
  'close-person',
  'family',
  'staff',
  'log-inspector',
  'operator',
  'none',
  'other',
] as const;
export type LogBasisCode = (typeof LOG_BASES)[number];

/** A basis taken apart. */
export interface ReadBasis {
  readonly code: LogBasisCode;
  /** The consent or the statutory basis itself, where the line names it. */
  readonly sourceId: string | null;
  /** To whom something was disclosed: a person, a professional or a unit. */
  readonly toId: string | null;
}

/** What grants call otherwise than the log's readers. */
const CALLED: Readonly<Record<string, LogBasisCode>> = { 'with-reason': 'supervision' };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isBasis = (code: string): code is LogBasisCode => (LOG_BASES as readonly string[]).includes(code);

/** Reads what stands in the log: `counsellor`, `consent:<id> to <id>`, `break-glass:<reason>`. What nobody knows is `other`. */
export function readBasis(text: string): ReadBasis {
  const [ground = '', toId] = text.split(' to ');
  const [code = '', source] = ground.split(':');
  return {
    code: CALLED[code] ?? (isBasis(code) ? code : 'other'),
    sourceId: source && ID.test(source) ? source : null,
    toId: toId && ID.test(toId) ? toId : null,
  };
}
