import { faultOf, TOLERANCE } from './attempt.domain.js';

const NOW = 1_800_000_000;

describe('a token whose signature is good', () => {
  it.each([
    [{ iat: NOW }, [], null],
    [{ iat: NOW + TOLERANCE }, [], null],
    [{ iat: NOW + TOLERANCE + 1 }, [], 'iat'],
    [{ iat: NOW, auth_time: NOW + TOLERANCE }, [], null],
    [{ iat: NOW, auth_time: NOW + TOLERANCE + 1 }, [], 'auth_time'],
    [{ iat: NOW, acr: 'low' }, [], null],
    [{ iat: NOW, acr: 'high' }, ['substantial', 'high'], null],
    [{ iat: NOW, acr: 'low' }, ['substantial', 'high'], 'acr'],
    [{ iat: NOW, acr: ['high'] }, ['high'], 'acr'],
    [{ iat: NOW, acr: 'HIGH' }, ['high'], 'acr'],
    [{ iat: NOW }, ['high'], 'acr'],
  ])('%j for levels %j: %s', (claims, levels, fault) => expect(faultOf(claims, levels, NOW)).toBe(fault));
});
