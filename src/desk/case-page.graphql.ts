import { Field, Int, ObjectType } from '@nestjs/graphql';
import type {
  ConsentCategory,
  ConsentDecisionKind,
  ConsentForm,
  ConsentState,
  ExceptionReason,
  Purpose,
} from '../consent/consent.domain.js';
import {
  ConsentCategoryEnum,
  ConsentFormEnum,
  ConsentPurposeEnum,
  ConsentStateEnum,
  ExceptionReasonEnum,
} from '../consent/consent.graphql.js';
import type { NeedCode } from '../directory/directory.domain.js';
import { NeedCodeEnum } from '../directory/directory.graphql.js';
import type { CaseState, LegalFrame } from '../network/network.domain.js';
import { CaseStateEnum, LegalFrameEnum } from '../network/network.graphql.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import { CaseBaton } from './case-baton.graphql.js';
import { CaseClosing, CaseFilingReceipt } from './case-closing.graphql.js';
import { CaseProhibition } from './case-prohibitions.graphql.js';
import { CaseBreakGlass, CaseTakingNoPart } from './case-watch.graphql.js';
import { CaseFollowUp } from './case-follow-up.graphql.js';
import { CaseMeeting } from './case-meeting.graphql.js';
import {
  CaseGuardianship,
  CaseMember,
  CasePerson,
  Colleague,
  NamedStandIn,
  ResponsiblePerson,
} from './case-people.graphql.js';
import { CaseAction, CasePlan } from './case-plan.graphql.js';
import { CaseSafety } from './case-safety.graphql.js';
import type { CaseView } from './case-view.js';

const SaidEnum = graphqlEnum<ConsentDecisionKind>('SaidOfConsent', 'What somebody said of a consent.', {
  given: 'Gave it (antoi).',
  refused: 'Refused it (kieltäytyi).',
  withdrawn: 'Withdrew it (perui).',
});

@ObjectType({
  description: 'What help is needed, what carries the family, what it wishes (tuen tarve, voimavarat, toive).',
})
class CaseNeeds {
  @Field(() => [NeedCodeEnum], { description: 'Needs.' })
  needCodes!: readonly NeedCode[];

  @Field(() => String, { nullable: true, description: 'The situation.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'Strengths and protective factors.' })
  strengths!: string | null;

  @Field(() => String, { nullable: true, description: 'What the family wishes, in its own words.' })
  familyWish!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'What one person said of a consent.' })
class SaidOnConsent {
  @Field(() => Uuid, { description: 'The person of the family.' })
  personId!: string;

  @Field(() => SaidEnum, { description: 'What they said.' })
  decision!: ConsentDecisionKind;

  @Field(() => ConsentFormEnum, { description: 'In what form.' })
  form!: ConsentForm;

  @Field(() => DateTime, { description: 'When.' })
  decidedAt!: string;
}

@ObjectType({ description: 'A consent (suostumus): what one unit may be told, for what, until when.' })
class CaseConsent {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit that may be told; none if it is kept from the reader.' })
  unitId!: string | null;

  @Field(() => String, { description: 'Its name.' })
  unitName!: string;

  @Field(() => [Uuid], { description: 'Only these people of the unit; none: whoever of it is in the network.' })
  professionalIds!: readonly string[];

  @Field(() => [ConsentCategoryEnum], { description: 'What may be told.' })
  categories!: readonly ConsentCategory[];

  @Field(() => ConsentPurposeEnum, { description: 'For what.' })
  purpose!: Purpose;

  @Field(() => ConsentStateEnum, { description: 'Where it stands.' })
  state!: ConsentState;

  @Field(() => LocalDate, { description: 'Last day.' })
  lastDay!: string;

  @Field(() => Boolean, { description: 'Whether its period is over.' })
  ended!: boolean;

  @Field(() => String, { nullable: true, description: 'What it does not cover, in the family’s own words.' })
  exclusions!: string | null;

  @Field(() => ExceptionReasonEnum, { nullable: true, description: 'Why it stands without every guardian.' })
  exceptionReason!: ExceptionReason | null;

  @Field(() => String, { nullable: true, description: 'What was noted of that.' })
  exceptionNote!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: string | null;

