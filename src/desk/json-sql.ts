/** SQL: bytes as JSON carries them. */
export const b64 = (column: string) => `encode(${column}, 'base64')`;

/** SQL: somebody of the staff, as everybody around the table may know them. */
export const staff = (id: string, unit: string) => `(select json_build_object('id', ${id}, 'givenName', p.given_name,
  'familyName', p.family_name, 'title', p.title, 'phone', coalesce(p.phone, u.phone), 'unitId', ${unit}, 'unitName', u.name)
  from (select 1) one left join professional p on p.id = ${id} left join unit u on u.id = ${unit})`;

/** SQL: rows as a JSON list, never null. */
export const list = (object: string, from: string, order: string) =>
  `coalesce((select json_agg(json_build_object(${object}) order by ${order}) from ${from}), '[]')`;
