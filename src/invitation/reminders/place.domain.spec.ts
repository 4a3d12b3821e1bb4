import { whereabouts } from './place.domain.js';

const SITES = ['Limingan perhekeskus', 'Limingan koulu', 'Limingan koulu, Tupos', 'Anára koulu'];
const known = { site: 'Limingan perhekeskus' };

it.each([
  ['a site', 'in-person', 'Limingan perhekeskus', known],
  ['a site, not its room', 'in-person', 'Limingan perhekeskus, neuvotteluhuone 2', known],
  ['a site, however it is written', 'hybrid', 'limingan Perhekeskus (2. krs)', known],
  ['the longer of two', 'in-person', 'Limingan koulu, Tupos', { site: 'Limingan koulu, Tupos' }],
  ['no other house of a name that begins so', 'in-person', 'Limingan koulukoti', null],
  ['no address', 'in-person', 'Kanervatie 7', null],
  ['nothing of what somebody added before', 'in-person', 'Äidin luona, Limingan perhekeskus', null],
  ['never a home, whatever is written', 'home', 'Limingan perhekeskus', null],
  ['remote', 'remote', 'Limingan perhekeskus', 'remote'],
  ['no place', 'in-person', null, null],
  ['no name beyond the alphabet', 'in-person', 'Anára koulu', null],
] as const)('tells %s', (_, mode, place, expected) => {
  expect(whereabouts(mode, place, SITES)).toEqual(expected);
});
