/** Screens of a case beside its page, by their part of the address. */
const PATHS = {
  people: 'ihmiset',
  situation: 'tilanne',
  network: 'ihmiset',
  consents: 'suostumukset',
  plan: 'suunnitelma',
  followUp: 'seuranta',
  looked: 'katsojat',
  handover: 'vaihto',
  closing: 'paattaminen',
} as const;

/** Where work on a case is done; a new meeting is convened where all meetings are. */
export type Screen = keyof typeof PATHS | 'meeting';

/** Where a screen of the case is. */
export const placeOf = (caseId: string, screen: Screen): string =>
  screen === 'meeting' ? `/kutsu?asia=${caseId}` : `/asiat/${caseId}/${PATHS[screen]}`;
