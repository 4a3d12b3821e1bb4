import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DocumentStyle, WrittenDocument } from '../../network/document.domain.js';
import { writeDocument } from '../../network/document.service.js';
import type { Category } from '../../platform/access/policies.js';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { planBlocks } from './plan-blocks.js';
import { type PlanContent, planContent } from './plan-content.js';
import { planDocumentTree } from './plan-document.repository.js';
import { PLAN_TEXTS } from './plan-document.texts.data.js';
import type { PlanDocumentTree } from './plan-document.tree.js';
import { planJson } from './plan-json.js';
import { plainPlanBlocks } from './plan-plain-blocks.js';

/** A plan as somebody may read it, and the day on which they do. */
export interface ReadPlan {
  readonly content: PlanContent;
  readonly on: Temporal.PlainDate;
}

/** Documents of the plan: for whoever may read it, with what they may read. */
@Injectable()
export class PlanDocuments {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** The version as the actor may read it, written; noted as a disclosure to the actor. Throws NOT_FOUND. */
  async render(planVersionId: string, style: DocumentStyle): Promise<WrittenDocument> {
    return writePlan(await this.read(planVersionId), style);
  }

  /** The same in two steps, for whoever gives the database back before writing. */
  async read(planVersionId: string): Promise<ReadPlan> {
    const tree = await planDocumentTree(this.em, planVersionId);
    if (!tree) {
      this.work.refuse({ category: 'plan' });
      throw notFound('planVersionId');
    }
    const content = planContent(tree, this.sealing.opening(tree.key));
    this.note(tree);
    return { content, on: this.work.today };
  }

  private note(tree: PlanDocumentTree): void {
    const { areaId, caseId, familyId, people, actions, negotiation } = tree;
    const given = (scopeType: 'case' | 'family', scopeId: string, categories: readonly Category[]) =>
      this.work.note(
        ...categories.map((category) => ({ action: 'disclose' as const, scopeType, scopeId, areaId, category })),
      );
    const ofMeeting = negotiation ? (['logistics'] as const) : [];
    given('case', caseId, ['plan', ...(actions.length > 0 ? (['actions'] as const) : []), ...ofMeeting]);
    if (people.some(({ givenName }) => givenName !== null)) given('family', familyId, ['identity']);
  }
}

/** A plan in the language, style and format. The same plan on the same day gives the same bytes. */
export function writePlan({ content, on }: ReadPlan, as: DocumentStyle): Promise<WrittenDocument> {
  const { language, style } = as;
  const { fileName: name, title, plain, page } = PLAN_TEXTS[language];
  const isPlain = style === 'plain';
  const blocks = () => (isPlain ? plainPlanBlocks(content, language) : planBlocks(content, language));
  const plan = { name, title: isPlain ? plain.title : title, on, page, blocks, json: () => planJson(content) };
  return writeDocument(plan, as);
}
