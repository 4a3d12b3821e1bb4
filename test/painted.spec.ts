import { minutesOf, paint, type Painted, saidOf } from '../web/src/own-time/painted.js';

const MINUTE = 60_000;
const can = (from: number, to: number): Painted => ({ from: from * MINUTE, to: to * MINUTE, suits: 'CAN' });
const need = (from: number, to: number): Painted => ({ ...can(from, to), suits: 'IF_NEED_BE' });
const over = (from: number, to: number) => ({ from: from * MINUTE, to: to * MINUTE });

it.each<[string, readonly Painted[], ReturnType<typeof over>, Painted['suits'] | null, readonly Painted[]]>([
  ['nothing', [], over(0, 30), 'CAN', [can(0, 30)]],
  ['beside the same: they are one', [can(0, 30)], over(30, 60), 'CAN', [can(0, 60)]],
  ['between two of the same', [can(0, 30), can(60, 90)], over(30, 60), 'CAN', [can(0, 90)]],
  ['beside another', [need(0, 30)], over(30, 60), 'CAN', [need(0, 30), can(30, 60)]],
  ['the middle of another', [need(0, 90)], over(30, 60), 'CAN', [need(0, 30), can(30, 60), need(60, 90)]],
  ['the middle away', [can(0, 90)], over(30, 60), null, [can(0, 30), can(60, 90)]],
  ['all of it away', [can(10, 20)], over(0, 30), null, []],
  ['the end of one that is no round time', [can(5, 50)], over(30, 60), null, [can(5, 30)]],
  ['the same again', [can(0, 60)], over(0, 30), 'CAN', [can(0, 60)]],
])('painting %s', (_, painted, stretch, suits, expected) => {
  expect(paint(painted, stretch, suits)).toEqual(expected);
});

it.each([
  ['nothing', [], null],
  ['all of it', [can(0, 60)], 'CAN'],
  ['a part', [can(0, 45)], 'PART'],
  ['both', [can(0, 40), need(40, 60)], 'PART'],
  ['another one', [can(60, 90)], null],
] as const)('says what is said of half an hour: %s', (_, painted, expected) => {
  expect(saidOf(painted, over(30, 60))).toBe(expected);
});

it('counts minutes of each kind', () => {
  const painted = [can(0, 45), need(45, 60), can(90, 100)];
  expect(minutesOf(painted, 'CAN')).toBe(55);
  expect(minutesOf(painted, 'IF_NEED_BE')).toBe(15);
});
