import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a page says of itself. */
export interface Head {
  /** BCP 47: `fi`. */
  readonly language: string;
  readonly title: string;
  /** Where its stylesheet is. */
  readonly style: string;
}

/** A whole page as text: without scripts, and with nothing from elsewhere. `body`: all that it shows. */
export function htmlPage({ language, title, style }: Head, body: ReactNode): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={style} />
      </head>
      <body>{body}</body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
