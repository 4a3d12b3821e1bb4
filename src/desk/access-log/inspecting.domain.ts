import { refuse } from '../../platform/errors/domain-error.js';

/** Why somebody looks at lines that are older than two years (703/2023 11 §: a special reason). */
export const OLDER_REASONS = ['client-asks', 'suspected-misuse', 'authority-asks'] as const;
export type OlderReason = (typeof OLDER_REASONS)[number];

/** Of what the log is searched: exactly one of these. */
export interface LogSubject {
  readonly caseId?: string | null | undefined;
  readonly familyId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  readonly professionalId?: string | null | undefined;
}

const SUBJECTS = ['caseId', 'familyId', 'personId', 'professionalId'] as const;
type Subject = (typeof SUBJECTS)[number];

/** Which one is asked for, and its id. Throws ONE_SUBJECT: the log of everybody is searched by nobody. */
export function subjectOf(subject: LogSubject): { readonly kind: Subject; readonly id: string } {
  const [first, ...more] = SUBJECTS.flatMap((kind) => {
    const id = subject[kind];
    return id ? [{ kind, id }] : [];
  });
  if (first && more.length === 0) return first;
  return refuse('ONE_SUBJECT', 'Name a case, a family, a person or a professional: one of them.', 'subject');
}
