import type { ReactNode } from 'react';
import type { Language } from '../directory/directory.domain.js';
import { htmlPage } from '../platform/http/html-page.js';

/** A page of a door: without scripts, and with nothing from elsewhere. */
export function render(language: Language, title: string, content: ReactNode, style = '/v/style.css'): string {
  return htmlPage(
    { language, title: `${title} – Yhdessä`, style },
    <>
      <header>Yhdessä</header>
      <main>{content}</main>
    </>,
  );
}
