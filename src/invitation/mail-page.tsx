import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../directory/directory.domain.js';

/** The page of a mail: small, and nothing in it is fetched from anywhere. */
export function mailPage(language: Language, title: string, body: ReactNode): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
      </head>
      <body style={{ fontFamily: 'sans-serif', fontSize: '16px', lineHeight: 1.5, color: '#1b2733' }}>{body}</body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** What is to be pressed in a mail: styled on the element, because mail programs drop style sheets. */
export function MailButton({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} style={BUTTON}>
      {children}
    </a>
  );
}

const BUTTON = {
  display: 'inline-block',
  padding: '12px 20px',
  background: '#1a4f8b',
  color: '#ffffff',
  fontWeight: 700,
  textDecoration: 'none',
  borderRadius: '6px',
} as const;
