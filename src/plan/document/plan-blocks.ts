import { dateIn } from '../../directory/dates.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import { negotiationBlocks } from '../../meeting/minutes/document/negotiation.domain.js';
import { entries, factsOf, part, said, type Somebody, spelled } from '../../network/document.domain.js';
import type { Block, Item } from '../../platform/pdf/pdf.domain.js';
import { DIFFERENCE_TEXTS } from '../difference/difference.texts.data.js';
import type { SectionKind } from '../sections/section.domain.js';
import type { ChildHeard, PlanContent, PlannedAction, PlannedGoal } from './plan-content.js';
import { PLAN_TEXTS } from './plan-document.texts.data.js';

type Texts = (typeof PLAN_TEXTS)[Language];

/** The plan in full, in the order of the statutory plan (Sosmeta 15007). */
export function planBlocks(plan: PlanContent, language: Language): Block[] {
  const texts = PLAN_TEXTS[language];
  const section = (kind: SectionKind) => part(texts.sections[kind], said(plan.sections[kind]));
  return [
    ...opening(plan, language),
    ...section('situation'),
    ...section('current-services'),
    ...section('family-view'),
    ...part(texts.childViews, entries(plan.childViews.map((view) => childView(view, texts)))),
    ...section('professional-views'),
    ...section('strengths'),
    ...goals(plan, texts),
    ...part(texts.actions, entries(plan.actions.map((each) => action(each, language)))),
    ...part(texts.helpers, entries(plan.helpers.map(({ name, task }) => helper(name, task, texts)))),
    ...section('next-steps'),
    ...approvals(plan, language),
    ...section('duration'),
    ...ending(plan, language),
  ];
}

function opening(plan: PlanContent, language: Language): Block[] {
  const texts = PLAN_TEXTS[language];
  const { responsible, counsellor, negotiation, number, state, agreedOn } = plan;
  // Often one person is both, and their title says so.
  const isSame = responsible?.name === counsellor?.name && responsible?.phone === counsellor?.phone;
  return [
    { kind: 'heading', level: 1, text: texts.title },
    { kind: 'note', text: texts.states[state](agreedOn ? dateIn(language, agreedOn) : '', number) },
    ...factsOf([
      responsible !== null && { name: texts.responsible, value: reachable(responsible, texts) },
      counsellor !== null && !isSame && { name: texts.counsellor, value: reachable(counsellor, texts) },
    ]),
    ...(negotiation ? part(texts.negotiation, negotiationBlocks(negotiation, { language, style: 'standard' })) : []),
  ];
}

const reachable = (who: Somebody, texts: Texts): string =>
  [spelled(who, ''), who.phone && `${texts.phone} ${who.phone}`].filter(Boolean).join('\n');

function childView({ name, manner, content, reason, reasonText }: ChildHeard, texts: Texts): Item {
  const who = name ?? texts.familyMember;
  const how = manner ? `${who} (${texts.manners[manner]})` : who;
  const told = reason ? [texts.notHeard[reason], reasonText ?? ''] : [content ?? texts.erased];
  return { text: how, details: told.filter(Boolean) };
}

function goals({ sharedGoal, goals: under }: PlanContent, texts: Texts): Block[] {
  return [
    ...part(texts.sharedGoal, said(sharedGoal)),
    ...part(
      texts.goals,
      entries(
        under.map((each) => goal(each, texts)),
        true,
      ),
    ),
  ];
}

const goal = ({ text, rated }: PlannedGoal, texts: Texts): Item => ({
  text: text ?? texts.erased,
  details: rated ? [texts.ratings[rated.rating], rated.words ?? ''].filter(Boolean) : [],
});

function action(each: PlannedAction, language: Language): Item {
  const texts = PLAN_TEXTS[language];
  const { text, owner, dueOn, setting, commitment, progress } = each;
  const states = [texts.commitments[commitment], ...(commitment === 'committed' ? [texts.progresses[progress]] : [])];
  return {
    text: text ?? texts.erased,
    details: [
      `${texts.owner}: ${spelled(owner, texts.familyMember)}`,
      `${texts.due}: ${dateIn(language, dueOn)}`,
      ...(setting ? [`${texts.where}: ${DIFFERENCE_TEXTS[language].settings[setting]}`] : []),
      `${texts.standing}: ${states.join(', ')}`,
      ...(each.goal === null ? [] : [`${texts.goal}: ${each.goal}`]),
    ],
  };
}

const helper = (name: string | null, task: string | null, texts: Texts): Item => ({
  text: name ?? texts.erased,
  details: task === null ? [] : [task],
});

function approvals(plan: PlanContent, language: Language): Block[] {
  const texts = PLAN_TEXTS[language];
  const who = (name: string | null) => name ?? capitalised(texts.familyMember);
  const [agreed, dissenting] = [
    plan.approvals.filter(({ dissent }) => dissent === null),
    plan.approvals.filter(({ dissent }) => dissent !== null),
  ];
  return [
    ...part(
      texts.approvals,
      entries([
        ...agreed.map(({ name, on }) => ({ text: texts.agreed(who(name), dateIn(language, on)) })),
        ...plan.exceptions.map(({ name }) => ({ text: texts.notAsked(who(name)) })),
      ]),
    ),
    ...part(
      texts.dissents,
      entries(dissenting.map(({ name, dissent }) => ({ text: who(name), details: [dissent ?? ''] }))),
    ),
  ];
}

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function ending({ nextReviewOn, reviewReason, copies }: PlanContent, language: Language): Block[] {
  const texts = PLAN_TEXTS[language];
  return [
    ...part(texts.nextReview, [
      ...said(nextReviewOn && dateIn(language, nextReviewOn)),
      ...said(reviewReason && `${texts.reviewReason}: ${reviewReason}`),
    ]),
    ...part(texts.copies, entries(copies.map((name) => ({ text: name ?? texts.familyMember })))),
  ];
}
