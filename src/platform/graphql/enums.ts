import { registerEnumType } from '@nestjs/graphql';

/** `family-member` in code and tables is `FAMILY_MEMBER` in the schema. */
type EnumKey<Value extends string> = Value extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${EnumKey<Tail>}`
  : Uppercase<Value>;

/** Registers the domain's own list of values as a GraphQL enum; every value is described. */
export function graphqlEnum<const Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [V in Value as EnumKey<V>]: V } {
  const keyOf = (value: string) => value.replaceAll('-', '_').toUpperCase();
  const entries = Object.entries<string>(values);
  const type = Object.fromEntries(entries.map(([value]) => [keyOf(value), value]));
  const valuesMap = Object.fromEntries(entries.map(([value, text]) => [keyOf(value), { description: text }]));
  registerEnumType(type, { name, description, valuesMap });
  return type as { readonly [V in Value as EnumKey<V>]: V };
}
