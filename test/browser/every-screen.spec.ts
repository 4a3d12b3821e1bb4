import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { personId } from '../../src/demo/directory.js';
import { FAMILY } from '../../src/demo/family.data.js';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { Receiving } from '../../src/platform/mail/inbound/receiving.js';
import { type BrowserApp, inBrowser, startBrowserApp } from '../support/browser.js';
import { done, mutate, type OpenedCase, openCase, seatOf } from '../support/casework.js';
import { addMeeting, announce } from '../support/invited.js';
import { devices, isWell, openAll } from '../support/page.js';
import { actionOf, agree, draft, meet, promised } from '../support/plans.js';

/** The desk's own list of its screens, as text: whoever adds one is told here to say how it is looked at. */
const LIST = readFileSync(pathOf(import.meta.dirname, '../../web/src/screens.ts'), 'utf8');
const SCREENS = ['/', ...[...LIST.matchAll(/^ +\[?'(\/[^']*)',/gm)].map(([, pattern]) => pattern!)];

const CASE = `/asiat/${FAMILY.caseId}`;
const MOTHER = 'Hanna-Mari Kuutamolampi';
const NURSE = 'Helmi Suvikallio';
/** The family of a case that a spec opens. */
const OTHER_MOTHER = 'Marjatta Salakoski';

/** Whose eyes see a screen, where, and what record of the seed is named there. */
interface Look {
  readonly as?: Persona | 'third-counsellor';
  /** The address, where the pattern itself is none; what the spec made is known by its name. */
  readonly at?: string | ((made: Made) => string);
  readonly names: string | RegExp;
}

/** What waits for somebody on the screens that show nothing else. */
interface Made {
  readonly caseId: string;
  readonly unitId: string;
  readonly organisationId: string;
  readonly serviceId: string;
}

const LOOKS: Readonly<Record<string, Look>> = {
  '/': { names: /Kuutamolampi/ },
  '/asiat/:id': { at: CASE, names: MOTHER },
  // Who has not begun to look is told no name of the family: of whom it is stands in the address alone.
  '/asiat/:id/hatakatselu': {
    as: 'third-counsellor',
    at: `${CASE}/hatakatselu`,
    names: 'Katso asiaa perustellusta syystä',
  },
  '/asiat/:id/valvonta': { as: 'team-lead', at: `${CASE}/valvonta`, names: 'Katso asiaa valvontaa varten' },
  '/asiat/:id/ihmiset': { at: `${CASE}/ihmiset`, names: MOTHER },
  '/asiat/:id/suostumukset': { at: `${CASE}/suostumukset`, names: MOTHER },
  '/asiat/:id/katsojat': { at: `${CASE}/katsojat`, names: 'Sinä itse' },
  '/asiat/:id/paattaminen': { at: `${CASE}/paattaminen`, names: /Limingan koulu/ },
  '/asiat/:id/seuranta': { at: `${CASE}/seuranta`, names: MOTHER },
  '/asiat/:id/suunnitelma': { at: `${CASE}/suunnitelma`, names: /Elias Petäjäranta/ },
  '/asiat/:id/tapaaminen/:meetingId': { at: `${CASE}/tapaaminen/${FAMILY.meetingId}`, names: MOTHER },
  '/asiat/:id/tilanne': { at: `${CASE}/tilanne`, names: /Vanhemmat erosivat keväällä/ },
  '/asiat/:id/vaihto': { at: `${CASE}/vaihto`, names: 'Aino Koivulampi' },
  '/haku': { at: `/haku`, names: 'Puhelinnumero' },
  '/hallinta': { as: 'admin', names: 'Alkuarvio ja lapsiperheiden sosiaalipalvelut, Lakeus' },
  '/hallinta/ammattilaiset/:id': {
    as: 'admin',
    at: `/hallinta/ammattilaiset/${principalOf('teacher')}`,
    names: 'Elias Petäjäranta',
  },
  '/hallinta/lahettamatta': { as: 'admin', names: 'Sähköpostipalvelimeen ei saatu yhteyttä.' },
  '/hallinta/sailytysajat': { as: 'admin', names: 'Perheen asia' },
  '/hallinta/sailytysvelvoitteet': { as: 'admin', names: 'Kantelu 12/2026' },
  '/hallinta/organisaatiot/:id': {
    as: 'admin',
    at: ({ organisationId }) => `/hallinta/organisaatiot/${organisationId}`,
    names: /Pohde/,
  },
  '/hallinta/palvelut/:id': { as: 'admin', at: ({ serviceId }) => `/hallinta/palvelut/${serviceId}`, names: /Liminga/ },
  '/hallinta/yksikot/:id': {
    as: 'admin',
    at: ({ unitId }) => `/hallinta/yksikot/${unitId}`,
    names: 'Limingan neuvola',
  },
  '/kalenterit': { as: 'nurse', names: 'Puhelimeni' },
  '/katselut': { as: 'team-lead', names: 'Äiti soitti yöllä ja tarvitsee apua heti.' },
  '/kutsu': { at: ({ caseId }) => `/kutsu?asia=${caseId}`, names: OTHER_MOTHER },
  '/loki': { as: 'log-inspector', at: `/loki?ammattilainen=${principalOf('counsellor')}`, names: 'Aino Koivulampi' },
  '/oma-aika': { as: 'nurse', names: 'Viikko 48' },
  '/omat-kutsut': { as: 'nurse', names: 'ti 1.12.2026 klo 13.00–14.00' },
  '/omat-lupaukset': { as: 'nurse', names: 'Soittaa kotiin.' },
  '/paatetyt': { names: /23\.11\.2026/ },
  '/posti': { as: 'admin', names: /koulu\.example/ },
  '/toiveet': { names: 'Soittakaa minulle.' },
  '/vaihdot': { names: 'Kaisa Vuorijoki' },
  '/verkosto': { names: /Perunapellon päiväkoti/ },
  '/verkosto/ammattilaiset/:id': { at: `/verkosto/ammattilaiset/${principalOf('nurse')}`, names: NURSE },
  '/verkosto/yksikot/:id': { at: ({ unitId }) => `/verkosto/yksikot/${unitId}`, names: 'Limingan neuvola' },
  '/yhteydenotot': { names: 'Anselmi Kanervakoski' },
  '/yhteydenotot/uusi': { names: 'Kuka otti yhteyttä?' },
  '/yhteydenotot/:id': { at: `/yhteydenotot/${FAMILY.contactId}`, names: MOTHER },
};

inBrowser('every screen of the desk', () => {
  let site: BrowserApp;
  let made: Made;
  beforeAll(async () => {
    site = await startBrowserApp();
    const opened = await openCase(site.app, { principal: principalOf('counsellor') });
    await somethingWaits(opened);
    const { unitId } = await seatOf(site.app, 'nurse');
    const [unit] = await site.app.sql<{ id: string }>('select organisation_id as id from unit where id = $1', [unitId]);
    const [service] = await site.app.sql<{ id: string }>('select id from service where unit_id = $1', [unitId]);
    made = { caseId: opened.caseId, unitId, organisationId: unit!.id, serviceId: service!.id };
  });
  afterAll(() => site?.stop());

  const say = (
    who: Persona | { principal: string },
    name: string,
    input: Record<string, unknown>,
    fields = 'id version',
  ) => done(mutate(site.app, who)(name, `${name[0]!.toUpperCase()}${name.slice(1)}Input`, input, fields));

  /** One of everything that is shown only while it waits for somebody. */
  async function somethingWaits({ caseId, motherId }: OpenedCase): Promise<void> {
    const words = 'Äiti soitti yöllä ja tarvitsee apua heti.';
    await say(
      { principal: personId('third-counsellor') },
      'breakGlass',
      { caseId, reason: 'URGENT_NEED', words },
      'id',
    );
    await say({ principal: motherId }, 'askForMeeting', { caseId, words: 'Soittakaa minulle.' }, 'id');
    await say('counsellor', 'proposeHandover', {
      caseId,
      ...(await seatOf(site.app, 'social-worker')),
      reason: 'Koulu jatkaa tästä.',
    });
    await say('nurse', 'createCalendarFeed', { name: 'Puhelimeni' }, 'id');
    const ended = await openCase(site.app, { principal: principalOf('counsellor') });
    const closing = { caseId: ended.caseId, reason: 'GOAL_REACHED' };
    const { version } = await say('counsellor', 'beginClosing', { ...closing, expectedVersion: 1 });
    await say('counsellor', 'closeCase', { caseId: ended.caseId, expectedVersion: version });
    await plansAndMeetings();
    await administration(caseId);
    const raw = Buffer.from('From: Liisa Lehto <liisa.lehto@koulu.example>\r\nSubject: Kysymys ajasta\r\n\r\nHei!\r\n');
    const envelope = { envelopeFrom: 'liisa.lehto@koulu.example', envelopeTo: ['verkosto@yhdessa.example'] };
    await site.app.running.app.get(Receiving).take({ ...envelope, raw }, { way: 'smtp' });
    await site.app.runDue();
  }

  async function administration(caseId: string): Promise<void> {
    const held = { scopeType: 'CASE', scopeId: caseId, reason: 'OTHER', words: 'Kantelu 12/2026' };
    await say('admin', 'placeLegalHold', held, 'id');
    const [id, at] = [randomUUID(), site.app.clock.now().toString()];
    await site.app.sql(
      `insert into platform.outbox_effect (id, kind, key, payload, state, attempt, last_error, planned_at, due_at, settled_at)
       values ($1, 'consent.tell', $2, '{}', 'dead', 20, 'MailError ESOCKET: mail server not reached (ESOCKET)', $3, $3, $3)`,
      [id, `consent:${id}`, at],
    );
  }

  async function plansAndMeetings(): Promise<void> {
    const met = await meet(site.app);
    const plan = await draft(site.app, met.caseId, met.meetingId);
    await promised(site.app, await actionOf(site.app, plan.id, 'nurse'));
    await agree(site.app, plan, met.motherId);
    const seat = await seatOf(site.app, 'nurse');
    const [row] = await site.app.sql<{ email: string }>('select email from professional where id = $1', [
      seat.professionalId,
    ]);
    const { id: meetingId } = await addMeeting(site.app, met, [{ ...seat, email: row!.email }]);
    await site.app.sql('update meeting_place set place = null where meeting_id = $1', [meetingId]);
    await announce(site.app, { type: 'meeting.scheduled', caseId: met.caseId, meetingId });
  }

  it('says here how it is looked at', () => {
    expect(Object.keys(LOOKS).toSorted()).toEqual(SCREENS.toSorted());
  });

  describe.each(devices)('on a %s', (device) => {
    it.each(Object.entries(LOOKS))('%s names what it is of, and is in nobody’s way', async (pattern, look) => {
      const { as = 'counsellor', at = pattern, names } = look;
      const { page, context, complaints } = await site.newVisitor(device);
      const who = as === 'third-counsellor' ? { personId: personId(as) } : { persona: as };
      await context.request.post('/auth/demo', { data: who });
      await page.goto(`/tyopoyta${typeof at === 'string' ? at : at(made)}`);
      await page.locator('main').getByText(names).filter({ visible: true }).first().waitFor();
      const name = `every-screen/${device}/${pattern.replaceAll(/\W+/g, '-').replace(/^-/, '') || 'tyopoyta'}`;
      await isWell(page, name);
      await openAll(page);
      await isWell(page, `${name}-open`);
      expect(complaints).toEqual([]);
      await context.close();
    });
  });
});
