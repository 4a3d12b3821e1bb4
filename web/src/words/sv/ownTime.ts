import type { Words } from '../shape.js';

export const ownTime: Words['ownTime'] = {
  title: 'Egen tid',
  about: 'Måla när du kan komma på ett möte: med musen eller fingret, eller med piltangenterna och mellanslag.',
  weeks: 'Vecka',
  week: 'Vecka {{week}}',
  before: 'Föregående vecka',
  after: 'Nästa vecka',
  grid: 'Veckan i rutor på en halv timme',
  brush: 'Med vad målar du?',
  brushes: { can: 'Passar', ifNeedBe: 'Vid behov', none: 'Passar inte (sudda)' },
  letter: { CAN: 'P', IF_NEED_BE: 'V', PART: '…' },
  state: { CAN: 'passar', IF_NEED_BE: 'vid behov', PART: 'en del av tiden passar', none: 'inget sagt', over: 'förbi' },
  sum: 'Passar {{can}} timmar, vid behov {{ifNeedBe}} timmar.',
  save: 'Spara veckan',
  saving: 'Sparar …',
  saved: 'Sparat.',
};
