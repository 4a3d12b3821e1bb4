import { type Abuse, anId, documents, nested, repeat, withVariables } from './abuse.js';

const AREAS = 'areas { id }';
const RECORD = 'mutation ($input: RecordContactInput!) { recordContact(input: $input) { id } }';
const UNIT = 'query ($id: UUID!) { unit(id: $id) { id } }';
const CONTACT = `id areaId state channel receivedAt takenAt firstAnsweredAt attempts concludedAt version
  needs { needCodes description outcomeNote } identity { givenName familyName phone email }`;
const shift = () => `goOffDuty(input: { requestId: "${anId()}", areaId: "${anId()}" }) { id }`;

/** Refused by parsing, by validation, or by what a document may cost. */
export const DOCUMENTS: readonly Abuse[] = [
  ...documents('aliases', {
    '16': () => `{ ${repeat(16, (i) => `a${i}: ${AREAS}`)} }`,
    '100': () => `{ ${repeat(100, (i) => `a${i}: ${AREAS}`)} }`,
    '1,000': () => `{ ${repeat(1000, (i) => `a${i}: ${AREAS}`)} }`,
    '10,000': () => `{ ${repeat(10_000, (i) => `a${i}: ${AREAS}`)} }`,
    'of one field, 100': () => `{ areas { ${repeat(100, (i) => `a${i}: id`)} } }`,
    'by fragments': () => `{ ...A ...B } fragment A on Query { ${repeat(9, (i) => `a${i}: ${AREAS}`)} }
      fragment B on Query { ${repeat(9, (i) => `b${i}: ${AREAS}`)} }`,
    'of ids to guess': () => `{ ${repeat(60, (i) => `a${i}: unit(id: "${anId()}") { id }`)} }`,
    'of a change': () => `mutation { a: ${shift()} b: ${shift()} }`,
    'of nothing but __typename': () => `{ ${repeat(200, (i) => `a${i}: __typename`)} }`,
  }),
  ...documents('depth', {
    '13 levels': () => nested(13, '{ areas ', '}', '{ id }'),
    '300 levels': () => nested(300, '{ areas ', '}'),
    '5,000 levels': () => nested(5000, '{ areas ', '}'),
    '20,000 open braces': () => '{'.repeat(20_000),
    'inline fragments, 200': () => `{ ${nested(200, '... { ', '} ', AREAS)} }`,
    'inline fragments, 5,000': () => `{ ${nested(5000, '... { ', '} ', AREAS)} }`,
    'lists in an argument': () => `{ unit(id: ${nested(5000, '[', ']')}) { id } }`,
    'objects in an argument': () => `{ unit(id: ${nested(3000, '{ a: ', '}', '1')}) { id } }`,
    'a type of lists': () => `query ($v: ${nested(3000, '[', ']', 'Int')}) { ${AREAS} }`,
    'pages in pages': () => `{ ${nested(14, 'dutyQueue { edges { node { ', '} } } ', 'id')} }`,
  }),
  ...documents('cycles', {
    'a fragment in itself': `{ ...F } fragment F on Query { ${AREAS} ...F }`,
    'two fragments': '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }',
    'a hundred fragments': () => `{ ...F0 } ${repeat(100, (i) => `fragment F${i} on Query { ...F${(i + 1) % 100} }`)}`,
    'through an inline fragment': '{ ...F } fragment F on Query { ... on Query { ...F } }',
    'through a field': '{ areas { ...F } } fragment F on Area { id ...G } fragment G on Area { ...F }',
    'behind a directive': '{ ...F } fragment F on Query { areas { id } ...F @skip(if: true) }',
    'of a change': 'mutation { ...F } fragment F on Mutation { ...F }',
  }),
  ...documents('the same again', {
    '1,000 fields': () => `{ areas { ${repeat(1000, () => 'id')} } }`,
    '50,000 fields': () => `{ areas { ${repeat(50_000, () => 'id')} } }`,
    '200 root fields': () => `{ ${repeat(400, () => AREAS)} }`,
    'two operations of one name': `query A { ${AREAS} } query A { ${AREAS} }`,
    'two fragments of one name': `{ ...F } fragment F on Query { ${AREAS} } fragment F on Query { me { id } }`,
    'an argument': () => `{ unit(id: "${anId()}", id: "${anId()}") { id } }`,
    'a variable': `query ($a: Int, $a: Int) { ${AREAS} }`,
    'a field of an input': () =>
      `mutation { goOffDuty(input: { requestId: "${anId()}", requestId: "${anId()}", areaId: "${anId()}" }) { id } }`,
    'a directive': '{ areas { id @include(if: true) @include(if: true) } }',
    'two anonymous operations': `{ ${AREAS} } { me { id } }`,
  }),
  ...documents('overlapping fields', {
    'that differ': '{ x: areas { id } x: me { id } }',
    'that differ deep below': `{ ${repeat(10, (i) => `... { areas { ... { a: ${i % 2 ? 'id' : 'name'} } } }`)} }`,
    'inline fragments, 300': () => `{ ${repeat(300, () => `... on Query { ${AREAS} }`)} }`,
    'fragments that fan out': () =>
      `{ ...F0 } ${repeat(20, (i) => `fragment F${i} on Query { ${AREAS} ...F${i + 1} ...F${i + 1} }`)}
       fragment F20 on Query { ${AREAS} }`,
    'fragments that fan out thrice': () =>
      `{ ...F0 } ${repeat(24, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} ...F${i + 1} }`)}
       fragment F24 on Query { x: ${AREAS} y: ${AREAS} }`,
    'of arguments that differ': () => `{ unit(id: "${anId()}") { id } unit(id: "${anId()}") { id } }`,
  }),
  ...documents('directives', {
    'known, 21': () => `{ areas { ${repeat(21, () => 'id @include(if: true)')} } }`,
    'unknown, 1': '{ areas { id @x } }',
    'unknown, 400': () => `{ areas { id ${repeat(400, () => '@x')} } }`,
    'unknown, 10,000': () => `{ areas { id ${repeat(10_000, () => '@aa')} } }`,
    'on an operation': `query @skip(if: true) { ${AREAS} }`,
    'of a schema': '{ areas { id @deprecated } }',
    'without its argument': '{ areas { id @include } }',
    'with an unknown argument': '{ areas { id @include(if: true, unless: false) } }',
    '@defer': '{ ... @defer { areas { id } } }',
    '@stream': '{ areas @stream(initialCount: 0) { id } }',
  }),
  ...documents('introspection', {
    'the whole schema': '{ __schema { types { name fields { name args { name } } } } }',
    'one type': '{ __type(name: "Contact") { fields { name } } }',
    'names alone': '{ __schema { queryType { name } } }',
    'by an alias': '{ x: __schema { types { name } } }',
    'in a fragment': '{ ...F } fragment F on Query { __schema { types { name } } }',
    'in a change': 'mutation { __typename __schema { types { name } } }',
    'in a circle': () => `{ __schema { types { ${nested(8, 'fields { type { ', '} }', 'name')} } } }`,
    'of input fields': '{ __type(name: "RecordContactInput") { inputFields { name } } }',
  }),
  ...documents('names', {
    'a misspelt field': '{ area { id } }',
    'a misspelt argument': '{ unit(idd: "x") { id } }',
    'a misspelt type': 'query ($v: UUIDD) { areas { id } }',
    'a misspelt enum value': 'mutation { recordContact(input: { channel: PHON }) { id } }',
    'a misspelt input field': 'mutation { recordContact(input: { chanel: PHONE }) { id } }',
    'unknown fields, 300': () => `{ ${repeat(300, (i) => `field${i}`)} }`,
    'unknown types, 150': () => `query (${repeat(150, (i) => `$v${i}: T${i}`)}) { ${AREAS} }`,
    'unknown fragments, 100': () => `{ ${repeat(100, (i) => `...F${i}`)} }`,
    'endless ones': () => `{ ${repeat(20, (i) => 'f'.repeat(5000) + i)} }`,
    'a variable that is not declared': '{ unit(id: $id) { id } }',
    'of prototypes': '{ __proto__ { id } constructor { id } hasOwnProperty }',
    'an object where a leaf is': '{ areas { id { x } } }',
    'a leaf where an object is': '{ areas }',
  }),
  ...documents('literals', {
    'a text of 200 kB': () => `{ unit(id: "${'x'.repeat(200_000)}") { id } }`,
    'a block of text of 200 kB': () => `{ unit(id: """${'x\n'.repeat(100_000)}""") { id } }`,
    'a number of 10,000 digits': () =>
      `{ dutyQueue(areaId: "${anId()}", first: ${'9'.repeat(10_000)}) { pageInfo { hasNextPage } } }`,
    'a number beyond 32 bits': () =>
      `{ dutyQueue(areaId: "${anId()}", first: 4294967296) { pageInfo { hasNextPage } } }`,
    'an exponent': () => `{ dutyQueue(areaId: "${anId()}", first: 1e99999) { pageInfo { hasNextPage } } }`,
    'a list of 5,000': () => `{ unit(id: [${repeat(5000, () => '1')}]) { id } }`,
    'NUL in a text': '{ unit(id: "\\u0000") { id } }',
    'half a character': '{ unit(id: "\\uD83D") { id } }',
    'a number where a text is': '{ unit(id: 5) { id } }',
    'a text that does not end': '{ unit(id: "x) { id } }',
    'an unknown escape': '{ unit(id: "\\x41") { id } }',
  }),
  ...documents('operations', {
    'a subscription': 'subscription { anything }',
    'two changes': () => `mutation { a: ${shift()} b: ${shift()} }`,
    'a change and __typename': () => `mutation { __typename ${shift()} }`,
    'a change and one in a fragment': () => `mutation { ${shift()} ...F } fragment F on Mutation { b: ${shift()} }`,
    'a schema': 'type Query { x: Int }',
    'a schema beside an operation': `{ ${AREAS} } extend type Query { x: Int }`,
    'a fragment alone': `fragment F on Query { ${AREAS} }`,
    'an unused fragment': `{ ${AREAS} } fragment F on Query { me { id } }`,
    nothing: '',
    'a comment': '# areas { id }',
    'what does not parse': '{ areas { id }',
    'another language': "select * from contact where id = '1' or 1=1; --",
    'a page of HTML': '<script>alert(1)</script>',
    'control characters': '{ areas { \u0007 id } }',
    NUL: '{ areas { \u0000 id } }',
    'a text that turns around': '{ areas { \u202eid } }',
  }),
  ...documents('cost', {
    'the queue fifteen times over': () =>
      `{ ${repeat(15, (i) => `q${i}: dutyQueue(areaId: "${anId()}", first: 100) { edges { node { ${CONTACT} } } }`)} }`,
    'the queue ten times, by fragments': () =>
      `{ ${repeat(10, (i) => `q${i}: dutyQueue(areaId: "${anId()}", first: 100) { ...F }`)} }
       fragment F on ContactConnection { edges { node { ${CONTACT} } } }`,
  }),
  ...withVariables('variables', {
    'no id': [UNIT, () => ({ id: 'x' })],
    'an id of 200 kB': [UNIT, () => ({ id: 'x'.repeat(200_000) })],
    'a deep list': [UNIT, () => ({ id: JSON.parse(nested(5000, '[', ']')) as unknown })],
    'a deep object': [UNIT, () => ({ id: JSON.parse(nested(5000, '{"a":', '}', '1')) as unknown })],
    'a number beyond all numbers': [UNIT, () => ({ id: 1e308 })],
    none: [UNIT, () => ({})],
    null: [UNIT, () => ({ id: null })],
    'an input that is a text': [RECORD, () => ({ input: 'x' })],
    'an input that is a list': [RECORD, () => ({ input: [1, 2, 3] })],
    'an input with 5,000 unknown fields': [
      RECORD,
      () => ({ input: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`field${i}`, i])) }),
    ],
    'a list of 20,000 wrong items': [
      RECORD,
      () => ({ input: { needCodes: Array.from({ length: 20_000 }, () => 'X') } }),
    ],
    'a text with NUL': [RECORD, () => ({ input: { description: 'a\0b' } })],
    'a text with half a character': [RECORD, () => ({ input: { description: 'a\ud83d' } })],
    'a text that is too long': [RECORD, () => ({ input: { description: 'x'.repeat(100_000) } })],
    'more of a type than it takes': [
      'query ($first: Int) { dutyQueue(areaId: "019ab3c0-0000-7000-8000-000000000001", first: $first) { pageInfo { hasNextPage } } }',
      () => ({ first: 2 ** 53 }),
    ],
  }),
];
