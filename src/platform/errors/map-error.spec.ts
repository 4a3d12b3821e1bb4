import { DriverException, OptimisticLockError } from '@mikro-orm/core';
import { DomainError, notFound, requireVersion } from './domain-error.js';
import { mapError } from './map-error.js';

/** As the driver throws it: with SQLSTATE, severity, and a text that quotes the row. */
const ofPostgres = (code: string, severity = 'ERROR') =>
  Object.assign(new Error('Key (email)=(aino@example.fi) already exists'), { code, severity });
/** As MikroORM hands it on. */
const ofOrm = (code: string, severity?: string) => new DriverException(ofPostgres(code, severity));

describe('a refusal of the domain', () => {
  it('is told as it is, and is no fault of ours', () => {
    const error = new DomainError('TOO_MANY_NEEDS', 'Name at most 8 needs.', { field: 'needCodes', most: 8 });
    expect(mapError(error)).toEqual({
      code: 'TOO_MANY_NEEDS',
      message: 'Name at most 8 needs.',
      details: { field: 'needCodes', most: 8 },
      isBug: false,
    });
  });

  it('is the same for what is not there and what is not yours, but for the field', () => {
    expect(mapError(notFound('id'))).toEqual(mapError(notFound('id')));
    expect(mapError(notFound('contactId'))).toMatchObject({ code: 'NOT_FOUND', details: { field: 'contactId' } });
  });

  it('of a stale version tells the present one', () => {
    expect(() => requireVersion({ version: 3 }, 3)).not.toThrow();
    expect(() => requireVersion({ version: 3 }, 2)).toThrow(
      expect.objectContaining({ code: 'STALE', details: { field: 'expectedVersion', version: 3 } }),
    );
  });
});

const BY_SQLSTATE = [
  ['40001', 'CONFLICT', 'serialization failure'],
  ['40P01', 'CONFLICT', 'deadlock'],
  ['55P03', 'TOO_SLOW', 'lock timeout'],
  ['23505', 'CONFLICT', 'unique violation'],
  ['23P01', 'CONFLICT', 'exclusion violation'],
  ['P0002', 'STALE', 'a change that met no row'],
  ['08006', 'UNAVAILABLE', 'connection failure'],
  ['53300', 'UNAVAILABLE', 'too many connections'],
  ['53100', 'UNAVAILABLE', 'disk full'],
  ['57P01', 'UNAVAILABLE', 'shut down by an administrator'],
  ['57P03', 'UNAVAILABLE', 'starting up'],
  ['57014', 'TOO_SLOW', 'statement timeout'],
  ['58030', 'UNAVAILABLE', 'input/output error'],
] as const;

describe('an error of the database', () => {
  it.each(BY_SQLSTATE)('%s is %s: %s', (sqlstate, code) => {
    for (const error of [ofPostgres(sqlstate), ofOrm(sqlstate)]) {
      expect(mapError(error)).toMatchObject({ code, details: {}, isBug: false });
    }
  });

  it.each(['55000', '28P01', '3D000'])('%s that ends or refuses the connection is UNAVAILABLE', (sqlstate) => {
    expect(mapError(ofPostgres(sqlstate, 'FATAL'))).toMatchObject({ code: 'UNAVAILABLE', isBug: false });
    expect(mapError(ofOrm(sqlstate, 'FATAL'))).toMatchObject({ code: 'UNAVAILABLE', isBug: false });
    expect(mapError(ofOrm(sqlstate))).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', isBug: true });
  });

  it('42501, the second wall, looks like any NOT_FOUND outside, and is logged as a fault: the first wall let it by', () => {
    const { message } = notFound('id');
    expect(mapError(ofOrm('42501'))).toEqual({ code: 'NOT_FOUND', message, details: {}, isBug: true });
  });

  it.each(['23502', '23503', '22P02', '22001', '42703', '42P01', 'XX000'])('%s is a fault of ours', (sqlstate) => {
    expect(mapError(ofOrm(sqlstate))).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', isBug: true });
  });

  it('never shows its text, which may quote the row', () => {
    for (const [sqlstate] of [...BY_SQLSTATE, ['23502'], ['42501']]) {
      expect(JSON.stringify(mapError(ofOrm(sqlstate!)))).not.toContain('aino');
    }
  });
});

describe('a constraint that two meet who are both right', () => {
  it.each([
    ['booking_one_at_a_time', 'TIME_TAKEN', 'start'],
    ['minutes_pkey', 'STALE', 'expectedVersion'],
  ])('%s is %s', (constraint, code, field) => {
    const error = Object.assign(ofPostgres('23P01'), { constraint });
    for (const each of [error, new DriverException(error)]) {
      expect(mapError(each)).toMatchObject({ code, details: { field }, isBug: false });
      expect(JSON.stringify(mapError(each))).not.toContain('aino');
    }
  });

  it('is a CONFLICT where nobody has said more', () => {
    const error = new DriverException(Object.assign(ofPostgres('23505'), { constraint: 'professional_email' }));
    expect(mapError(error)).toMatchObject({ code: 'CONFLICT', isBug: false });
  });
});

describe('a lost connection', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])(
    '%s is UNAVAILABLE',
    (code) => {
      expect(mapError(Object.assign(new Error('connect'), { code }))).toMatchObject({
        code: 'UNAVAILABLE',
        isBug: false,
      });
      const several = Object.assign(new AggregateError([new Error('::1'), new Error('127.0.0.1')]), { code });
      expect(mapError(several)).toMatchObject({ code: 'UNAVAILABLE' });
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('%j of the driver is UNAVAILABLE', (message) => {
    expect(mapError(new Error(message))).toMatchObject({ code: 'UNAVAILABLE', isBug: false });
  });
});

it('a lost race between two changes is STALE', () => {
  expect(mapError(OptimisticLockError.lockFailed('Contact'))).toMatchObject({ code: 'STALE', isBug: false });
});

it.each([
  ['an error', new TypeError('aino@example.fi is not a function')],
  [
    'an error with a code that looks like a SQLSTATE but is not of the database',
    Object.assign(new Error(), { code: '40001' }),
  ],
  ['text', 'aino@example.fi'],
  ['nothing', undefined],
  ['null', null],
])('%s that nobody expected is a fault of ours and tells nothing', (_, error) => {
  expect(mapError(error)).toEqual({
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Internal server error',
    details: {},
    isBug: true,
  });
});
