import { MailError, type MailTransport, type OutgoingMail } from '../platform/mail/mail-transport.js';

/** What the mail server answered: it took the mail, or will never take it. */
export interface HandedOver {
  readonly replyCode: number;
  readonly isTaken: boolean;
}

/** Commands whose refusal is about this recipient or this message, and not about our own account or address. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

const isForEver = ({ permanent, replyCode, cause }: MailError): boolean =>
  permanent && replyCode !== undefined && ABOUT_THE_MAIL.includes((cause as { command?: string }).command ?? '');

/**
 * Hands a mail over. Throws `MailError` where another try may help; twenty tries of what will never be taken would only
 * keep the counsellor from knowing.
 */
export async function handOver(transport: MailTransport, mail: OutgoingMail): Promise<HandedOver> {
  try {
    return { replyCode: (await transport.send(mail)).replyCode, isTaken: true };
  } catch (error) {
    if (!(error instanceof MailError) || !isForEver(error)) throw error;
    return { replyCode: error.replyCode!, isTaken: false };
  }
}
