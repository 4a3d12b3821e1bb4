import { type Mapping, mappingSchema } from '../../platform/config/issuer-mapping.js';
import { type Claims, isOf, leftOutOf, membershipsOf, personOf } from './claims.js';

const UNIT = '0199e000-0000-7000-8000-000000000001';
const OTHER_UNIT = '0199e000-0000-7000-8000-000000000002';
const mapping = (given: unknown = {}): Mapping => mappingSchema.parse(given);
const rule = (value: string, role = 'counsellor', unit = UNIT, claim = 'groups') => ({ claim, value, unit, role });
const RULES = mapping({ memberships: [rule('ohjaajat'), rule('johto', 'team-lead')] });

const AINO = { given_name: 'Aino', family_name: 'Koivulampi', email: 'Aino.Koivulampi@Pohde.example' };

describe('a person by the claims', () => {
  it('has names, an address, a language and a title', () => {
    expect(personOf({ ...AINO, locale: 'sv-FI', job_title: 'palveluohjaaja' }, mapping())).toEqual({
      names: { given: 'Aino', family: 'Koivulampi' },
      address: 'aino.koivulampi@pohde.example',
      language: 'sv',
      title: 'palveluohjaaja',
    });
  });

  it('may be told by other claims, the first that is given counting', () => {
    const names = {
      givenName: 'fn',
      familyName: ['sn', 'person.surname'],
      email: ['mail', 'preferred_username'],
      language: 'lang',
      title: 'https://pohde.example/claims/title',
    };
    const claims = {
      fn: 'Aino',
      person: { surname: 'Koivulampi' },
      mail: '',
      preferred_username: 'ak@pohde.example',
      lang: 'EN',
      'https://pohde.example/claims/title': 'ohjaaja',
    };
    expect(personOf(claims, mapping({ claims: names }))).toEqual({
      names: { given: 'Aino', family: 'Koivulampi' },
      address: 'ak@pohde.example',
      language: 'en',
      title: 'ohjaaja',
    });
  });

  it.each<[what: string, claims: Claims, names: unknown]>([
    ['names apart', AINO, { given: 'Aino', family: 'Koivulampi' }],
    ['one whole name', { name: 'Aino Maria Koivulampi' }, { given: 'Aino Maria', family: 'Koivulampi' }],
    ['a whole name as lists have it', { name: 'Koivulampi, Aino' }, { given: 'Aino', family: 'Koivulampi' }],
    ['the names apart before the whole', { ...AINO, name: 'Somebody Else' }, { given: 'Aino', family: 'Koivulampi' }],
    ['half of it', { given_name: 'Aino' }, null],
    ['one word', { name: 'Aino' }, null],
    ['commas alone', { name: ' , ' }, null],
    ['a number', { given_name: 5, family_name: 'Koivulampi' }, null],
    ['a list', { given_name: ['Aino'], family_name: 'Koivulampi' }, null],
    ['control characters', { given_name: 'Ai\u0000no', family_name: 'Koivulampi' }, null],
    ['a turned direction', { given_name: 'Aino\u202e', family_name: 'Koivulampi' }, null],
    ['half a character', { given_name: 'Aino\ud800', family_name: 'Koivulampi' }, null],
    ['an overlong name', { given_name: 'A'.repeat(201), family_name: 'Koivulampi' }, null],
    ['nothing to be seen', { given_name: '\u200b', family_name: 'Koivulampi' }, null],
    ['nothing', {}, null],
  ])('of %s', (_, claims, names) => {
    expect(personOf(claims, mapping()).names).toEqual(names);
  });

  it.each<[what: string, claims: Claims, address: string | null]>([
    ['in capitals', { email: ' AINO@POHDE.EXAMPLE ' }, 'aino@pohde.example'],
    ['of a domain in its own letters', { email: 'aino@hyvä.example' }, 'aino@xn--hyv-sla.example'],
    ['of a domain as DNS has it', { email: 'aino@xn--hyv-sla.example' }, 'aino@xn--hyv-sla.example'],
    ['verified', { email: 'aino@pohde.example', email_verified: true }, 'aino@pohde.example'],
    ['not verified', { email: 'aino@pohde.example', email_verified: false }, null],
    ['not verified, as a text', { email: 'aino@pohde.example', email_verified: 'false' }, null],
    ['verified by something odd', { email: 'aino@pohde.example', email_verified: 1 }, null],
    ['with a Kelvin sign', { email: '\u212aaisa@pohde.example' }, null],
    ['with a Cyrillic letter', { email: '\u0430ino@pohde.example' }, null],
    ['with letters beyond ASCII', { email: 'äino@pohde.example' }, null],
    ['of two', { email: 'aino@pohde.example,x@evil.example' }, null],
    ['with a name', { email: 'Aino <aino@pohde.example>' }, null],
    ['with two signs', { email: 'aino@evil.example@pohde.example' }, null],
    ['as a URI', { email: 'mailto:aino@pohde.example' }, null],
    ['with a line break', { email: 'aino@pohde.example\nx' }, null],
    ['too long', { email: `${'a'.repeat(60)}@${'b'.repeat(200)}.example` }, null],
    ['in a list', { email: ['aino@pohde.example'] }, null],
    ['none', {}, null],
    ['of the prototype', Object.create({ email: 'aino@pohde.example' }) as Claims, null],
    ['only as a user name', { preferred_username: 'aino@pohde.example' }, null],
  ])('has an address %s', (_, claims, address) => {
    expect(personOf(claims, mapping()).address).toBe(address);
  });

  it.each([
    ['fi', 'fi'],
    ['fi-FI', 'fi'],
    ['sv_FI', 'sv'],
    ['EN-gb', 'en'],
    ['fil', null],
    ['ru', null],
    ['', null],
    [7, null],
  ])('speaks %p: %p', (locale, language) => {
    expect(personOf({ locale }, mapping()).language).toBe(language);
  });
});

