/** Somebody is no longer in the network of a case. */
export interface MemberLeft {
  readonly type: 'member.left';
  readonly areaId: string;
  readonly caseId: string;
  readonly professionalId: string;
  readonly unitId: string;
}
