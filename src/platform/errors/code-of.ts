import { DomainError } from './domain-error.js';

/** For specs: the code with which a rule refuses, or `OK` where it passes. What is no refusal is thrown on. */
export function codeOf(task: () => unknown): string {
  try {
    task();
    return 'OK';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
