import type { OpenHandover } from './handover.query.js';

/** The stages of a handover, in their order. */
const STAGES = ['propose', 'consent', 'offer', 'accept', 'meet', 'confirm'] as const;
export type Stage = (typeof STAGES)[number];

/** What comes next, by where it stands. */
const NEXT: Readonly<Record<string, Stage>> = {
  PROPOSED: 'consent',
  CONSENTED: 'offer',
  OFFERED: 'accept',
  ACCEPTED: 'meet',
  JOINT_CONTACT: 'confirm',
};

/** The stage at which somebody has something to do now. */
const nextStage = (handover: OpenHandover | null): Stage => (handover && NEXT[handover.state]) ?? 'propose';

/** Where each stage stands: done, the next one, or not to be begun yet. */
export function stageStates(
  handover: OpenHandover | null,
): { readonly stage: Stage; readonly is: 'done' | 'next' | 'later' }[] {
  const next = STAGES.indexOf(nextStage(handover));
  return STAGES.map((stage, place) => ({ stage, is: place < next ? 'done' : place === next ? 'next' : 'later' }));
}
