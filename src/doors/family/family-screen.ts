import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeptForms } from '../../platform/session/kept-forms.js';
import { FeedbackVisits } from '../feedback/feedback-visits.js';
import { proofFor } from '../form-proof.js';
import { languageOf } from '../page-language.js';
import type { PromiseOutcome } from '../promise-form.js';
import { IssuerForms } from '../sign-in/issuer-forms.js';
import { type TypedWords, typedWords } from './face-form.js';
import { entryPage } from './family-entry.pages.js';
import { FAMILY_PATHS } from './family-frame.js';
import { type FamilyVisitor, FamilyVisits } from './family-visits.js';
import { familyPage } from './family.pages.js';
import type { FamilyNotice } from './family.texts.data.js';

/** What became of a form. */
interface Told {
  readonly notice?: FamilyNotice | undefined;
  /** The code as it was typed, so that it need not be typed again. */
  readonly typed?: string;
  /** What was typed and could not be kept: given back. */
  readonly lost?: string | undefined;
}

/** What became of a form of whoever is in. */
interface ToldInside {
  readonly notice?: FamilyNotice;
  readonly words?: TypedWords | null;
  /** What became of a promise that was just spoken of. */
  readonly told?: PromiseOutcome;
  /** What was typed with it and not taken down. */
  readonly lost?: string | undefined;
}

/** The family's page and the way in to it, for whichever form leads there. */
@Injectable()
export class FamilyScreen {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly forms: IssuerForms,
    private readonly kept: KeptForms,
    private readonly feedback: FeedbackVisits,
  ) {}

  /** @param words what was just typed and not taken; without it what waits for the visitor is there */
  async page(
    visitor: FamilyVisitor,
    request: FastifyRequest,
    reply: FastifyReply,
    { notice, words, told, lost }: ToldInside = {},
  ): Promise<string> {
    const typed = words ?? typedWords(await this.kept.find(visitor.actor, FAMILY_PATHS.faces, request));
    const view = await this.visits.show(visitor);
    const language = languageOf(request, visitor.language);
    const feedback = (await this.feedback.own(visitor.actor)).length;
    const given = {
      ...view,
      feedback,
      language,
      proof: proofFor(request, reply),
      unit: visitor.unit,
      notice,
      typed,
      told,
      lost,
    };
    return familyPage({ ...given, identification: await this.forms.offer('identification', reply) });
  }

  /** For whoever is not in. */
  async entry(request: FastifyRequest, reply: FastifyReply, told: Told = {}): Promise<string> {
    const [language, proof] = [languageOf(request), proofFor(request, reply)];
    return entryPage({ language, proof, identification: await this.forms.offer('identification', reply), ...told });
  }
}
