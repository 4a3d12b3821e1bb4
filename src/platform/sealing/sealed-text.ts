import { Type } from '@mikro-orm/core';

/** Text that only its data key opens. Prints as `[sealed]`, so that it cannot slip into a log or an answer. */
export class SealedText {
  constructor(readonly bytes: Buffer) {}

  /** As statements give what is inside of JSON: in base64. */
  static from(base64: string): SealedText {
    return new SealedText(Buffer.from(base64, 'base64'));
  }

  toJSON(): string {
    return '[sealed]';
  }

  toString(): string {
    return '[sealed]';
  }
}

/** `bytea` column that holds a `SealedText`. */
export class SealedTextType extends Type<SealedText | null | undefined, Buffer | null | undefined> {
  override convertToDatabaseValue(value: SealedText | null | undefined): Buffer | null | undefined {
    return value?.bytes;
  }

  override convertToJSValue(value: Buffer | null | undefined): SealedText | null | undefined {
    return value == null ? value : new SealedText(Buffer.from(value));
  }

  override compareAsType(): string {
    return 'Buffer';
  }

  override get runtimeType(): string {
    return 'SealedText';
  }

  override ensureComparable(): boolean {
    return true;
  }

  override getColumnType(): string {
    return 'bytea';
  }
}
