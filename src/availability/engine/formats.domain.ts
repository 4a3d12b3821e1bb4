import type { Clause, Format, Person, Travel } from './problem.domain.js';

/** The ways between municipalities. */
export class Roads {
  private readonly minutes = new Map<string, number>();

  constructor(travel: readonly Travel[]) {
    for (const { from, to, minutes } of travel) {
      this.minutes.set(`${from} ${to}`, minutes);
      this.minutes.set(`${to} ${from}`, minutes);
    }
  }

  /** Minutes on the road; undefined when the way is not known. */
  between(from: string, to: string): number | undefined {
    return from === to ? 0 : this.minutes.get(`${from} ${to}`);
  }
}

/** Whether a clause is needed when the meeting is held so; without formats it always is. */
export const isNeeded = ({ modes }: Clause, format: Format | undefined): boolean =>
  format === undefined || modes === undefined || modes.includes(format.mode);

/** Whether somebody can come when the meeting is held so; without formats everybody can. */
export function canCome({ kind, modes, municipality }: Person, format: Format | undefined): boolean {
  if (format === undefined) return true;
  if (modes !== undefined && !modes.includes(format.mode)) return false;
  return kind !== 'room' || (format.mode === 'in-person' && format.municipality === municipality);
}

/** From where and to where somebody who can come travels; undefined when they do not. */
export function journeyOf(person: Person, format: Format | undefined): readonly [from: string, to: string] | undefined {
  const [from, to] = [person.municipality, format?.municipality];
  if (from === undefined || to === undefined || format?.mode === 'remote') return undefined;
  return [from, to];
}
