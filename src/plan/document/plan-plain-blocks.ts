import { wholeDateIn } from '../../directory/dates.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import { entries, part, said, spelled } from '../../network/document.domain.js';
import type { Block, Item } from '../../platform/pdf/pdf.domain.js';
import type { PlanContent, PlannedAction } from './plan-content.js';
import { PLAN_TEXTS } from './plan-document.texts.data.js';

/**
 * The plan in plain language (selkokieli): who helps, what we agreed, who does what by when, when we look again, whom to
 * call.
 */
export function plainPlanBlocks(plan: PlanContent, language: Language): Block[] {
  const texts = PLAN_TEXTS[language];
  const { plain } = texts;
  const { state, sharedGoal, goals, actions, nextReviewOn } = plan;
  return [
    { kind: 'heading', level: 1, text: plain.title },
    ...said(state !== 'agreed' && plain.draft),
    ...part(plain.who, helps(plan, language)),
    ...part(plain.what, [
      ...(sharedGoal === null ? [] : [plain.together, sharedGoal]).flatMap(said),
      ...entries(goals.map(({ text }) => ({ text: text ?? texts.erased }))),
    ]),
    ...part(plain.does, entries(actions.map((each) => action(each, language)))),
    ...part(plain.again, [
      ...said(plain.lookAgain),
      ...said(nextReviewOn ? plain.meetsOn(wholeDateIn(language, nextReviewOn)) : plain.notYet),
    ]),
    ...part(plain.call, call(plan, language)),
  ];
}

function helps({ responsible }: PlanContent, language: Language): Block[] {
  const { plain } = PLAN_TEXTS[language];
  if (!responsible?.name) return said(plain.nobody);
  return [spelled(responsible, ''), ...plain.helps].flatMap(said);
}

function action({ text, owner, dueOn, commitment, progress }: PlannedAction, language: Language): Item {
  const texts = PLAN_TEXTS[language];
  const { plain } = texts;
  const standing = plain.standing[commitment === 'committed' ? progress : commitment];
  return {
    text: text ?? texts.erased,
    details: [
      `${plain.doer}: ${[owner.name ?? plain.familyMember, owner.unit].filter(Boolean).join(', ')}`,
      `${plain.due}: ${wholeDateIn(language, dueOn)}`,
      ...(standing === undefined ? [] : [standing]),
    ],
  };
}

function call({ responsible, counsellor }: PlanContent, language: Language): Block[] {
  const { plain } = PLAN_TEXTS[language];
  const who = responsible?.phone ? responsible : counsellor;
  if (!who?.name || !who.phone) return [];
  return [plain.callText, plain.answers(who.name), plain.number(who.phone)].flatMap(said);
}