describe('an address', () => {
  it.each([
    ['aino@pohde.example', ['pohde.example'], true],
    ['aino@pohde.example', ['kainuu.example', 'Pohde.Example'], true],
    ['aino@xn--hyv-sla.example', ['hyvä.example'], true],
    ['aino@xn--hyv-sla.example', ['xn--hyv-sla.example'], true],
    ['aino@sub.pohde.example', ['pohde.example'], false],
    ['aino@notpohde.example', ['pohde.example'], false],
    ['aino@pohde.example.evil.example', ['pohde.example'], false],
    ['aino@pohde.example.', ['pohde.example'], false],
    ['aino@pohde.example', [], false],
  ])('%s is of %p: %p', (address, domains, is) => {
    expect(isOf(address, domains)).toBe(is);
  });

  it('of a domain that looks alike is of another', () => {
    const { address } = personOf({ email: 'aino@p\u043ehde.example' }, mapping());
    expect(isOf(address!, ['pohde.example'])).toBe(false);
  });
});

describe('memberships by the claims', () => {
  it.each<[what: string, claims: Claims, roles: string[]]>([
    ['one of a list', { groups: ['muut', 'ohjaajat'] }, ['counsellor']],
    ['both of a list', { groups: ['johto', 'ohjaajat', 'ohjaajat'] }, ['counsellor', 'team-lead']],
    ['a text', { groups: 'johto' }, ['team-lead']],
    ['a part of a text', { groups: 'johto,ohjaajat' }, []],
    ['other capitals', { groups: ['Ohjaajat'] }, []],
    ['a space more', { groups: ['ohjaajat '] }, []],
    ['letters that look alike', { groups: ['\u043ehjaajat'] }, []],
    ['a number', { groups: 7 }, []],
    ['an object', { groups: { ohjaajat: true } }, []],
    ['a list in a list', { groups: [['ohjaajat']] }, []],
    ['null', { groups: null }, []],
    ['nothing', {}, []],
    ['the prototype', Object.create({ groups: ['ohjaajat'] }) as Claims, []],
  ])('from %s', (_, claims, roles) => {
    expect(membershipsOf(claims, RULES)).toEqual(roles.map((role) => ({ unit: UNIT, role })));
  });

  it('of a thousand groups are found, each once', () => {
    const many = { groups: Array.from({ length: 1000 }, (_, n) => `ryhmä-${n}`) };
    const wanted = mapping({
      memberships: [rule('ryhmä-7'), rule('ryhmä-999'), rule('ryhmä-8', 'counsellor', OTHER_UNIT), rule('ryhmä-1000')],
    });
    expect(membershipsOf(many, wanted)).toEqual([
      { unit: UNIT, role: 'counsellor' },
      { unit: OTHER_UNIT, role: 'counsellor' },
    ]);
  });

  it.each<[claim: string, claims: Claims]>([
    ['realm_access.roles', { realm_access: { roles: ['ohjaajat'] } }],
    ['resource_access.yhdessa.example.roles', { resource_access: { 'yhdessa.example': { roles: ['ohjaajat'] } } }],
    ['https://pohde.example/claims/roles', { 'https://pohde.example/claims/roles': ['ohjaajat'] }],
    ['a.b', { 'a.b': 'ohjaajat', a: { b: 'muut' } }],
  ])('are found down the way %s', (claim, claims) => {
    const wanted = mapping({ memberships: [rule('ohjaajat', 'counsellor', UNIT, claim)] });
    expect(membershipsOf(claims, wanted)).toEqual([{ unit: UNIT, role: 'counsellor' }]);
  });

  it.each(['realm_access.roles', 'realm_access', '__proto__.roles', 'constructor.name', '.', 'a..b'])(
    'are none where the way %s leads nowhere',
    (claim) => {
      const wanted = mapping({ memberships: [rule('Object', 'admin', UNIT, claim)] });
      expect(membershipsOf({ realm_access: ['roles'] }, wanted)).toEqual([]);
    },
  );

  it.each<[what: string, claims: Claims, leftOut: string | undefined]>([
    ['told elsewhere', { _claim_names: { groups: 'src1' } }, 'groups'],
    ['told here', { groups: ['ohjaajat'] }, undefined],
    ['of others told elsewhere', { _claim_names: { photos: 'src1' } }, undefined],
    ['of nonsense', { _claim_names: 'groups' }, undefined],
  ])('are unknown if they are %s', (_, claims, leftOut) => {
    expect(leftOutOf(claims, RULES)).toBe(leftOut);
  });
});

describe('a mapping', () => {
  it.each<[path: string, given: unknown]>([
    ['claims', { claims: { mail: 'email' } }],
    ['claims.email', { claims: { email: [] } }],
    ['claims.email', { claims: { email: 'e mail' } }],
    ['claims.title', { claims: { title: 3 } }],
    ['memberships', { memberships: {} }],
    ['memberships.0.value', { memberships: [{ unit: UNIT, role: 'admin' }] }],
    ['memberships.1.value', { memberships: [rule('a'), rule('')] }],
    ['memberships.0.unit', { memberships: [rule('a', 'admin', 'palveluohjaus')] }],
    ['memberships.0.role', { memberships: [rule('a', 'king')] }],
    ['memberships.0', { memberships: [{ ...rule('a'), area: UNIT }] }],
    ['', { membership: [] }],
  ])('tells the fault at %p', (path, given) => {
    const issues = mappingSchema.safeParse(given).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('needs nothing, and reads groups unless it says otherwise', () => {
    expect(mapping().memberships).toEqual([]);
    expect(mapping({ memberships: [{ value: 'a', unit: UNIT.toUpperCase(), role: 'admin' }] }).memberships).toEqual([
      rule('a', 'admin'),
    ]);
  });
});
