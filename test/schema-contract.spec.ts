import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { unexcusedBreaks } from './support/breaking-changes.js';

const git = (...args: string[]): string =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The schema before its last committed change; undefined in a shallow clone or outside of one. */
function previousSchema(): { sdl: string; changedFiles: string[] } | undefined {
  try {
    const [, previous] = git('log', '-2', '--format=%H', '--', 'schema.gql').trim().split('\n');
    if (!previous) return undefined;
    return {
      sdl: git('show', `${previous}:schema.gql`),
      changedFiles: git('diff', '--name-only', previous).trim().split('\n'),
    };
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT' || 'status' in (error as object)) return undefined;
    throw error;
  }
}

describe('the contract of schema.gql', () => {
  it('is broken only together with a decision record', () => {
    const previous = previousSchema();
    const breaks = previous
      ? unexcusedBreaks(previous.sdl, readFileSync('schema.gql', 'utf8'), previous.changedFiles)
      : [];
    expect(breaks).toEqual([]);
  });

  it('is seen to be broken when a field goes, and excused by a record', () => {
    const older = 'type Query { contact: String me: String }';
    const newer = 'type Query { me: String }';
    expect(unexcusedBreaks(older, newer, ['src/x.ts'])).toEqual(['Query.contact was removed.']);
    expect(unexcusedBreaks(older, newer, ['docs/adr/0042-contact-goes.md'])).toEqual([]);
    expect(unexcusedBreaks(newer, older, [])).toEqual([]);
  });
});
