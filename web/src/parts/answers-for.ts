interface Sees {
  readonly id: string;
}

/** A case, as far as who sees to it goes. */
interface SeenTo {
  readonly responsiblePerson: { readonly who: Sees };
  readonly counsellor: Sees;
  readonly standIn: { readonly who: Sees } | null;
}

/** Whether somebody answers for the case, stands in for who does, or arranges it. The server asks again at each step. */
export const answersFor = ({ responsiblePerson, counsellor, standIn }: SeenTo, professionalId: string): boolean =>
  [responsiblePerson.who.id, counsellor.id, standIn?.who.id].includes(professionalId);
