import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Outside } from './story/outside.ts';
import { Server } from './story/server.ts';

/** The commands of the tour by hand. */
function tour(): string {
  const text = readFileSync('docs/api-tour.md', 'utf8');
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands!).join('\n');
}

describe('the tour by hand', () => {
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
