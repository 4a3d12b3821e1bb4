import { subjectOf } from './inspecting.domain.js';

it('a search of the log has one subject', () => {
  expect(subjectOf({ caseId: 'a', personId: null })).toEqual({ kind: 'caseId', id: 'a' });
  expect(subjectOf({ professionalId: 'b' })).toEqual({ kind: 'professionalId', id: 'b' });
});

it.each([[{}], [{ caseId: null }], [{ caseId: 'a', personId: 'b' }]])('%j is refused', (subject) => {
  expect(() => subjectOf(subject)).toThrow('one of them');
});
