import type { ReactNode } from 'react';
import type { Language } from '../../directory/directory.domain.js';
import { render, Told } from '../page.js';
import { Languages } from '../page-language.js';
import { FAMILY_TEXTS, type FamilyNotice } from './family.texts.data.js';

/** Where the family's pages are, and where their forms go. */
export const FAMILY_PATHS = {
  page: '/s',
  devices: '/s/laitteet',
  faces: '/s/kuulumiset',
  consents: '/s/suostumukset',
  looked: '/s/katsojat',
  wishes: '/s/toive',
  promises: '/s/lupaukset',
  style: '/s/style.css',
} as const;

/** What every page of the family's door is made with. */
export interface FamilyPageGiven {
  readonly language: Language;
  readonly proof: string;
  readonly notice?: FamilyNotice | undefined;
}

const FAULTS: readonly (FamilyNotice | undefined)[] = [
  'wrong',
  'again',
  'gone',
  'noFace',
  'badWords',
  'unheard',
  'kept',
];

interface FrameGiven {
  readonly language: Language;
  readonly path: string;
  /** Of the window. */
  readonly title: string;
  /** Above the page; left out: the title. */
  readonly heading?: string;
  readonly notice?: FamilyNotice | undefined;
  /** Where the fault is put right. */
  readonly field?: string;
  readonly children: ReactNode;
}

/** A page of the family's door. What became of the form is the first thing that is read aloud. */
export function familyFrame({ language, path, title, heading = title, notice, field, children }: FrameGiven): string {
  const isFault = FAULTS.includes(notice);
  const texts = FAMILY_TEXTS[language];
  return render(
    language,
    isFault ? `${texts.fault} – ${title}` : title,
    <>
      <Languages language={language} path={path} />
      <h1>{heading}</h1>
      {notice && (
        <Told isFault={isFault} isGood={!isFault && notice !== 'over'} field={field}>
          {texts.notices[notice]}
        </Told>
      )}
      {children}
    </>,
    FAMILY_PATHS.style,
  );
}
