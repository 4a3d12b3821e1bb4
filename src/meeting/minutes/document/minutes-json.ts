import { documentJson, NEGOTIATION_ENTRY } from '../../../network/document.domain.js';
import type { MinutesContent } from './minutes-content.js';
import { negotiationFields } from './negotiation.domain.js';

const day = (date: Temporal.PlainDate | null) => date?.toString() ?? null;

/**
 * Minutes as JSON with the fields of Sosmeta 19004 (merkintä neuvottelusta); days and instants as in ISO 8601, fields
 * without content left out.
 */
export function minutesJson(minutes: MinutesContent): Buffer {
  const { state, edition, sharedOn, negotiation, texts, matters, answers } = minutes;
  const { participants, ...period } = negotiationFields(negotiation);
  const version = { edition, state, sharedOn: day(sharedOn) };
  return documentJson({ format: 'yhdessa-minutes-1', document: NEGOTIATION_ENTRY, version }, [
    { key: 'period', name: 'Neuvottelun ajankohta', value: period },
    { key: 'participants', name: 'Osallistujat', value: participants },
    { key: 'description', name: 'Neuvottelun kuvaus', value: texts },
    {
      key: 'agreedMatters',
      name: 'Sovitut asiat ja vastuunjako',
      value: matters.map(({ text, owner, dueOn }) => ({ description: text, owner, dueOn: day(dueOn) })),
    },
    {
      key: 'familyAnswers',
      name: 'Perheen kanta muistioon',
      value: answers.map(({ name, verdict, words, on }) => ({ name, verdict, words, date: day(on) })),
    },
  ]);
}
