import { ConfigError, readConfig } from './config.js';

const SERVER = {
  DATABASE_URL: 'postgres://app@db/yhdessa',
  DATA_KEYS: `k1:${'A'.repeat(43)}=`,
  SESSION_KEYS: `k1:${'A'.repeat(43)}=`,
  SMTP_URL: 'smtp://mail.example',
  MAIL_FROM: 'a@b.example',
  MAIL_DOMAIN: 'b.example',
  PUBLIC_URL: 'https://yhdessa.example',
};
const faults = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig({ ...SERVER, ...env });
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};

it('sends no text messages unless it is told where to', () => {
  expect(readConfig(SERVER).sms).toBeUndefined();
});

it('reads where and how', () => {
  const env = {
    SMS_GATEWAY_URL: 'https://sms.county.example/v1/messages',
    SMS_GATEWAY_TOKEN: 's3cret',
    SMS_SENDER: 'Pohde',
    SMS_GATEWAY_IDEMPOTENT: '1',
  };
  expect(readConfig({ ...SERVER, ...env }).sms).toEqual({
    url: 'https://sms.county.example/v1/messages',
    token: 's3cret',
    sender: 'Pohde',
    isIdempotent: true,
    timeoutMs: 30_000,
  });
});

it.each([
  ['http over the net', { SMS_GATEWAY_URL: 'http://sms.county.example', SMS_GATEWAY_TOKEN: 'x' }, 'SMS_GATEWAY_URL'],
  ['no token', { SMS_GATEWAY_URL: 'https://sms.county.example' }, 'SMS_GATEWAY_TOKEN'],
  ['a token of two words', { SMS_GATEWAY_TOKEN: 'a b' }, 'SMS_GATEWAY_TOKEN'],
  ['too long a name', { SMS_SENDER: 'Pohjois-Pohjanmaa' }, 'SMS_SENDER'],
  ['more time than a lease', { SMS_TIMEOUT_SECONDS: '300' }, 'SMS_TIMEOUT_SECONDS'],
])('refuses %s', (_, env, name) => {
  expect(faults(env)).toEqual([expect.stringMatching(`^${name}: `)]);
});

it('lets a gateway on this machine be asked by http', () => {
  expect(faults({ SMS_GATEWAY_URL: 'http://127.0.0.1:8080/sms', SMS_GATEWAY_TOKEN: 'x' })).toEqual([]);
});
