/** Somebody who answers anybody, at once. Numbers as they are read aloud. */
export interface HelpLine {
  readonly kind: 'emergency' | 'violence' | 'crisis';
  readonly number: string;
  /** As it is dialled. */
  readonly dial: string;
  /** Who keeps it, and says there when it answers. */
  readonly source: string;
}

/** Public numbers of the whole country. Whoever changes one looks at its source first. */
export const HELP_LINES: readonly HelpLine[] = [
  { kind: 'emergency', number: '112', dial: '112', source: 'https://112.fi' },
  { kind: 'violence', number: '080 005 005', dial: '080005005', source: 'https://nollalinja.fi' },
  { kind: 'crisis', number: '09 2525 0111', dial: '+358925250111', source: 'https://mieli.fi/kriisipuhelin' },
];

/** Where who leaves in a hurry goes: a page on which anybody might be, of somebody who learns nothing of where they were. */
export const EXIT_URL = 'https://www.ilmatieteenlaitos.fi/';
