import { dateIn, wholeDateIn } from '../../../directory/dates.domain.js';
import { type DocumentStyle, entries, part, said, spelled } from '../../../network/document.domain.js';
import type { Block, Item } from '../../../platform/pdf/pdf.domain.js';
import type { AgreedMatter, MinutesContent } from './minutes-content.js';
import { MINUTES_TEXTS } from './minutes-document.texts.data.js';
import { negotiationBlocks } from './negotiation.domain.js';

/** In which language and words. */
type Words = Pick<DocumentStyle, 'language' | 'style'>;

const dayIn = ({ language, style }: Words, date: Temporal.PlainDate) =>
  style === 'plain' ? wholeDateIn(language, date) : dateIn(language, date);

/** Minutes on one page: when and who, what was said, what was agreed, what the family says of it. */
export function minutesBlocks(minutes: MinutesContent, words: Words): Block[] {
  const texts = MINUTES_TEXTS[words.language];
  const headings = texts[words.style];
  const { state, edition, sharedOn, negotiation, responsible, matters } = minutes;
  const called = responsible && [spelled(responsible, ''), responsible.phone && `${texts.phone} ${responsible.phone}`];
  return [
    { kind: 'heading', level: 1, text: headings.title },
    { kind: 'note', text: headings.states[state](sharedOn ? dayIn(words, sharedOn) : '', edition) },
    ...part(headings.negotiation, negotiationBlocks(negotiation, words)),
    ...part(headings.text, minutes.texts.flatMap(said)),
    ...part(headings.matters, entries(matters.map((each) => matter(each, words)))),
    ...part(headings.answers, entries(answers(minutes, words))),
    ...part(headings.responsible, (called ?? []).flatMap(said)),
  ];
}

function matter({ text, owner, dueOn }: AgreedMatter, words: Words): Item {
  const texts = MINUTES_TEXTS[words.language];
  const { owner: who, due } = texts[words.style];
  return {
    text: text ?? texts.erased,
    details: [
      ...(owner ? [`${who}: ${spelled(owner, texts.familyMember)}`] : []),
      ...(dueOn ? [`${due}: ${dayIn(words, dueOn)}`] : []),
    ],
  };
}

function answers({ answers: given }: MinutesContent, words: Words): Item[] {
  const texts = MINUTES_TEXTS[words.language];
  const { verdicts } = texts[words.style];
  return given.map(({ name, verdict, words: own, on }) => ({
    text: verdicts[verdict](name ?? texts.guardian, dayIn(words, on)),
    details: own === null ? [] : [own],
  }));
}
