import type { ChildViewManner, SectionKind } from '../plan/sections/section.domain.js';
import { COUNSELLOR, familyThing, type Filling, type Making, OF_CASE, SEATS } from './family-rows.js';
import { FAMILY, GUARDIAN, OTHER_GUARDIAN } from './family.data.js';
import { principalOf } from './personas.js';

/** What is written in the plan of the demo's family. It names nobody: some of its readers may not know the names. */
const SECTIONS: Readonly<Record<SectionKind, string>> = {
  situation:
    'Lapset asuvat vuoroviikoin kahdessa kodissa. 9-vuotiaan yöuni on jäänyt lyhyeksi, ja aamuisin lähtö kouluun ' +
    'venyy tai jää kokonaan. 15-vuotias on iltaisin omissa oloissaan.',
  'current-services': 'Lapsiperheiden palveluohjaus, neuvolan terveydenhoitaja ja koulun tuki.',
  'family-view':
    'Vanhemmat toivovat, että aamut sujuisivat molemmissa kodeissa samalla tavalla ja ettei samaa asiaa tarvitsisi ' +
    'selittää joka paikassa alusta.',
  'professional-views':
    'Opettaja: koulupäivä sujuu hyvin, kun alku on rauhallinen. Terveydenhoitaja: aamujen vaikeus helpottaa, kun yöuni ' +
    'pitenee, ja siihen auttaa sama iltarutiini kummassakin kodissa.',
  strengths:
    'Molemmat vanhemmat ovat mukana arjessa ja sopivat asioista yhdessä. Isoäiti asuu lähellä. 9-vuotias viihtyy ' +
    'koulussa, kun sinne pääsee. 15-vuotiaalle jalkapallo on tärkeä.',
  'next-steps':
    'Unipäiväkirja ja iltarutiini otetaan käyttöön heti. Palveluohjaaja soittaa kummallekin vanhemmalle kahden viikon ' +
    'kuluttua.',
  duration: 'Kevätlukukauden loppuun. Suunnitelma tarkistetaan seurannassa.',
};

interface Heard {
  readonly childId: string;
  readonly manner: ChildViewManner;
  readonly content: string;
}
const HEARD: readonly Heard[] = [
  {
    childId: principalOf('minor'),
    manner: 'in-meeting',
    content: 'Toivoo, että häneltä kysytään ennen kuin hänen puolestaan sovitaan. Haluaa jatkaa jalkapalloa.',
  },
  {
    childId: FAMILY.childId,
    manner: 'drawing',
    content: 'Piirsi aamun kummassakin kodissa. Haluaa, että joku on kotona, kun kouluun lähdetään.',
  },
];

/** What each piece of the first version has in common; the first text of a piece bears its id. */
const piece = (id: string, { times }: Making) => ({
  ...OF_CASE,
  id,
  piece_id: id,
  plan_id: FAMILY.planId,
  since_version: 1,
  changed_by: COUNSELLOR,
  changed_at: times.planProposed,
  version: 1,
});

/** What is written in the plan besides goals and actions: sections, the children's views, who helps, who gets a copy. */
export function planTextOfFamily(making: Making): Filling[] {
  const { seal } = making;
  const sections = Object.entries(SECTIONS).map(([kind, text]) => {
    const id = familyThing(`plan-section/${kind}`);
    return { ...piece(id, making), kind, text: seal(`plan_section.text:${id}`, text) };
  });
  const views = HEARD.map(({ childId, manner, content }) => {
    const id = familyThing(`child-view/${childId}`);
    return { ...piece(id, making), child_id: childId, manner, content: seal(`child_view.content:${id}`, content) };
  });
  const helper = familyThing('plan-helper');
  const name = seal(`plan_helper.name:${helper}`, 'Isoäiti');
  const task = seal(`plan_helper.task:${helper}`, 'Hakee 9-vuotiaan koulusta, kun työvuorot menevät ristiin.');
  return [
    ['plan_section', sections],
    ['child_view', views],
    ['plan_helper', [{ ...piece(helper, making), name, task }]],
    ['plan_copy', copies(making)],
  ];
}

const copies = (making: Making) =>
  [
    { person_id: GUARDIAN.id, unit_id: null },
    { person_id: OTHER_GUARDIAN.id, unit_id: null },
    { person_id: null, unit_id: SEATS.nurse.unit_id },
  ].map((recipient) => ({
    ...piece(familyThing(`plan-copy/${recipient.person_id ?? recipient.unit_id}`), making),
    ...recipient,
  }));
