import { Link } from 'wouter';
import type { Person } from './directory.query.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';

/** Somebody in a list: who, as what, where, and the number. */
export function PersonRow({ person }: { readonly person: Person }) {
  const { id, title, phone, memberships } = person;
  const name = nameOf(person);
  return (
    <li>
      <h3 className="card-title">
        <Link href={`/verkosto/ammattilaiset/${id}`}>{name}</Link>
      </h3>
      <p>{[title, ...new Set(memberships.map(({ unitName }) => unitName))].join(', ')}</p>
      {phone && <CallLink number={phone} whom={name} />}
    </li>
  );
}
