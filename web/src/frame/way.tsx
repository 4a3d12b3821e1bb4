import { Link, useLocation } from 'wouter';

export interface WayGiven {
  readonly href: string;
  readonly title: string;
}

/** A way of the menu; says so where one is there already. */
export function Way({ href, title }: WayGiven) {
  const [place] = useLocation();
  return (
    <Link href={href} aria-current={place === href ? 'page' : undefined}>
      {title}
    </Link>
  );
}
