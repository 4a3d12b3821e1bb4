import { Type } from '@mikro-orm/core';

/**
 * `timestamptz` as `Temporal.Instant`. The driver hands dates over as text in the session's zone, which `orm.ts`
 * fixes to UTC. `compareAsType` and `runtimeType` differ from the defaults because change detection compares the
 * database text, while `em.assign` checks the runtime value.
 */
export class InstantType extends Type<Temporal.Instant | null | undefined, string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.Instant | string | null | undefined): string | null | undefined {
    return value?.toString();
  }

  override convertToJSValue(value: string | null | undefined): Temporal.Instant | null | undefined {
    return value == null ? value : Temporal.Instant.from(value);
  }

  override compareAsType(): string {
    return 'string';
  }

  override get runtimeType(): string {
    return 'Instant';
  }

  override ensureComparable(): boolean {
    return true;
  }

  override getColumnType(): string {
    return 'timestamptz';
  }
}

/** `date` as `Temporal.PlainDate`: a day in the calendar of the people concerned, in no zone. */
export class PlainDateType extends Type<Temporal.PlainDate | null | undefined, string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.PlainDate | string | null | undefined): string | null | undefined {
    return value?.toString();
  }

  override convertToJSValue(value: string | null | undefined): Temporal.PlainDate | null | undefined {
    return value == null ? value : Temporal.PlainDate.from(value);
  }

  override compareAsType(): string {
    return 'string';
  }

  override get runtimeType(): string {
    return 'PlainDate';
  }

  override ensureComparable(): boolean {
    return true;
  }

  override getColumnType(): string {
    return 'date';
  }
}
