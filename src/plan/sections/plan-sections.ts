import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/errors/domain-error.js';
import { requireDraft } from '../plan.domain.js';
import { PlanLoader } from '../plan-loader.js';
import { standing } from './piece.domain.js';
import { Pieces } from './pieces.js';
import { checkChildHeard, type ChildHeard, type SectionKind } from './section.domain.js';
import { ChildView, PlanSection } from './section.entity.js';

/** A section as it is written. */
export interface WrittenSection {
  readonly planVersionId: string;
  readonly kind: SectionKind;
  /** Null: the section is left out. */
  readonly text?: string | null;
  /** Null: there was none when the writer looked. */
  readonly expectedVersion?: number | null;
}

/** What is written of a child of the family. */
export interface WrittenChildView extends ChildHeard {
  readonly planVersionId: string;
  readonly childId: string;
  /** Null: there was none when the writer looked. */
  readonly expectedVersion?: number | null;
}

/** The sections of a plan in words, and what each child says itself. */
@Injectable()
export class PlanSections {
  constructor(
    private readonly loader: PlanLoader,
    private readonly pieces: Pieces,
  ) {}

  /** Writes a section of a draft, or leaves it out. */
  async writePlanSection(written: WrittenSection): Promise<PlanSection> {
    const { planVersionId, kind, text, expectedVersion = null } = written;
    const draft = await this.loader.draft(planVersionId, 'planVersionId');
    const { planId } = draft.version;
    const last = await this.pieces.last(PlanSection, { planId, kind });
    const seen = { expectedVersion, piece: kind };
    if (text != null) {
      const words = (id: string) => ({ kind, text: draft.key.seal(`plan_section.text:${id}`, text) });
      return this.pieces.write(PlanSection, last, seen, draft, words);
    }
    return this.pieces.leaveOut(last, seen, draft);
  }

  /**
   * Writes how a child was heard and what it said, or why it was not. Also while the family is thinking about the plan, of
   * a child of which nothing stands in it yet: without that nobody could agree on it.
   */
  async recordChildView(written: WrittenChildView): Promise<ChildView> {
    const { planVersionId, childId, expectedVersion = null } = written;
    const atHand = await this.loader.version(planVersionId, 'planVersionId');
    const { version, ofCase, key } = atHand;
    const last = await this.pieces.last(ChildView, { planId: version.planId, childId });
    if (version.state !== 'proposed' || standing(last)) requireDraft(version);
    checkChildHeard(written);
    if (!(await this.loader.childrenOf(ofCase)).includes(childId)) throw notFound('childId');
    const { manner = null, content, reason = null, reasonText } = written;
    const seal = (column: string, id: string, text: string | null | undefined) =>
      key.seal(`child_view.${column}:${id}`, text);
    return this.pieces.write(ChildView, last, { expectedVersion, piece: 'child-view' }, atHand, (id) => ({
      childId,
      manner,
      content: seal('content', id, content),
      reason,
      reasonText: seal('reason_text', id, reasonText),
    }));
  }
}
