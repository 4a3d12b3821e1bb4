import type { OrganisationKind } from '../directory/directory.domain.js';
import { idOf } from './random.js';

/** The area of the demo. Names of municipalities are real; people, associations and companies are invented. */
export const POHDE = {
  id: idOf('area/pohde'),
  code: '17',
  name: 'Pohjois-Pohjanmaan hyvinvointialue',
  shortName: 'Pohde',
} as const;

/** A second area, so that the wall between two areas can be seen. */
export const KAINUU = {
  id: idOf('area/kainuu'),
  code: '18',
  name: 'Kainuun hyvinvointialue',
  shortName: 'Kainuu',
} as const;

export interface OrganisationData {
  readonly key: string;
  readonly areaId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Mail domain of its people. `.example` reaches nobody (RFC 2606). */
  readonly domain: string;
}

const organisation =
  (kind: OrganisationKind) =>
  (key: string, name: string): OrganisationData => ({
    key,
    areaId: POHDE.id,
    name,
    kind,
    domain: `${key}.example`,
  });
const municipality = organisation('municipality');
const association = organisation('ngo');
const company = organisation('private');

export const ORGANISATIONS: readonly OrganisationData[] = [
  organisation('wellbeing-county')('pohde', 'Pohjois-Pohjanmaan hyvinvointialue Pohde'),
  municipality('haapajarvi', 'Haapajärven kaupunki, sivistyspalvelut'),
  municipality('ii', 'Iin kunta, sivistyspalvelut'),
  municipality('kalajoki', 'Kalajoen kaupunki, sivistyspalvelut'),
  municipality('kempele', 'Kempeleen kunta, sivistyspalvelut'),
  municipality('kuusamo', 'Kuusamon kaupunki, sivistyspalvelut'),
  municipality('liminka', 'Limingan kunta, sivistyspalvelut'),
  municipality('muhos', 'Muhoksen kunta, sivistyspalvelut'),
  municipality('nivala', 'Nivalan kaupunki, sivistyspalvelut'),
  municipality('oulu', 'Oulun kaupunki, sivistys- ja kulttuuripalvelut'),
  municipality('pudasjarvi', 'Pudasjärven kaupunki, sivistyspalvelut'),
  municipality('raahe', 'Raahen kaupunki, hyvinvointi ja sivistys'),
  municipality('siikajoki', 'Siikajoen kunta, sivistyspalvelut'),
  municipality('tyrnava', 'Tyrnävän kunta, sivistyspalvelut'),
  municipality('ylivieska', 'Ylivieskan kaupunki, sivistyspalvelut'),
  organisation('parish')('lakeudenseurakunta', 'Lakeuden seurakunta'),
  association('perheidentuki', 'Perheiden tuki ry'),
  association('vertaispolku', 'Vertaispolku perheille ry'),
  association('arjenapu', 'Arjen apu Pohjoinen ry'),
  company('terapiahavupolku', 'Terapiapalvelut Havupolku Oy'),
  company('perhetyosuopursu', 'Perhetyö Suopursu Oy'),
  company('tulkkaussanasilta', 'Tulkkauspalvelu Sanasiltanen Oy'),
  { key: 'kainuu', areaId: KAINUU.id, name: KAINUU.name, kind: 'wellbeing-county', domain: 'kainuu.example' },
];
