import { z } from 'zod';

/** What the accessibility statement and the privacy page say of whoever runs this installation. */
export interface OpenPagesSettings {
  /** Who is responsible for the service; absent: the areas that it serves. */
  readonly provider?: string;
  /** Where feedback on accessibility is mailed to. */
  readonly accessibilityEmail: string;
  /** Who supervises Act 306/2019. */
  readonly authority: string;
  /** How that is reached, in one line; absent: its own site tells. */
  readonly authorityContact?: string;
  /** How the data protection officer is reached, in one line. */
  readonly privacyContact?: string;
}

const line = z.string().regex(/^[^\p{Cc}]{2,300}$/u, 'must be one line of at most 300 characters');

/** The environment variables of the open pages. */
export const openPagesVariables = {
  SERVICE_PROVIDER: line.optional(),
  ACCESSIBILITY_EMAIL: z
    .string()
    .regex(/^[^\s<>@]+@[^\s<>@]+$/, 'must be a plain e-mail address')
    .optional(),
  ACCESSIBILITY_AUTHORITY: line.default('Lupa- ja valvontavirasto'),
  ACCESSIBILITY_AUTHORITY_CONTACT: line.optional(),
  PRIVACY_CONTACT: line.optional(),
};

interface Given {
  readonly MAIL_FROM?: string | undefined;
  readonly SERVICE_PROVIDER?: string | undefined;
  readonly ACCESSIBILITY_EMAIL?: string | undefined;
  readonly ACCESSIBILITY_AUTHORITY: string;
  readonly ACCESSIBILITY_AUTHORITY_CONTACT?: string | undefined;
  readonly PRIVACY_CONTACT?: string | undefined;
}

/** Feedback without an address of its own comes where answers come: there somebody looks at what is no answer. */
export const openPages = (given: Given): OpenPagesSettings => ({
  accessibilityEmail: given.ACCESSIBILITY_EMAIL ?? given.MAIL_FROM ?? 'saavutettavuus@yhdessa.example',
  authority: given.ACCESSIBILITY_AUTHORITY,
  ...(given.SERVICE_PROVIDER !== undefined && { provider: given.SERVICE_PROVIDER }),
  ...(given.ACCESSIBILITY_AUTHORITY_CONTACT !== undefined && {
    authorityContact: given.ACCESSIBILITY_AUTHORITY_CONTACT,
  }),
  ...(given.PRIVACY_CONTACT !== undefined && { privacyContact: given.PRIVACY_CONTACT }),
});