  @Field(() => [SaidOnConsent], { description: 'Who said what, in order.' })
  decisions!: readonly SaidOnConsent[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A basis in law for telling a unit without consent (lakiperuste).' })
class CaseStatutoryBasis {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit that may be told; none if it is kept from the reader.' })
  unitId!: string | null;

  @Field(() => String, { description: 'Its name.' })
  unitName!: string;

  @Field(() => [ConsentCategoryEnum], { description: 'What may be told.' })
  categories!: readonly ConsentCategory[];

  @Field(() => String, { description: 'Act and section.' })
  statute!: string;

  @Field(() => String, { nullable: true, description: 'Why it applies.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'Until when.' })
  endsAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended before.' })
  endedAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'Everything of a case (asia) that its reader may see. What they may not is empty or null.' })
export class CasePage {
  @Field(() => Uuid, { description: 'Id of the case.' })
  id!: string;

  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => LegalFrameEnum, { description: 'The frame in law.' })
  legalFrame!: LegalFrame;

  @Field(() => CaseStateEnum, { description: 'Where it stands.' })
  state!: CaseState;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: string;

  @Field(() => ResponsiblePerson, {
    description: 'Whom the family can always call (vastuuhenkilö); of a closed case, whom it could call last.',
  })
  responsiblePerson!: ResponsiblePerson;

  @Field(() => CaseBaton, { nullable: true, description: 'Who has been responsible, and who is to be.' })
  baton!: CaseBaton | null;

  @Field(() => NamedStandIn, { nullable: true, description: 'Who stands in for them, now or next.' })
  standIn!: NamedStandIn | null;

  @Field(() => Colleague, { description: 'The counsellor (palveluohjaaja).' })
  counsellor!: Colleague;

  @Field(() => [CasePerson], { description: 'The family.' })
  people!: readonly CasePerson[];

  @Field(() => [CaseGuardianship], { description: 'Who is guardian of whom.' })
  guardianships!: readonly CaseGuardianship[];

  @Field(() => CaseSafety, { nullable: true, description: 'Safety bans, homes; null but for who keeps the family.' })
  safety!: CaseSafety | null;

  @Field(() => CaseNeeds, { nullable: true, description: 'What help is needed.' })
  needs!: CaseNeeds | null;

  @Field(() => [CaseMember], { description: 'The network.' })
  members!: readonly CaseMember[];

  @Field(() => [CaseConsent], { description: 'Consents, in the order in which they were explained.' })
  consents!: readonly CaseConsent[];

  @Field(() => [CaseStatutoryBasis], { description: 'Bases in law.' })
  statutoryBases!: readonly CaseStatutoryBasis[];

  @Field(() => [CaseMeeting], { description: 'Meetings, in time.' })
  meetings!: readonly CaseMeeting[];

  @Field(() => CasePlan, { nullable: true, description: 'The plan.' })
  plan!: CasePlan | null;

  @Field(() => [CaseAction], { description: 'Actions that the reader may see, by due day.' })
  actions!: readonly CaseAction[];

  @Field(() => CaseFollowUp, {
    description: 'What following up has heard: how things are, how far goals were reached.',
  })
  followUp!: CaseFollowUp;

  @Field(() => [CaseClosing], { description: 'How it closed and was reopened, in time; a begun one last.' })
  closings!: readonly CaseClosing[];

  @Field(() => [CaseBreakGlass], {
    description: 'Who read the case with a reason although it is not theirs, the latest first. For who reads its log.',
  })
  breakGlasses!: readonly CaseBreakGlass[];

  @Field(() => [CaseTakingNoPart], { description: 'Who takes no part in it (ei osallistu).' })
  takingNoPart!: readonly CaseTakingNoPart[];

  @Field(() => [CaseFilingReceipt], { description: 'Which unit has filed what, in time.' })
  filingReceipts!: readonly CaseFilingReceipt[];

  @Field(() => [CaseProhibition], { description: 'What is kept from somebody, in time; lifted ones too.' })
  prohibitions!: readonly CaseProhibition[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  /** The projection has the shape of the schema. */
  static from(this: void, view: CaseView): CasePage {
    const { people, guardianships, needs, members, consents, meetings, plan, actions } = view;
    const parts = { people: people ?? [], guardianships: guardianships ?? [], members: members ?? [] };
    const more = {
      needs: needs ?? null,
      safety: view.safety ?? null,
      consents: consents ?? [],
      statutoryBases: view.statutoryBases ?? [],
      meetings: meetings ?? [],
      plan: plan ?? null,
      followUp: view.followUp ?? { faces: [], ratings: [] },
      baton: view.baton ?? null,
      breakGlasses: view.breakGlasses ?? [],
      takingNoPart: view.takingNoPart ?? [],
      closings: view.closings ?? [],
      filingReceipts: view.filingReceipts ?? [],
      prohibitions: view.prohibitions?.map(CaseProhibition.from) ?? [],
    };
    return { ...view, ...parts, ...more, actions: actions ?? [] };
  }
}
