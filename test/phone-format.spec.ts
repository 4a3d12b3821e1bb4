import { phoneText } from '../web/src/words/phone.ts';

describe('a telephone number as people write it', () => {
  it.each([
    ['+358401234567', '040 123 4567', 'a mobile'],
    ['+358501234567', '050 123 4567', 'another'],
    ['+35840123456', '040 123 456', 'a short mobile'],
    ['+3584573456789', '045 7345 6789', 'a long one, of Åland'],
    ['+358400123456', '0400 123 456', 'an old one, whose first four digits everybody says together'],
    ['+358295123456', '029 512 3456', 'a number of an authority'],
    ['+358201234567', '020 123 4567', 'a number of a company'],
    ['+358800123456', '0800 123 456', 'a free one'],
    ['+35883152011', '08 315 2011', 'one of Oulu'],
    ['+358912345678', '09 1234 5678', 'one of Helsinki'],
    ['+3581812345', '018 12 345', 'one of Åland'],
    ['+358161234567', '016 123 4567', 'one of Lapland'],
    ['+358116117', '116 117', 'the health advice'],
    ['+46701234567', '+46 701 234 567', 'a Swedish one'],
    ['+3725123456', '+372 512 3456', 'an Estonian one'],
    ['+4790123456', '+47 9012 3456', 'a Norwegian one'],
    ['+12025550123', '+1 202 555 0123', 'an American one'],
    ['+380441234567', '+380 441 234 567', 'a Ukrainian one'],
  ])('%s is %s: %s', (number, text) => {
    expect(phoneText(number)).toBe(text);
  });

  it.each(['040 123 4567', '', '112', '+358', 'klo 12'])('leaves %p as it is: it is no E.164', (text) => {
    expect(phoneText(text)).toBe(text);
  });

  it('keeps every digit, whatever the length', () => {
    const digits = '123456789012345';
    for (const country of ['358', '358400', '358800', '46', '7', '372', '999']) {
      for (let length = country.length + 3; length <= 15; length++) {
        const number = `+${(country + digits).slice(0, length)}`;
        const kept = phoneText(number).replaceAll(/\D/g, '');
        const expected = number.startsWith('+358') ? [number.slice(4), `0${number.slice(4)}`] : [number.slice(1)];
        expect(expected).toContain(kept);
      }
    }
  });
});
