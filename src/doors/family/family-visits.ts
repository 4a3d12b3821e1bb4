import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type FamilyCard, FamilyDoorService, type OfFamily } from '../../desk/family-door.service.js';
import { WhoHasLooked } from '../../desk/access-log/who-has-looked.service.js';
import { FamilyPage } from '../../desk/family-page.graphql.js';
import { OwnWishesService } from '../../meeting/wish/own-wishes.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { COOKIE_OF } from '../../platform/session/cookie.js';
import { SESSION_KINDS, type SessionKind } from '../../platform/session/session.domain.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import type { PlanOfCase } from './family-plan.js';

/** Somebody of a family, and how they came. */
export interface FamilyVisitor extends OfFamily {
  readonly actor: Actor & { readonly principalId: string };
  readonly kind: SessionKind;
}

/** What they see. */
export interface FamilyView {
  readonly cards: readonly FamilyCard[];
  readonly plans: readonly PlanOfCase[] | null;
  /** Whether they have a word in what may be told. */
  readonly mayDecide: boolean;
  /** Whether there is a log that they may read. */
  readonly mayLook: boolean;
  /** Cases in which they may ask for a meeting: ids. */
  readonly wishable: readonly string[];
}

/** Who stands at the family's door, and what is open to them. */
@Injectable()
export class FamilyVisits {
  constructor(
    private readonly sessions: Sessions,
    private readonly door: FamilyDoorService,
    private readonly looks: WhoHasLooked,
    private readonly wishes: OwnWishesService,
    private readonly work: Work,
  ) {}

  /** By the session of the browser, else by its device; null for nobody of a family. Who is of the staff has doors of their own. */
  async of(request: FastifyRequest): Promise<FamilyVisitor | null> {
    for (const kind of SESSION_KINDS) {
      const actor = await this.sessions.actorOf(request.cookies[COOKIE_OF[kind].name], clientOf(request), kind);
      const { principalId } = actor;
      if (principalId === null) continue;
      const found = await this.work.read(actor, 'family-door.who', () => this.door.visitor());
      if (found) return { ...found, actor: { ...actor, principalId }, kind };
    }
    return null;
  }

  /** Logistics for a device, the plan too for who has shown who they are. */
  show({ actor, kind }: FamilyVisitor): Promise<FamilyView> {
    return this.work.read(actor, 'family-door.show', async () => ({
      cards: await this.door.cards(),
      plans: kind === 'session' ? await this.plans(actor.principalId) : null,
      mayDecide: kind === 'session' && (await this.door.mayDecide()),
      mayLook: kind === 'session' && (await this.looks.ownCases()).length > 0,
      wishable: kind === 'session' ? await this.wishes.casesToAskIn() : [],
    }));
  }

  private async plans(reader: string): Promise<PlanOfCase[]> {
    const views = await this.door.pages();
    return views.map((view) => {
      const { caseId, nextMeeting, sharedGoal, nextReviewOn, actions, requestedActions, howAreThings } =
        FamilyPage.from(view, this.work.now);
      const own = ({ ownerId }: { ownerId: string }) => ownerId === reader;
      return {
        caseId,
        place: nextMeeting?.place ?? null,
        conferenceLink: nextMeeting?.conferenceLink ?? null,
        sharedGoal,
        nextReviewOn,
        promised: actions.filter(own),
        asked: requestedActions.filter(own),
        others: actions.filter((each) => !own(each)),
        face: howAreThings?.face ?? null,
      };
    });
  }
}
