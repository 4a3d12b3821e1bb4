/** SQL that projections have in common: what they bring, they bring as JSON. */

/** SQL: a sealed value as JSON carries it. */
export const b64 = (column: string) => `encode(${column}, 'base64')`;

/** SQL: rows as a JSON list, never null. */
export const listOf = (object: string, from: string, order: string) =>
  `coalesce((select json_agg(json_build_object(${object}) order by ${order}) from ${from}), '[]')`;

/** SQL: the key with which the texts of a case are opened, a `KeyTree`; `id` is the case's. */
export const keyOfCase = (id: string) =>
  `(select json_build_object('id', k.id, 'wrapped', ${b64('k.wrapped')}, 'wrappedBy', k.wrapped_by)
  from platform.data_key k where k.scope_type = 'case' and k.scope_id = ${id})`;
