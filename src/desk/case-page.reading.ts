import { Injectable } from '@nestjs/common';
import { openConferenceLink } from '../meeting/conference-link.service.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { rowsOf } from './case-follow-up.js';
import { type CaseParts, CasePageRepository } from './case-page.repository.js';
import type { CaseTree } from './case-tree.js';
import { type CaseView, opened } from './case-view.js';
import { isSaid } from './minutes-view.js';

const ON_FAMILY_PAGE: CaseParts = {
  people: true,
  reach: false,
  safety: false,
  needs: false,
  members: false,
  consents: false,
  minutes: false,
  meetings: true,
  plan: true,
  planText: false,
  actions: true,
  followUp: true,
  closings: true,
  baton: false,
  prohibitions: true,
  breakGlasses: true,
  takingNoPart: true,
};

const OTHERS = { people: false, meetings: false, followUp: false, closings: false, prohibitions: false } as const;
const UNWATCHED = { breakGlasses: false, takingNoPart: false } as const;
const PLAN_ALONE: CaseParts = { ...ON_FAMILY_PAGE, ...OTHERS, ...UNWATCHED, planText: true };

/** The case page: read once, noted in the access log, opened. Row security says who sees a case, and what of it. */
@Injectable()
export class CasePageReading {
  constructor(
    private readonly cases: CasePageRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** What the reader may see of a case; parts they may not see are empty. */
  async one(caseId: string, parts: CaseParts): Promise<CaseView> {
    const tree = await this.cases.byId(caseId, parts);
    if (tree) return this.seen(tree);
    this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
    throw notFound('caseId');
  }

  /** The plan to which the version belongs, and its actions, as far as the reader may see them. */
  async planOf(planVersionId: string): Promise<CaseView> {
    const tree = await this.cases.ofPlanVersion(planVersionId, PLAN_ALONE);
    if (tree) return this.seen(tree);
    this.work.refuse({ category: 'plan' });
    throw notFound('planVersionId');
  }

  /** The open cases of the reader's own family, as its page shows them to a guardian, a minor or a close person. */
  async ofOwnFamily(): Promise<CaseView[]> {
    const trees = await this.cases.ofOwnFamily(ON_FAMILY_PAGE);
    return trees.map((tree) => this.seen(tree));
  }

  private seen(tree: CaseTree): CaseView {
    this.note(tree);
    return opened(
      tree,
      this.sealing.opening(tree.key),
      (id, link) => link && openConferenceLink(this.sealing, id, SealedText.from(link)),
    );
  }

  private note(tree: CaseTree): void {
    const { id, areaId, familyId } = tree;
    const read = (scopeType: 'case' | 'family', scopeId: string, categories: readonly Category[]) =>
      this.work.note(
        ...categories.map((category) => ({ action: 'read' as const, scopeType, scopeId, areaId, category })),
      );
    read('case', id, seenOfCase(tree));
    read('family', familyId, seenOfFamily(tree));
    // Who was at the table reads a part of the minutes also without a grant on them: the basis is said.
    if (tree.minutesGrant && showsMinutes(tree))
      this.work.note({
        action: 'read',
        scopeType: 'case',
        scopeId: id,
        areaId,
        category: 'minutes',
        ...tree.minutesGrant,
      });
  }
}

const seen = (category: Category, rows: readonly unknown[] | null | undefined): Category[] =>
  rows?.length ? [category] : [];

const showsMinutes = ({ meetings }: CaseTree): boolean =>
  meetings?.some(({ minutes, writtenInputs }) => (minutes && isSaid(minutes)) || writtenInputs.length > 0) ?? false;

/** The categories of a case that the page shows something of, minutes apart. */
function seenOfCase({
  needs,
  consents,
  statutoryBases,
  meetings,
  plan,
  actions,
  closings,
  followUp,
  prohibitions,
  baton,
  breakGlasses,
}: CaseTree): Category[] {
  const whys = [...(baton?.history ?? []), ...(baton?.handover ? [baton.handover] : [])].filter(({ reason }) => reason);
  const questions = meetings?.filter(({ question }) => question);
  return [
    'logistics',
    ...seen('needs', needs && [needs]),
    ...seen('plan', plan ? [plan] : [...(questions ?? []), ...rowsOf(followUp)]),
    ...seen('actions', actions),
    ...seen('logs', breakGlasses),
    ...seen('plan', plan ? [] : [...whys, ...(closings?.filter(({ reason }) => reason) ?? [])]),
    // The young hold nothing of consents: what they forbade is noted with the plan, of which they see a part.
    ...seen('plan', plan ? [] : prohibitions),
    ...seen('consents', [...(consents ?? []), ...(statutoryBases ?? [])]),
  ];
}

function seenOfFamily({ people, guardianships, safety }: CaseTree): Category[] {
  const known = people?.filter(({ identityOf }) => identityOf) ?? [];
  return [
    ...seen('logistics', people),
    ...seen('identity', known.length > 0 ? known : guardianships),
    ...seen('reach', [...(people?.flatMap(({ contactWays }) => contactWays) ?? []), ...(safety ? [safety] : [])]),
  ];
}
