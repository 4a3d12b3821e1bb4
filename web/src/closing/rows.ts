import type { TFunction } from 'i18next';
import type { RowState, TaskRow } from '../parts/task-rows.js';
import { nameAndUnit } from '../words/names.js';
import { dateOfText, dateText, spanText } from '../words/time.js';
import type { ClosingPage, Missing, View } from './closing.query.js';

/** How the address of the screen names its parts. */
export const PARTS = { begin: 'aloitus', open: 'kesken', filing: 'kirjaukset', close: 'paata' } as const;
type Stage = keyof typeof PARTS;

/** The way to the end: what is done, what is next, and what waits for it. */
export function stageRows(view: View, t: TFunction): TaskRow[] {
  const { closing, nothingOpen, missingReceipts } = view;
  const row = (stage: Stage, state: RowState, told: readonly string[] = []): TaskRow => ({
    key: stage,
    state,
    name: t(`closing.stage.${stage}`),
    told,
    href: `#${PARTS[stage]}`,
  });
  const units = missingReceipts.map((each) => t('closing.filing.missing', missingWords(each, t)));
  return [
    closing
      ? row('begin', 'done', [t('case.closing.begun', { day: dateOfText(closing.begunAt) })])
      : row('begin', 'todo', [t('case.closing.none')]),
    row('open', nothingOpen ? 'done' : 'todo', [
      nothingOpen ? t('closing.open.none') : t('closing.open.count', { count: openCount(view) }),
    ]),
    row('filing', units.length === 0 ? 'done' : 'todo', units),
    row('close', closing && nothingOpen ? 'todo' : 'later', [closeTold(view, t)]),
  ];
}

/** A unit and what it has not filed, as words for a sentence. */
export const missingWords = ({ unitName, plan, minutes }: Missing, t: TFunction) => ({
  unit: unitName,
  what: t(`closing.filing.of.${plan && minutes ? 'BOTH' : plan ? 'PLAN' : 'MINUTES'}`),
});

const openCount = ({ openActions, proposedPlans, meetingsAhead, openHandovers }: View): number =>
  [openActions, proposedPlans, meetingsAhead, openHandovers].reduce((sum, { length }) => sum + length, 0);

function closeTold({ closing, nothingOpen }: View, t: TFunction): string {
  if (!closing) return t('closing.close.afterBegin');
  return t(nothingOpen ? 'closing.close.now' : 'closing.close.afterOpen');
}

/** What keeps the case open, each with the way to where it is settled: what is promised first, by day. */
export function openRows(page: ClosingPage, view: View, t: TFunction): TaskRow[] {
  const to = `/asiat/${page.id}`;
  const row = (key: string, name: string, href: string, told: string): TaskRow => ({
    key,
    state: 'todo',
    name,
    told: [told],
    href: `${to}/${href}`,
  });
  return [
    ...view.openActions.map(({ id, dueOn }) => {
      const action = page.actions.find((each) => each.id === id);
      const owner =
        action &&
        ((action.owner ? nameAndUnit(action.owner) : action.ownerName) || t(`case.owner.${action.ownerKind}`));
      const due = t('case.plan.due', { day: dateText(dueOn) });
      return row(id, action?.text ?? t('closing.open.action'), 'seuranta', [owner, due].filter(Boolean).join(', '));
    }),
    ...view.proposedPlans.map((id) => row(id, t('closing.open.plan'), 'suunnitelma', t('closing.open.planHow'))),
    ...view.meetingsAhead.map((id) =>
      row(id, meetingName(page, id, t), `tapaaminen/${id}`, t('closing.open.meetingHow')),
    ),
    ...view.openHandovers.map((id) => row(id, t('closing.open.handover'), 'vaihto', t('closing.open.handoverHow'))),
  ];
}

/** Meetings that were held and of which nobody has shared minutes. */
export const minutesRows = (page: ClosingPage, { minutesNotShared }: View, t: TFunction): TaskRow[] =>
  minutesNotShared.map((id) => ({
    key: id,
    state: 'todo',
    name: t('closing.open.minutes', { meeting: meetingName(page, id, t) }),
    told: [],
    href: `/asiat/${page.id}/tapaaminen/${id}#muistio`,
  }));

function meetingName({ meetings }: ClosingPage, id: string, t: TFunction): string {
  const meeting = meetings.find((each) => each.id === id);
  if (!meeting?.startsAt || !meeting.endsAt) return t('closing.open.meetingNoTime');
  return t('closing.open.meeting', { when: spanText(meeting.startsAt, meeting.endsAt) });
}
