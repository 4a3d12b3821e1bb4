/** What stands of an action before anybody has said anything. */
export const UNTOUCHED = {
  committedAt: null,
  committedVia: null,
  declineReason: null,
  progress: 'open',
  progressAt: null,
  notDoneReason: null,
  obstacle: null,
  reportedBy: null,
  replaces: null,
  untilVersion: null,
} as const;
