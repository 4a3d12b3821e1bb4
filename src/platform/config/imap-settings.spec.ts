import { ConfigError, readConfig } from './config.js';

const OAUTH = {
  IMAP_OAUTH_TOKEN_URL: 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token',
  IMAP_OAUTH_CLIENT_ID: 'client',
  IMAP_OAUTH_CLIENT_SECRET: 'hunter2',
};

/** The lines that a wrong environment gives; none if it is right. */
function linesOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.lines;
  }
}

describe('the mailbox of IMAP_URL', () => {
  it('is read by TLS, from INBOX into Yhdessa, each minute', () => {
    expect(readConfig({ IMAP_URL: 'imaps://verkosto%40kunta.fi:a%2Fb%3A%25@imap.kunta.fi' }).imap).toEqual({
      host: 'imap.kunta.fi',
      port: 993,
      tls: 'imaps',
      user: 'verkosto@kunta.fi',
      password: 'a/b:%',
      inbox: 'INBOX',
      filed: 'Yhdessa',
      pollSeconds: 60,
    });
  });

  it('may be another folder, filed elsewhere, looked at more often', () => {
    const env = {
      IMAP_URL: 'imaps://u:p@[2001:db8::7]:1993/Jaetut/Verkosto',
      IMAP_FILED: 'Käsitellyt',
      IMAP_POLL_SECONDS: '5',
    };
    expect(readConfig(env).imap).toMatchObject({
      host: '2001:db8::7',
      port: 1993,
      inbox: 'Jaetut/Verkosto',
      filed: 'Käsitellyt',
      pollSeconds: 5,
    });
  });

  it.each([
    ['imap://u:p@127.0.0.1:1143', 'none', 1143],
    ['imap://u:p@localhost', 'none', 143],
    ['imap://u:p@[::1]', 'none', 143],
    ['imap://u:p@mail', 'starttls', 143],
    ['imap://u:p@localhost.attacker.example', 'starttls', 143],
    ['imaps://u:p@127.0.0.1', 'imaps', 993],
  ])('%s sends its password by %s', (IMAP_URL, tls, port) => {
    expect(readConfig({ IMAP_URL }).imap).toMatchObject({ tls, port });
  });

  it('may be opened by a token', () => {
    expect(readConfig({ IMAP_URL: 'imaps://verkosto%40kunta.fi@outlook.office365.com', ...OAUTH }).imap).toMatchObject({
      user: 'verkosto@kunta.fi',
      oauth: {
        tokenUrl: OAUTH.IMAP_OAUTH_TOKEN_URL,
        clientId: 'client',
        clientSecret: 'hunter2',
        scope: 'https://outlook.office365.com/.default',
      },
    });
  });

  it.each<[NodeJS.ProcessEnv, readonly RegExp[]]>([
    [{ IMAP_URL: 'https://u:p@imap.kunta.fi' }, [/^IMAP_URL: must be a URL starting with imaps:/]],
    [{ IMAP_URL: 'imaps://imap.kunta.fi' }, [/^IMAP_URL: must be imaps:\/\/user:password@host/]],
    [{ IMAP_URL: 'imaps://u:p@imap.kunta.fi/INBOX?x=1' }, [/^IMAP_URL: must be imaps:/]],
    [{ IMAP_URL: 'imaps://u:%E4@imap.kunta.fi' }, [/^IMAP_URL: must be imaps:/]],
    [{ IMAP_URL: 'imaps://u@imap.kunta.fi' }, [/^IMAP_URL: needs a password/]],
    [{ IMAP_URL: 'imaps://u:p@imap.kunta.fi', ...OAUTH }, [/^IMAP_URL: must have no password/]],
    [OAUTH, [/^IMAP_URL: is required/]],
    [
      { IMAP_URL: 'imaps://u@imap.kunta.fi', IMAP_OAUTH_CLIENT_ID: 'client' },
      [/^IMAP_OAUTH_TOKEN_URL: is required/, /^IMAP_OAUTH_CLIENT_SECRET: is required/],
    ],
    [
      { IMAP_URL: 'imaps://u@imap.kunta.fi', ...OAUTH, IMAP_OAUTH_TOKEN_URL: 'http://login.example/token' },
      [/^IMAP_OAUTH_TOKEN_URL: must be https/],
    ],
    [{ IMAP_POLL_SECONDS: '4' }, [/^IMAP_POLL_SECONDS: must be a number from 5/]],
    [{ IMAP_FILED: 'a"b' }, [/^IMAP_FILED: must be the name of a folder/]],
    [{ IMAP_FILED: 'a\r\nLOGOUT' }, [/^IMAP_FILED: /]],
  ])('%# is refused by its name, without its secret', (env, expected) => {
    const lines = linesOf(env);
    expect(lines).toHaveLength(expected.length);
    for (const [i, pattern] of expected.entries()) expect(lines[i]).toMatch(pattern);
    expect(lines.join('\n')).not.toContain('hunter2');
  });
});
