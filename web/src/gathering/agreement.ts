import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { chosenOf, type Gathering, type Invited, speakersOf, type Word } from './form.js';
import { personOf } from './opening.js';

/** For how many days a consent may hold, half a year unless it is said otherwise. */
const CONSENT_DAYS = [30, 91, 182, 365, 730] as const;

/** Whom the family has to be asked about: those of units about which it has not said yes before. */
export function toAgree(form: Gathering): readonly Invited[] {
  const { origin } = form;
  return chosenOf(form).filter(({ unitId }) => origin.kind !== 'case' || !origin.agreedUnits.includes(unitId));
}

/** The yes of a guardian, as long as it is about all who are to be told. */
export function wordOf(form: Gathering, who: string): Word | undefined {
  const word = form.agreed.said[who];
  return toAgree(form).every(({ id }) => word?.about.includes(id)) ? word : undefined;
}

/** The days until which a consent may hold. */
export const lastDaysOf = ({ begunAt }: Pick<Gathering, 'begunAt'>): readonly string[] =>
  CONSENT_DAYS.map((days) => isoDate(daysLater(momentOf(begunAt), days)));

/** The last day of a consent, if none was chosen: half a year from now. */
export const lastDayOf = (form: Pick<Gathering, 'agreed' | 'begunAt'>): string =>
  form.agreed.lastDay ?? lastDaysOf(form)[CONSENT_DAYS.indexOf(182)]!;

/** One for each unit, for those of it alone who are asked. `heard`: who heard a word at that moment. */
export function consentsOf(form: Gathering, heard: (at: number) => string) {
  const byUnit = Map.groupBy(toAgree(form), ({ unitId }) => unitId);
  const { categories, exclusions } = form.agreed;
  return [...byUnit].map(([unitId, people]) => ({
    unitId,
    professionalIds: people.map(({ id }) => id),
    categories: [...categories],
    exclusions: exclusions.trim() || null,
    lastDay: lastDayOf(form),
    said: saidOf(form, heard),
  }));
}

function saidOf(form: Gathering, heard: (at: number) => string) {
  const { form: how, paper } = form.agreed;
  return speakersOf(form).flatMap((one) => {
    const word = wordOf(form, one);
    if (!word) return [];
    const evidence = how === 'WRITTEN' ? paper.trim() : heard(word.at);
    return [{ by: personOf(one), decision: 'GIVEN' as const, form: how, evidence }];
  });
}
