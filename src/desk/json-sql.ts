/** SQL: somebody of the staff, as everybody around the table may know them. */
export const staff = (id: string, unit: string) => `(select json_build_object('id', ${id}, 'givenName', p.given_name,
  'familyName', p.family_name, 'title', p.title, 'phone', coalesce(p.phone, u.phone), 'unitId', ${unit}, 'unitName', u.name)
  from (select 1) one left join professional p on p.id = ${id} left join unit u on u.id = ${unit})`;
