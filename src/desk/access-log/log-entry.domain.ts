/** Who is told of in the log: by name, or in words. */
export type Looker = 'self' | 'family' | 'professional' | 'link' | 'system' | 'operator' | 'unnamed';

/** What somebody did with what concerns a family. */
export type LogAction = 'read' | 'record' | 'change' | 'disclose' | 'search' | 'refused';

/** Why an entry is kept from a client: 703/2023 11 § (health of the client, rights of somebody else), 621/1999 11 §. */
export const LOG_WITHHOLDING_REASONS = [
  'client-health',
  'rights-of-others',
  'childs-interest',
  'investigation',
] as const;
export type LogWithholdingReason = (typeof LOG_WITHHOLDING_REASONS)[number];
