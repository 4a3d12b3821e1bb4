import { POHDE } from '../src/demo/pohde.data.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test('runs', async () => {
  const answer = await app.as('counsellor')('query ($a: UUID!) { dutyQueue(areaId: $a) { edges { node { id } } } }', {
    a: POHDE.id,
  });
  expect(answer.data.dutyQueue.edges).toHaveLength(12);
  expect(requestId()).toBeTruthy();
});
