import type { Words } from '../shape.js';

export const post: Words['post'] = {
  title: 'Inkomna meddelanden',
  intro:
    'Här blir de meddelanden som maskinen inte förstod eller inte litade på. Vart och ett kan vara ett svar som en familj väntar på: se vem meddelandet kommer från och ring vid behov.',
  notYours: 'Inkomna meddelanden sköts av administratörerna.',
  held: 'I karantän',
  none: 'Det finns inga meddelanden i karantän.',
  more: 'Visa fler',
  bounce: 'returmeddelande',
  size: '{{size}} kB',
  noText: 'Meddelandets innehåll har inte sparats.',
  look: 'Visa meddelandet: {{sender}}',
  close: 'Stäng meddelandet',
  from: 'Avsändare',
  subject: 'Ämne',
  text: 'Meddelandet som text (en anteckning om visningen görs i loggen)',
  nothing: 'Ingenting',
  retry: 'Läs på nytt',
  dismiss: 'Behandlat, ta bort ur karantänen',
  sureDismiss: 'Är meddelandet behandlat?',
  dismissed: 'Meddelandet försvinner från listan och läses inte mer. Vi antecknar vem som kvitterade det och när.',
  said: {
    retry: 'Meddelandet läses på nytt. Om det fortfarande inte förstås kommer det tillbaka hit.',
    dismiss: 'Meddelandet är behandlat.',
  },
  refused: { NOTHING_TO_READ: 'Meddelandets innehåll har inte sparats, och det kan inte läsas på nytt.' },
  outcomes: 'Vad som har hänt med meddelandena under 90 dagar',
  noOutcomes: 'Inga meddelanden har kommit.',
  count_one: '{{count}} meddelande',
  count_other: '{{count}} meddelanden',
};
