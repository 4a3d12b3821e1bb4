import { buildSchema, findBreakingChanges } from 'graphql';

/** What the newer schema takes away from clients of the older one, unless a decision record came with it. */
export function unexcusedBreaks(older: string, newer: string, changedFiles: readonly string[]): string[] {
  const isExcused = changedFiles.some((file) => /^docs\/adr\/\d{4}-.+\.md$/.test(file));
  const breaks = findBreakingChanges(buildSchema(older), buildSchema(newer)).map(({ description }) => description);
  return isExcused ? [] : breaks;
}
