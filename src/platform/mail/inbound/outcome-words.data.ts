/** A sentence in the three languages of the people who work with it. */
export interface Wording {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

const words = (fi: string, sv: string, en: string): Wording => ({ fi, sv, en });

const WAITING = words('Odottaa lukemista.', 'Väntar på att läsas.', 'Waits to be read.');
const OTHER = words('Viestiä ei ymmärretty.', 'Meddelandet förstods inte.', 'The message was not understood.');

/** What became of a message, in plain words: by its whole code, or by the part before the colon. */
const WORDS = {
  applied: words('Vastaus kirjattiin.', 'Svaret antecknades.', 'The answer was recorded.'),
  'applied:bounced': words(
    'Viestimme ei mennyt perille; palveluohjaaja näkee sen.',
    'Vårt meddelande kom inte fram; servicehandledaren ser det.',
    'A message of ours was not delivered; the counsellor sees it.',
  ),
  'time-taken': words(
    'Vastaus kirjattiin, mutta aika on jo varattu muuhun.',
    'Svaret antecknades, men tiden är redan bokad.',
    'The answer was recorded, but the time has been taken meanwhile.',
  ),
  duplicate: words('Sama vastaus oli jo tullut.', 'Samma svar hade redan kommit.', 'The same answer had come before.'),
  older: words(
    'Uudempi vastaus oli jo tullut.',
    'Ett nyare svar hade redan kommit.',
    'A newer answer had come before.',
  ),
  stale: words('Vastaa vanhaan aikaan.', 'Svarar på den gamla tiden.', 'Answers the old time.'),
  'future-sequence': words(
    'Vastaa kutsuun, jota ei ole lähetetty.',
    'Svarar på en inbjudan som inte har skickats.',
    'Answers an invitation that was never sent.',
  ),
  question: words(
    'Palveluohjaaja näkee viestin kutsun kohdalla.',
    'Servicehandledaren ser meddelandet vid inbjudan.',
    'The counsellor sees it with the invitation.',
  ),
  'sender-mismatch': words(
    'Lähettäjä on joku muu kuin kutsuttu. Kutsu on ehkä lähetetty edelleen. Soita kutsutulle.',
    'Avsändaren är någon annan än den inbjudna. Inbjudan har kanske skickats vidare. Ring den inbjudna.',
    'The sender is not the one who was invited; perhaps it was forwarded. Ring the invitee.',
  ),
  'auth-fail': words(
    'Sähköpostipalvelin pitää lähettäjää väärennettynä. Soita kutsutulle.',
    'E-postservern anser att avsändaren är förfalskad. Ring den inbjudna.',
    'The mail server takes the sender for forged. Ring the invitee.',
  ),
  unreadable: words(
    'Kalenterivastausta ei voi lukea. Soita lähettäjälle.',
    'Kalendersvaret kan inte läsas. Ring avsändaren.',
    'The calendar answer cannot be read. Ring the sender.',
  ),
  'unknown-bounce': words(
    'Jokin viesti ei mennyt perille, mutta ei tiedetä mikä.',
    'Ett meddelande kom inte fram, men det är oklart vilket.',
    'Some message was not delivered, and nobody knows which.',
  ),
  delayed: words('Viesti on myöhässä.', 'Meddelandet är försenat.', 'A message of ours is late.'),
  delivered: words('Viesti meni perille.', 'Meddelandet kom fram.', 'A message of ours was delivered.'),
  automatic: words('Automaattinen viesti.', 'Ett automatiskt meddelande.', 'An automatic message.'),
  dropped: words(
    'Ylläpitäjä päätti, ettei viestiä lueta.',
    'En administratör beslutade att meddelandet inte läses.',
    'An administrator decided that it is not read.',
  ),
  gone: words('Viestiä ei enää ole.', 'Meddelandet finns inte längre.', 'The message is no longer there.'),
  'no-token': words(
    'Ei kuulu mihinkään kutsuun. Joku ehkä kirjoitti suoraan.',
    'Hör inte till någon inbjudan. Någon skrev kanske direkt.',
    'Belongs to no invitation. Perhaps somebody wrote directly.',
  ),
  'unknown-token': words('Vastausosoitetta ei tunneta.', 'Svarsadressen är okänd.', 'Its reply address is not known.'),
  oversize: words(
    'Liian suuri, ei otettu vastaan. Pyydä lähettämään ilman liitteitä.',
    'För stort, togs inte emot. Be om det utan bilagor.',
    'Too large, not taken. Ask for it without attachments.',
  ),
  unfetchable: words(
    'Sähköpostipalvelin ei anna viestiä. Katso se postilaatikosta.',
    'E-postservern ger inte meddelandet. Se det i postlådan.',
    'The mail server does not give it out. Look for it in the mailbox.',
  ),
  failed: words(
    'Lukeminen epäonnistui viisi kertaa. Ilmoita ylläpidolle.',
    'Läsningen misslyckades fem gånger. Meddela underhållet.',
    'Reading it failed five times. Tell those who run the service.',
  ),
} as const satisfies Readonly<Record<string, Wording>>;

const OUTCOMES: ReadonlyMap<string, Wording> = new Map(Object.entries(WORDS));

/** Says a code in plain words; null is a message that nobody has read yet. A code of the future is one not understood. */
export function wordingOf(outcome: string | null): Wording {
  if (outcome === null) return WAITING;
  return OUTCOMES.get(outcome) ?? OUTCOMES.get(outcome.split(':')[0]!) ?? OTHER;
}
