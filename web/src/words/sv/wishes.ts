import type { Words } from '../shape.js';

export const wishes: Words['wishes'] = {
  title: 'Önskemål om möte',
  intro:
    'Familjen eller en yrkesperson i nätverket kan önska ett möte eller berätta att den avtalade tiden inte passar. När mötet har fått en tid är önskemålet skött.',
  waiting: 'Väntar på svar',
  none: 'Inget önskemål väntar på svar.',
  somebody: 'Namnet visas inte för dig',
  noWords: 'Önskar ett möte. Berättade inte vad hen vill tala om.',
  asked: 'Önskat {{when}}',
  waited: 'väntat {{long}}',
  noPhone: 'Det finns inget tryggt telefonnummer.',
  safeTime: 'Trygg tid: {{when}}',
  gather: 'Sammankalla',
  move: 'Flytta mötet {{when}}',
  answer: 'Svara på önskemålet',
  words: 'Svar',
  wordsHint:
    'Den som önskade läser det här på sin egen sida. Berätta vad ni kom överens om eller vad som händer härnäst.',
  missing: 'Skriv ett svar.',
  send: 'Skicka svaret',
  answered: 'Svaret har skickats.',
  refused: { WISH_OVER: 'Önskemålet har redan besvarats eller återtagits. Ingenting skickades.' },
};
