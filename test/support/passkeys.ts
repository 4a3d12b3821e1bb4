import type { Response } from 'light-my-request';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { newId } from '../../src/platform/clock/clock.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import type { TestApp } from './app.js';
import { done, mutate, type OpenedCase, type Who } from './casework.js';
import type { Browser } from './doors.js';
import { addMeeting } from './invited.js';

/** A scheduled meeting of the case with people of its family; it begins so many minutes from now. */
export async function meetingWith(
  app: TestApp,
  opened: OpenedCase,
  personIds: readonly string[] = [opened.motherId],
  inMinutes = 0,
): Promise<string> {
  const starts = app.clock.now().add({ minutes: inMinutes }).toZonedDateTimeISO('Europe/Helsinki').toPlainDateTime();
  const { id } = await addMeeting(app, opened, [], starts.toString({ smallestUnit: 'minute' }));
  // Its place stands there in clear, and the family's page would open it.
  await app.sql('delete from meeting_place where meeting_id = $1', [id]);
  for (const personId of personIds)
    await app.sql(
      `insert into meeting_participant (area_id, id, case_id, meeting_id, person_id, needed, chosen)
       values ($1, $2, $3, $4, $5, 'required', true)`,
      [POHDE.id, newId(), opened.caseId, id, personId],
    );
  return id;
}

/** Opens the registration of a passkey. */
export const offer = (app: TestApp, meetingId: string, personId: string, who: Who = 'counsellor') =>
  mutate(app, who)('openPasskeyRegistration', 'OpenPasskeyRegistrationInput', { meetingId, personId }, 'code endsAt');

/** The code of the counsellor. */
export const codeFor = async (app: TestApp, meetingId: string, personId: string, who?: Who): Promise<string> =>
  (await done(offer(app, meetingId, personId, who))).code;

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

/** What a page has the phone asked; null if nothing. */
export function optionsIn({ body }: Response): Options | null {
  const [, text] = /data-options="([^"]*)"/.exec(body) ?? [];
  return text === undefined ? null : (JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Options);
}

/** The page of a phone on which the code was typed. */
export async function entered(browser: Browser, code: string): Promise<Response> {
  await browser.get('/s/avain');
  return browser.post('/s/avain', { code });
}

/** The page of a phone that shall open with its passkey. */
export async function asked(browser: Browser): Promise<Response> {
  await browser.get('/s/avain');
  return browser.post('/s/avain/avaa', {});
}

/** Sends what the phone answered to where the page says. */
export const answer = (browser: Browser, to: 'tallenna' | 'sisaan', given: object): Promise<Response> =>
  browser.post(`/s/avain/${to}`, { answer: JSON.stringify(given) });
