/** Somebody is no longer in the network of a case. */
export interface MemberLeft {
  readonly type: 'member.left';
  readonly areaId: string;
  readonly caseId: string;
  readonly professionalId: string;
  readonly unitId: string;
}

/** Somebody takes no part in a case any more, and is not to be asked to: told after they left for each of their units. */
export interface ProfessionalDisqualified {
  readonly type: 'professional.disqualified';
  readonly areaId: string;
  readonly caseId: string;
  readonly professionalId: string;
}

/** Somebody reads a case with a reason, and others are to look at that. */
export interface GlassBroken {
  readonly type: 'glass.broken';
  readonly breakGlassId: string;
}

/** Another one is responsible for a case from this moment on: handed over and confirmed, or named by a team lead. */
export interface BatonPassed {
  readonly type: 'baton.passed';
  readonly areaId: string;
  readonly caseId: string;
  readonly fromProfessionalId: string;
  readonly toProfessionalId: string;
  readonly because: 'handover' | 'reassignment';
}

/** A case is about to close, in this transaction: who has something open in it throws, and it stays as it is. */
export interface CaseClosing {
  readonly type: 'case.closing';
  readonly areaId: string;
  readonly caseId: string;
}

/** A case is closed. Told last, while whoever closes it may still do something in it: in this moment access to it ends. */
export interface CaseClosed {
  readonly type: 'case.closed';
  readonly areaId: string;
  readonly caseId: string;
  readonly closedAt: Temporal.Instant;
}

/** A closed case goes on, with its history. */
export interface CaseReopened {
  readonly type: 'case.reopened';
  readonly areaId: string;
  readonly caseId: string;
  readonly reopenedAt: Temporal.Instant;
}
