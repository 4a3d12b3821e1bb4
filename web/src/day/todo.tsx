import { Link } from 'wouter';

interface TodoGiven {
  readonly href: string;
  readonly text: string;
  /** Somebody waits for it already. */
  readonly isLate: boolean;
}

/** Something to do, and the way to it. */
export function Todo({ href, text, isLate }: TodoGiven) {
  return (
    <li>
      <Link href={href} className={isLate ? 'row duty late' : 'row duty'}>
        {text}
      </Link>
    </li>
  );
}
