import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../directory/directory.domain.js';

/** A page of a door: without scripts, and with nothing from elsewhere. */
export function render(language: Language, title: string, content: ReactNode, style = '/v/style.css'): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – Yhdessä`}</title>
        <link rel="stylesheet" href={style} />
      </head>
      <body>
        <header>Yhdessä</header>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
