/** A contact has come to an end, whatever the end. Feedback is asked for, unless nobody can be asked. */
export interface ContactConcluded {
  readonly type: 'contact.concluded';
  readonly areaId: string;
  readonly contactId: string;
}
