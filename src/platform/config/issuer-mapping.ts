import { z } from 'zod';
import type { Role } from '../access/policies.js';

/** A claim as a token names it, or the way down to it: `groups`, `realm_access.roles`. */
const claim = z
  .string('must be the name of a claim')
  .regex(/^[^\s\p{C}]{1,200}$/u, 'must be the name of a claim, such as groups or realm_access.roles');
/** Claims in the order in which they are tried; the first that is given counts. */
const claims = z
  .union([claim.transform((name) => [name]), z.array(claim).nonempty().max(5)], 'must be a claim, or a list of claims')
  .readonly();

const ROLES = [
  'professional',
  'counsellor',
  'team-lead',
  'statistician',
  'log-inspector',
  'admin',
] as const satisfies readonly Role[];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whoever has the value in the claim, which is a text or a list of texts, has the role in the unit. */
const rule = z.strictObject({
  claim: claim.default('groups'),
  /** Exactly as the issuer gives it, letter by letter. */
  value: z.string().min(1, 'must not be empty').max(500),
  unit: z.string().toLowerCase().regex(UUID, 'must be the id of a unit'),
  role: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`),
});

/** How the claims of one issuer of the staff become a person and memberships. Nothing but the e-mail address is needed. */
export const mappingSchema = z.strictObject({
  claims: z
    .strictObject({
      givenName: claims.default(['given_name']),
      familyName: claims.default(['family_name']),
      /** `preferred_username` only where the employer makes it and nobody chooses it. */
      email: claims.default(['email']),
      language: claims.default(['locale']),
      title: claims.default(['job_title']),
    })
    .prefault({}),
  memberships: z.array(rule).max(2000).default([]),
});

/** The mapping of one issuer, complete. */
export type Mapping = z.infer<typeof mappingSchema>;
