import type { Sealing } from '../../platform/sealing/sealing.js';

/**
 * By what we know somebody whom an issuer names: a keyed hash, the same over years and through changes of SESSION_KEYS.
 *
 * @param issuer its id in the configuration
 * @param subject the issuer's own name for the person
 */
export const subjectHash = (sealing: Sealing, issuer: string, subject: string): Buffer =>
  sealing.systemKey('identity').blind('subject', JSON.stringify([issuer, subject]));
