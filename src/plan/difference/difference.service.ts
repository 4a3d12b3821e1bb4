import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import type { Open } from '../../platform/sealing/opening.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { differenceOf, type VersionSeen } from './difference.domain.js';
import {
  type ActionTree,
  type DifferenceTree,
  PlanDifferenceRepository,
  type VersionTree,
} from './difference.repository.js';
import { type DifferenceLine, toldIn } from './told.js';

/** What is otherwise in a version of the plan (ero edelliseen), told in plain language. */
@Injectable()
export class PlanDifferenceService {
  constructor(
    private readonly differences: PlanDifferenceRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Against the agreed version before, as far as the reader may see both. */
  async of(planVersionId: string, language: Language): Promise<DifferenceLine[]> {
    const tree = await this.differences.of(planVersionId);
    if (!tree) {
      this.work.refuse({ category: 'plan' });
      throw notFound('planVersionId');
    }
    this.note(tree);
    const open = this.sealing.opening(tree.key);
    return toldIn(language, differenceOf(tree.before && opened(tree.before, open), opened(tree.after, open)));
  }

  private note({ areaId, caseId, familyId, after, before }: DifferenceTree): void {
    const actions = [...after.actions, ...(before?.actions ?? [])];
    const read = { action: 'read', scopeType: 'case', scopeId: caseId, areaId } as const;
    this.work.note({ ...read, category: 'plan' });
    if (actions.length > 0) this.work.note({ ...read, category: 'actions' });
    if (familyId && actions.some(({ person }) => person))
      this.work.note({ ...read, scopeType: 'family', scopeId: familyId, category: 'identity' });
  }
}

const opened = (tree: VersionTree, open: Open): VersionSeen => ({
  ...tree,
  sharedGoal: open('plan_version.shared_goal', tree.id, tree.sharedGoal),
  goals: tree.goals.map((goal) => ({ ...goal, text: open('plan_goal.text', goal.id, goal.text) })),
  actions: tree.actions.map((action) => ({
    ...action,
    text: open('plan_action.text', action.id, action.text),
    ownerName: nameOf(action, open),
  })),
});

function nameOf({ professional, person, ownerId }: ActionTree, open: Open): string | null {
  if (!person) return professional;
  const parts = [
    open('person_identity.given_name', ownerId, person.givenName),
    open('person_identity.family_name', ownerId, person.familyName),
  ];
  return parts.filter((part) => part !== null).join(' ') || null;
}
