import type { Words } from '../shape.js';

export const form: Words['form'] = {
  cancel: 'Cancel',
  saving: 'Saving …',
  optional: 'optional',
  choose: 'Choose',
  gone: 'Things have changed. This is how they stand now, and your change was not saved.',
};
