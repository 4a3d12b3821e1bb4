/** Screens of a case beside its page. */
export type Screen = 'people' | 'situation' | 'network' | 'consents' | 'meeting' | 'plan' | 'followUp' | 'handover';

const PATHS: Readonly<Record<Exclude<Screen, 'meeting'>, string>> = {
  people: 'ihmiset',
  situation: 'tilanne',
  network: 'ihmiset',
  consents: 'suostumukset',
  plan: 'suunnitelma',
  followUp: 'seuranta',
  handover: 'vaihto',
};

/** Where a screen of the case is; a new meeting is convened where all meetings are. */
export const placeOf = (caseId: string, screen: Screen): string =>
  screen === 'meeting' ? `/kutsu?asia=${caseId}` : `/asiat/${caseId}/${PATHS[screen]}`;
