import type { FastifyRequest } from 'fastify';
import { type Face, FACES, type Said } from '../../follow-up/how-are-things/how-are-things.domain.js';
import { UUID } from '../../platform/graphql/scalars.js';
import { type Form, isProven, textIn, writtenIn } from '../form-proof.js';

/** Names of the form's fields. */
export const FACE_FIELDS = { which: 'which', face: 'face', words: 'words' } as const;

/** Longest text that the form takes, in characters. */
export const WORDS_AT_MOST = 1_000;

/** What was typed into the form of a case and not taken: shown there again. */
export interface TypedWords {
  readonly which: string;
  readonly words: string;
  /** It cannot be kept as it stands. */
  readonly isFault?: true;
}

/** What somebody says of a case; or why it is not taken. */
type FaceRead =
  | (Said & { readonly caseId: string })
  | { readonly fault: 'again' | 'noFace' | 'badWords'; readonly status: number };

const isFace = (text: string): text is Face => (FACES as readonly string[]).includes(text);

/** Reads the form: nothing of it is believed. */
export function readFaceForm(form: Form, request: FastifyRequest): FaceRead {
  if (!isProven(form, request)) return { fault: 'again', status: 403 };
  const [caseId, face] = [textIn(form, FACE_FIELDS.which), textIn(form, FACE_FIELDS.face)];
  if (!UUID.test(caseId) || !isFace(face)) return { fault: 'noFace', status: 400 };
  const words = writtenIn(form, FACE_FIELDS.words, WORDS_AT_MOST, 'many lines');
  return words === undefined ? { fault: 'badWords', status: 400 } : { caseId, face, words };
}

/** What was typed, to be kept or given back; null if nothing was. */
export function typedWords(form: Form | null): TypedWords | null {
  if (!form) return null;
  const words = textIn(form, FACE_FIELDS.words);
  return words.trim() === '' ? null : { which: textIn(form, FACE_FIELDS.which), words };
}
