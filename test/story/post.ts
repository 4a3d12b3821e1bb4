import PostalMime, { type Email } from 'postal-mime';
import { type Table, tellsNothing } from './table.ts';

/** The mails in a mailbox whose subject says so, the oldest first; one that came again counts once. */
export async function mailsAbout({ world }: Table, address: string, subject: RegExp): Promise<Email[]> {
  const mails = await Promise.all(world.mailbox(address).map((raw) => PostalMime.parse(raw)));
  const once = new Map(mails.map((mail) => [mail.messageId, mail]));
  return [...once.values()].filter((mail) => subject.test(mail.subject ?? ''));
}

/** The mail that comes after so many with such a subject. Whatever it is about, it tells nothing. */
async function nextMail(table: Table, address: string, subject: RegExp, known: number): Promise<Email> {
  const what = `a mail "${subject.source}" for ${address}`;
  const mail = await table.world.until(what, async () => (await mailsAbout(table, address, subject))[known]);
  tellsNothing(what, `${mail.subject}\n${mail.text}\n${mail.html}`);
  return mail;
}

/** Does something of which somebody is told by mail, and answers that mail. */
export async function mailAfter(
  table: Table,
  address: string,
  subject: RegExp,
  does: () => Promise<unknown>,
): Promise<Email> {
  const known = (await mailsAbout(table, address, subject)).length;
  await does();
  return nextMail(table, address, subject, known);
}

/** Subject of a reminder to an owner. */
export const REMINDER = /Muistutus|Påminnelse|Reminder/;
