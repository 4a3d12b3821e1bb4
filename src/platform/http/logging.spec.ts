import { DriverException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Body, Controller, Get, Header, Logger, Module, Param, Post } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as PinoLogger, LoggerModule, type Params } from 'nestjs-pino';
import { DomainError } from '../errors/domain-error.js';
import { readConfig } from '../config/config.js';
import { HttpErrorFilter } from './http-error.filter.js';
import { loggingOptions, safeError } from './logging.js';
import { Serving } from './serving.js';
import { guardHttp } from './security.js';

/** What must never be found in a log. */
const CANARY = 'canary7f3a';

/** As PostgreSQL reports it: the statement, its values and the row are in the text. */
const violation = () =>
  Object.assign(new Error(`insert into person values ('${CANARY}') - duplicate key: Key (email)=(${CANARY})`), {
    code: '23505',
    severity: 'ERROR',
    detail: `Key (email)=(${CANARY}) already exists.`,
    table: 'person',
    constraint: 'person_email_key',
  });

describe('an error in the log', () => {
  it.each([
    ['as the driver throws it', violation()],
    ['as MikroORM hands it on', new UniqueConstraintViolationException(violation())],
  ])('of the database, %s, keeps what helps and drops every value', (_, error) => {
    const safe = safeError(error);
    expect(safe).toMatchObject({ code: '23505', table: 'person', constraint: 'person_email_key' });
    expect(safe['message']).toBeUndefined();
    expect(safe['stack']).toMatch(/^ {4}at /);
    expect(JSON.stringify(safe)).not.toContain(CANARY);
  });

  it('of our own keeps its message, once', () => {
    const safe = safeError(new TypeError('nobody expected this'));
    expect(safe).toMatchObject({ type: 'TypeError', message: 'nobody expected this' });
    expect(safe['stack']).not.toContain('nobody expected this');
    expect(safe['stack']).toContain('logging.spec');
  });

  it('drops values of a database error that another error has as its cause', () => {
    const wrapped = new Error('the effect failed', { cause: violation() });
    expect(JSON.stringify(safeError(wrapped))).not.toContain(CANARY);
  });
});

@Controller()
class Pages {
  @Get('v/:token')
  link(@Param('token') token: string): { length: number } {
    return { length: token.length };
  }

  @Post('auth/link')
  refuse(@Body() body: { email: string }): never {
    throw new DomainError('NOT_FOUND', `nobody ${body.email.length}`);
  }

  @Post('broken')
  break(): never {
    throw new DriverException(Object.assign(violation(), { code: '23502' }));
  }

  @Get('page')
  @Header('content-type', 'text/html')
  page(): never {
    throw new DomainError('UNAVAILABLE', 'not now');
  }

  @Get('health/live')
  live(): string {
    return 'ok';
  }
}

describe('a request', () => {
  const lines: Record<string, unknown>[] = [];
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'trace' });
    const { pinoHttp, ...options } = loggingOptions(config);
    const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
    const imports = [LoggerModule.forRoot({ ...options, pinoHttp: { ...(pinoHttp as object), stream } } as Params)];
    class TestModule {}
    Module({ imports, controllers: [Pages], providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }] })(
      TestModule,
    );
    app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: false });
    guardHttp(app.getHttpAdapter().getInstance(), config, new Serving());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    app.useLogger(app.get(PinoLogger));
  });
  afterAll(async () => {
    await app.close();
    Logger.overrideLogger(false);
  });
  beforeEach(() => void lines.splice(0));

  const headers = {
    cookie: `__Host-yhdessa=${CANARY}`,
    authorization: `Bearer ${CANARY}`,
    referer: `https://yhdessa.example/v/${CANARY}`,
    'user-agent': CANARY,
    'x-forwarded-for': CANARY,
  };

  it('leaves one line: method, route as it is written in the code, status, time', async () => {
    await app.inject({ method: 'GET', url: `/v/${CANARY}?mail=${CANARY}`, headers });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ req: { method: 'GET' }, route: '/v/:token', res: { status: 200 } });
    expect(lines[0]!['responseTime']).toEqual(expect.any(Number));
  });

  it.each([
    ['a link', { method: 'GET', url: `/v/${CANARY}?mail=${CANARY}` }],
    ['an address that nobody serves', { method: 'GET', url: `/${CANARY}` }],
    ['a refusal', { method: 'POST', url: '/auth/link', payload: { email: CANARY } }],
    ['a body that is no JSON', { method: 'POST', url: '/auth/link', payload: `{"${CANARY}"` }],
    ['a fault of ours', { method: 'POST', url: '/broken', payload: { email: CANARY } }],
  ] as const)('%s leaves nothing of cookie, header, body, query or path', async (_, request) => {
    const type = { 'content-type': 'application/json' };
    await app.inject({ ...request, headers: { ...headers, ...('payload' in request ? type : {}) } });
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain(CANARY);
  });

  it('of a fault of ours is logged with where it happened', async () => {
    await app.inject({ method: 'POST', url: '/broken', headers });
    const failed = lines.find(({ msg }) => msg === 'request failed');
    expect(failed).toMatchObject({ level: 50, err: { code: '23502', table: 'person' } });
  });

  it('for a page that fails is answered as an error, not as a page', async () => {
    const response = await app.inject({ method: 'GET', url: '/page' });
    expect(response.statusCode).toBe(503);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.json()).toEqual({ errors: [{ message: 'not now', extensions: { code: 'UNAVAILABLE' } }] });
  });

  it('of the supervisor, asking every second whether we live, leaves none', async () => {
    await app.inject({ method: 'GET', url: '/health/live' });
    expect(lines).toEqual([]);
  });
});
