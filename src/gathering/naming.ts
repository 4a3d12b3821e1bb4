import { DomainError } from '../platform/errors/domain-error.js';
import { refusalOf } from '../platform/errors/map-error.js';
import { type Names, nameOf } from './gathering.domain.js';

/** Does a part of the work; of its refusals the field is called as the input of the whole calls it. */
export async function called<T>(names: Names, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal?.details.field) throw error;
    const { code, message, details } = refusal;
    throw new DomainError(code, message, { ...details, field: nameOf(refusal.details.field, names) });
  }
}
