import { attendeeOf, type Partstat, whichAttendee } from './attendee.js';
import { comparable, mailboxOf } from './calendar-address.js';
import { contentLine, unfoldedLines } from './content-line.js';

const attendee = (line: string) => attendeeOf(contentLine(unfoldedLines(line)[0]!)!);

describe('a calendar address', () => {
  it.each([
    ['mailto:maija@example.fi', 'maija@example.fi'],
    ['MAILTO:Maija@Example.fi', 'Maija@Example.fi'],
    [' MailTo: maija@example.fi ', 'maija@example.fi'],
    ['maija@example.fi', 'maija@example.fi'],
    ['mailto:maija%2Btyo@example.fi', 'maija+tyo@example.fi'],
    ['mailto:maija+tyo@example.fi', 'maija+tyo@example.fi'],
    ['mailto:100%maija@example.fi', '100%maija@example.fi'],
    ['mailto:maija@example.fi?subject=moi', 'maija@example.fi'],
    ['mailto:maija@jyväskylä.fi', 'maija@jyväskylä.fi'],
    ['urn:uuid:6a0a1b5e-0000-4000-8000-000000000000', null],
    ['https://maija@example.fi', null],
    ['mailto:a@b@example.fi', null],
    ['mailto:maija%00@example.fi', null],
    ['mailto:maija%E2%80%AE@example.fi', null],
    ['mailto:maija%0A@example.fi', null],
    ['mailto:Maija <maija@example.fi>', null],
    [`mailto:${'a'.repeat(300)}@example.fi`, null],
    ['invalid:nomail', null],
    ['', null],
  ])('%s is %s', (value, mailbox) => expect(mailboxOf(value)).toBe(mailbox));

  it.each([
    ['Maija@Example.FI', 'maija@example.fi'],
    ['maija@jyväskylä.fi', 'maija@xn--jyvskyl-7wae.fi'],
    ['maija@JYVÄSKYLÄ.fi', 'maija@jyväskylä.fi'],
    ['mäija@example.fi', 'ma\u{308}ija@example.fi'],
  ])('%s and %s are one', (a, b) => expect(comparable(a)).toBe(comparable(b)));

  it.each([
    ['maija@example.fi', 'maija@example.fi.evil.test'],
    ['maija@example.fi', 'maija@example.fi/evil.test'],
    ['maija@example.fi', 'maija@evil@example.fi'],
    ['maija+tyo@example.fi', 'maija@example.fi'],
  ])('%s and %s are two', (a, b) => expect(comparable(a)).not.toBe(comparable(b)));
});

describe('an ATTENDEE line', () => {
  it('is read with all that may matter', () => {
    const line =
      'ATTENDEE;CN="Meikäläinen, Maija";PARTSTAT=delegated;DELEGATED-TO="mailto:ville@example.fi","mailto:x@example.fi"' +
      ';DELEGATED-FROM="mailto:eeva@example.fi";SENT-BY="mailto:sihteeri@example.fi";EMAIL=maija@example.fi' +
      ':mailto:maija@imip.me.com';
    expect(attendee(line)).toEqual({
      address: 'maija@imip.me.com',
      email: 'maija@example.fi',
      name: 'Meikäläinen, Maija',
      partstat: 'DELEGATED',
      delegatedTo: 'ville@example.fi',
      delegatedFrom: 'eeva@example.fi',
      sentBy: 'sihteeri@example.fi',
    });
  });

  it.each<[string, Partstat]>([
    ['ACCEPTED', 'ACCEPTED'],
    ['declined', 'DECLINED'],
    ['Tentative ', 'TENTATIVE'],
    ['"DELEGATED"', 'DELEGATED'],
  ])('answers by PARTSTAT=%s', (written, partstat) =>
    expect(attendee(`ATTENDEE;PARTSTAT=${written}:mailto:a@example.fi`).partstat).toBe(partstat),
  );

  it.each(['NEEDS-ACTION', 'X-MAYBE', 'IN-PROCESS', 'constructor', ''])('answers nothing by PARTSTAT=%s', (partstat) =>
    expect(attendee(`ATTENDEE;PARTSTAT=${partstat}:mailto:a@example.fi`).partstat).toBeNull(),
  );

  it('shows a name without tricks, and not for ever', () => {
    const { name } = attendee(`ATTENDEE;CN=\u{202E}Maija^n${'😀'.repeat(300)}:mailto:a@example.fi`);
    expect(Array.from(name!)).toHaveLength(200);
    expect(name).toMatch(/^Maija\n😀+$/u);
  });
});

describe('which line is whose', () => {
  const maija = attendee('ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Maija@Example.fi');
  const ville = attendee('ATTENDEE;PARTSTAT=DECLINED;EMAIL=ville@example.fi:urn:uuid:1');
  const borrowed = attendee('ATTENDEE;PARTSTAT=DECLINED;EMAIL=maija@example.fi:mailto:other@example.fi');
  const all = [borrowed, ville, maija];

  it.each([
    ['by address in any case', ['x@example.fi', 'maija@EXAMPLE.fi'], maija],
    ['by EMAIL where the address is none', ['ville@example.fi'], ville],
    ['nobody', ['eeva@example.fi'], null],
    ['nobody without addresses', [], null],
  ])('%s', (_, addresses, expected) => expect(whichAttendee(all, addresses)).toBe(expected));
});
