import { idOf } from './random.js';

/** As whom one may sign in to the demo. */
export const PERSONAS = [
  'counsellor',
  'counsellor-other-area',
  'nurse',
  'teacher',
  'social-worker',
  'ngo-worker',
  'guardian',
  'other-guardian',
  'minor',
  'close-person',
  'interpreter',
  'former-member',
  'team-lead',
  'statistician',
  'log-inspector',
  'admin',
] as const;
export type Persona = (typeof PERSONAS)[number];

/** The principal id of a persona, the same in every demo database. */
export function principalOf(persona: Persona): string {
  return idOf(`person/${persona}`);
}
