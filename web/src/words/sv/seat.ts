import type { Words } from '../shape.js';

export const seat: Words['seat'] = {
  hint: 'Skriv början av namnet.',
  which: 'Vem och från vilken enhet?',
  none: 'Ingen hittades. Kontrollera namnet.',
  first: 'De {{count}} första visas. Precisera sökningen: skriv mer av namnet.',
  missing: 'Sök och välj en yrkesutbildad person.',
};
