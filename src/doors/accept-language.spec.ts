import { acceptedIn } from './accept-language.js';

it.each([
  [undefined, null],
  ['', null],
  ['*', null],
  ['de-DE,de;q=0.9', null],
  ['sv', 'sv'],
  ['sv-FI,sv;q=0.9,fi;q=0.8,en;q=0.7', 'sv'],
  ['de, EN-us;q=0.5, fi;q=0.4', 'en'],
  ['en;q=0.2,fi;q=0.9', 'fi'],
  ['sv;q=0,en;q=0.1', 'en'],
  ['svx,;q=1,fi;q=zero', null],
] as const)('%s asks for %s', (header, language) => {
  expect(acceptedIn(header)).toBe(language);
});
