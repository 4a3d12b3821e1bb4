import type { Open } from '../platform/sealing/opening.js';
import type { PlanTextTree } from './plan-text-tree.js';

/** What is written in a plan besides goals and actions, opened. */
export const planText = ({ sections, childViews, privateHelpers, copies }: PlanTextTree, open: Open) => ({
  sections: sections.map((each) => ({ ...each, text: open('plan_section.text', each.id, each.text) })),
  childViews: childViews.map((each) => ({
    ...each,
    content: open('child_view.content', each.id, each.content),
    reasonText: open('child_view.reason_text', each.id, each.reasonText),
  })),
  privateHelpers: privateHelpers.map((each) => ({
    ...each,
    name: open('plan_helper.name', each.id, each.name),
    task: open('plan_helper.task', each.id, each.task),
  })),
  copies,
});
