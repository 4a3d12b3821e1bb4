import { refuse } from '../../platform/errors/domain-error.js';
import { canCome, journeyOf, Roads } from './formats.domain.js';
import { type Mode, MODES, type Problem } from './problem.domain.js';

const LONGEST_TRAVEL_MINUTES = 12 * 60;
const FORMATS_AT_MOST = 10;
const MUNICIPALITY = /^\d{3}$/;

/** Refuses ways to meet, or roads to them, that have no meaning or that are not enough. */
export function checkFormats(problem: Problem): void {
  const { formats } = problem;
  if (formats && (formats.length === 0 || formats.length > FORMATS_AT_MOST))
    refuse('FORMATS_OUT_OF_RANGE', 'Name 1 to 10 ways to meet, or leave them out.', 'formats');
  const seen = new Set<string>();
  for (const [index, { mode, municipality }] of (formats ?? []).entries()) {
    checkModes([mode], `formats.${index}.mode`);
    checkMunicipality(municipality, `formats.${index}.municipality`);
    once(seen, `${mode} ${municipality}`, `formats.${index}`);
  }
  checkTravel(problem);
}

/** Refuses ways to take part that nobody knows; none at all make no sense either. */
export function checkModes(modes: readonly Mode[] | undefined, field: string): void {
  if (modes && (modes.length === 0 || modes.some((mode) => !MODES.includes(mode))))
    refuse('MODES_UNKNOWN', 'One meets in-person, remote or home.', field);
}

/** Refuses what is no code of a municipality. */
export function checkMunicipality(code: string | undefined, field: string): void {
  if (code !== undefined && !MUNICIPALITY.test(code))
    refuse('MUNICIPALITY_UNKNOWN', 'A municipality is named by its code of three digits.', field);
}

function checkTravel({ people, formats = [], travel = [] }: Problem): void {
  const seen = new Set<string>();
  for (const [index, { from, to, minutes }] of travel.entries()) {
    checkMunicipality(from, `travel.${index}.from`);
    checkMunicipality(to, `travel.${index}.to`);
    if (from === to) refuse('TRAVEL_WITHIN', 'Within a municipality the way takes no time.', `travel.${index}.to`);
    once(seen, [from, to].toSorted().join(' '), `travel.${index}`);
    if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_TRAVEL_MINUTES))
      refuse('TRAVEL_OUT_OF_RANGE', 'A way takes up to twelve hours, in minutes.', `travel.${index}.minutes`);
  }
  const roads = new Roads(travel);
  for (const person of people)
    for (const format of formats) {
      const journey = canCome(person, format) && journeyOf(person, format);
      if (journey && roads.between(...journey) === undefined)
        refuse('TRAVEL_MISSING', `Nothing says how long the way from ${journey.join(' to ')} takes.`, 'travel');
    }
}

function once(seen: Set<string>, value: string, field: string): void {
  if (seen.has(value)) refuse('NAMED_TWICE', 'This was named already.', field);
  seen.add(value);
}
