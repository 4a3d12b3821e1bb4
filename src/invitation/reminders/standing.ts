import type { Language } from '../../directory/directory.domain.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import type { MailText } from './mail-text.js';
import type { OpenWay, RevokedFor } from './notice.domain.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** To whom something is told, for which unit and on which basis, as the access log names it (invariant 8). */
export interface Disclosure {
  readonly basis: LogBasis;
  readonly unitId: string | null;
}

/** Everything about a notice that is asked at the moment of sending. */
export interface Standing {
  /** Why it is not told; null: it may be. */
  readonly reason: RevokedFor | null;
  readonly zone: string;
  readonly language: Language;
  /** Ways that may be used now. */
  readonly ways: readonly OpenWay[];
  /** Seals number and words. */
  readonly key: DataKey;
  /** How and where the meeting is, to see another time whether that is new. */
  readonly venue: string;
  /** The words, made when they are wanted. */
  readonly sms: () => Promise<string>;
  readonly mail: () => MailText;
  readonly from: string;
  readonly disclosure: Disclosure;
}
