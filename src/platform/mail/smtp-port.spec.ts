import { PassThrough } from 'node:stream';
import type { SMTPServerDataStream } from 'smtp-server';
import { Room, withMessage } from './smtp-port.js';

/** A message on its way. */
const stream = () => new PassThrough() as unknown as PassThrough & SMTPServerDataStream;

const ended = (...parts: string[]) => {
  const message = stream();
  for (const part of parts) message.write(part);
  return message.end();
};

const read = (message: ReturnType<typeof stream>, room: Room, largest = 100) =>
  withMessage(message, { largest, room }, async ({ raw, size }) => ({ raw: raw?.toString() ?? null, size }));

describe('a message', () => {
  it.each([
    ['is read whole', ['ab', 'cd'], { raw: 'abcd', size: 4 }],
    ['may be empty', [], { raw: '', size: 0 }],
    [
      'may be as large as allowed',
      ['x'.repeat(60), 'y'.repeat(40)],
      { raw: `${'x'.repeat(60)}${'y'.repeat(40)}`, size: 100 },
    ],
    ['that is larger is counted, not kept', ['x'.repeat(60), 'y'.repeat(60), 'z'], { raw: null, size: 121 }],
  ])('%s', async (_, parts, arrived) => {
    expect(await read(ended(...parts), new Room(1000))).toEqual(arrived);
  });

  it('for which there is no room is counted, not kept', async () => {
    expect(await read(ended('12345', '67890', 'x'), new Room(9))).toEqual({ raw: null, size: 11 });
  });
});

describe('the room for messages', () => {
  it('is taken while one is in hand and free again after it, also when that fails', async () => {
    const room = new Room(10);
    const stored = Promise.withResolvers<void>();
    const inHand = Promise.withResolvers<void>();
    const first = withMessage(ended('123456'), { largest: 100, room }, () => (inHand.resolve(), stored.promise));
    await inHand.promise;
    expect(await read(ended('123456'), room)).toEqual({ raw: null, size: 6 });
    expect(await read(ended('1234'), room)).toEqual({ raw: '1234', size: 4 });
    stored.reject(new Error('not stored'));
    await expect(first).rejects.toThrow('not stored');
    expect(await read(ended('1234567890'), room)).toEqual({ raw: '1234567890', size: 10 });
  });

  it('is free again after what was cut off or too large', async () => {
    const room = new Room(10);
    const cutOff = stream();
    const reading = read(cutOff, room);
    cutOff.write('12345');
    cutOff.destroy(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
    await read(ended('12345', '67'), room, 6);
    expect(await read(ended('1234567890'), room)).toEqual({ raw: '1234567890', size: 10 });
  });
});
