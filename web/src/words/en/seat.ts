import type { Words } from '../shape.js';

export const seat: Words['seat'] = {
  hint: 'Type the beginning of the name.',
  which: 'Who, and from which unit?',
  none: 'Nobody was found. Check the name.',
  first: 'The first {{count}} are shown. Narrow the search: write more of the name.',
  missing: 'Search for and choose a professional.',
};
