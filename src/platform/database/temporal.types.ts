import { Type } from '@mikro-orm/core';

/** The ORM hands the null of a nullable column to its type as well; the property's own type says that it may be null. */
const ABSENT = null as never;

/**
 * `timestamptz` as `Temporal.Instant`. The driver hands dates over as text in the session's zone, which `orm.ts`
 * fixes to UTC. `compareAsType` and `runtimeType` differ from the defaults because change detection compares the
 * database text, while `em.assign` checks the runtime value.
 */
export class InstantType extends Type<Temporal.Instant, string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.Instant | null | undefined): string | null | undefined {
    return value?.toString();
  }

  override convertToJSValue(value: string | null | undefined): Temporal.Instant {
    return value == null ? ABSENT : Temporal.Instant.from(value);
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

/** `timestamptz[]` as instants. The driver splits the array and leaves its instants text; see `InstantType`. */
export class InstantArrayType extends Type<readonly Temporal.Instant[], string | readonly string[]> {
  override convertToDatabaseValue(value: readonly Temporal.Instant[]): string {
    return `{${value.join(',')}}`;
  }

  override convertToJSValue(value: readonly string[]): readonly Temporal.Instant[] {
    return value.map((each) => Temporal.Instant.from(each));
  }

  override compareAsType(): string {
    return 'string';
  }

  override get runtimeType(): string {
    return 'Instant[]';
  }

  override ensureComparable(): boolean {
    return true;
  }

  override getColumnType(): string {
    return 'timestamptz[]';
  }
}

/** `date` as `Temporal.PlainDate`: a day in the calendar of the people concerned, in no zone. */
export class PlainDateType extends Type<Temporal.PlainDate, string | null | undefined> {
  override convertToDatabaseValue(value: Temporal.PlainDate | null | undefined): string | null | undefined {
    return value?.toString();
  }

  override convertToJSValue(value: string | null | undefined): Temporal.PlainDate {
    return value == null ? ABSENT : Temporal.PlainDate.from(value);
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
