import type { Words } from '../shape.js';

export const form: Words['form'] = {
  cancel: 'Avbryt',
  saving: 'Sparar …',
  optional: 'frivilligt',
  choose: 'Välj',
  gone: 'Läget har ändrats. Här är det senaste, och din ändring sparades inte.',
};
