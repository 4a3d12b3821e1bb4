import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Outside } from './story/outside.ts';
import { Server } from './story/server.ts';

/** The commands of the tour, less those that have a test of their own or a server beside them. */
function tour(): string {
  const readme = readFileSync('README.md', 'utf8');
  const part = readme.slice(readme.indexOf('## Five minutes with curl'), readme.indexOf('## Test\n'));
  const blocks = [...part.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands!);
  return blocks.filter((commands) => !commands.startsWith('npm run')).join('\n');
}

describe('the tour of the README', () => {
  let outside: Outside;
  let server: Server;
  const home = mkdtempSync(join(tmpdir(), 'yhdessa-tour-'));
  beforeAll(async () => {
    outside = await Outside.open();
    server = new Server(join(home, 'data'), outside.port);
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
    await outside.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('goes word by word: one refusal that it announces, and an invitation that leaves', async () => {
    const commands = tour().replace('http://localhost:3000', server.origin);
    const { stdout } = await promisify(execFile)('bash', ['-euc', commands], { cwd: home });
    const answers = stdout.split('\n').filter((line) => line.startsWith('{'));
    const refusals = answers.filter((line) => line.includes('"errors"'));
    expect(refusals).toEqual([expect.stringContaining('NOT_FOUND')]);
    expect(stdout).toContain('"state":"SCHEDULED"');
    expect(stdout).toContain('"name":"Maija Esimerkki"');
    expect(stdout).toMatch(/"myFamilyPages":\[\{"sharedGoal":"/);
    expect(stdout).toMatch(/"myActions":\[\{"text":"/);
    for (let waited = 0; outside.all.length === 0 && waited < 50; waited += 1) await server.now();
    expect(outside.all).toHaveLength(1);
  });
});
