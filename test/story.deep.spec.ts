import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { STEPS } from './story/tale.ts';

/** Runs `npm run story` less its build, against a server of its own. */
const tell = (...options: string[]) =>
  promisify(execFile)(process.execPath, ['test/story/tell.ts', ...options], {
    env: { ...process.env, NODE_OPTIONS: '' },
    timeout: 300_000,
  });

describe('npm run story', () => {
  it('tells the tale against a server of its own', async () => {
    const { stdout } = await tell();
    expect(stdout).toContain(`${STEPS.length}. ${STEPS.at(-1)!.tells}`);
    expect(stdout).toContain('Every step held.');
  });

  it('goes on when the server is killed eight times, and what comes again is the same', async () => {
    const { stdout } = await tell('--kill');
    expect(stdout.match(/the server is killed/g)).toHaveLength(8);
    expect(stdout).toMatch(/[1-9]\d* of them came again, byte for byte the same/);
    expect(stdout).toContain('Every step held.');
  });
});
