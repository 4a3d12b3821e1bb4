import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dateIn } from '../../directory/dates.domain.js';
import { type DocumentStyle, LANGUAGE_TAGS, type WrittenDocument } from '../../network/document.domain.js';
import type { Category } from '../../platform/access/policies.js';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { writePdf } from '../../platform/pdf/pdf-writer.js';
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
export async function writePlan({ content, on }: ReadPlan, as: DocumentStyle): Promise<WrittenDocument> {
  const { language, style, format } = as;
  const texts = PLAN_TEXTS[language];
  const fileName = `${texts.fileName}-${on.toString()}.${format}`;
  if (format === 'json') return { bytes: planJson(content), fileName, mediaType: 'application/json; charset=utf-8' };
  const isPlain = style === 'plain';
  const title = isPlain ? texts.plain.title : texts.title;
  const day = dateIn(language, on);
  const bytes = await writePdf({
    title,
    lang: LANGUAGE_TAGS[language],
    createdAt: on.toZonedDateTime(ZONE).toInstant(),
    print: isPlain ? 'large' : 'normal',
    footer: (page, pages) => [title, day, texts.page(page, pages)].join('  ·  '),
    blocks: isPlain ? plainPlanBlocks(content, language) : planBlocks(content, language),
  });
  return { bytes, fileName, mediaType: 'application/pdf' };
}
