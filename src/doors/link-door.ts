import type { FastifyReply } from 'fastify';
import type { ToldArea } from '../directory/areas-told.service.js';
import { type GoneTexts, gonePage } from './gone.pages.js';

/** The header of every page of a link. */
export const HTML = ['content-type', 'text/html; charset=utf-8'] as const;

/** Why something was not taken, as the page tells it, and the status that says so. */
export interface Refusal<Outcome> {
  readonly outcome: Outcome;
  readonly status: number;
}

/** Where the page of a link is, and where its forms go. */
export const pathOf = (token: string): string => `/v/${encodeURIComponent(token)}`;

/** The page of a link that opens nothing: unknown, revoked, and over look the same. */
export function gone(reply: FastifyReply, areas: readonly ToldArea[], texts?: GoneTexts): string {
  void reply.code(404);
  return gonePage(areas, texts);
}
