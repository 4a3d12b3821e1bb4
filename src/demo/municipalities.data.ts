/** A municipality: official code (Tilastokeskus), names, and about how many people live there. */
export interface MunicipalityData {
  readonly code: string;
  readonly fi: string;
  readonly sv: string;
  /** Share of the contacts follows it; rounded. */
  readonly residents: number;
}

const of = (code: string, fi: string, residents: number, sv = fi): MunicipalityData => ({ code, fi, sv, residents });

/** The thirty municipalities of Pohjois-Pohjanmaa (Vaala among them since 2016). */
export const POHDE_MUNICIPALITIES: readonly MunicipalityData[] = [
  of('009', 'Alavieska', 2400),
  of('069', 'Haapajärvi', 6700),
  of('071', 'Haapavesi', 6500),
  of('072', 'Hailuoto', 950, 'Karlö'),
  of('139', 'Ii', 9900, 'Ijo'),
  of('208', 'Kalajoki', 12_300),
  of('244', 'Kempele', 19_300),
  of('305', 'Kuusamo', 15_000),
  of('317', 'Kärsämäki', 2400),
  of('425', 'Liminka', 10_300, 'Limingo'),
  of('436', 'Lumijoki', 2000),
  of('483', 'Merijärvi', 1000),
  of('494', 'Muhos', 8800),
  of('535', 'Nivala', 10_400),
  of('563', 'Oulainen', 7000),
  of('564', 'Oulu', 215_000, 'Uleåborg'),
  of('615', 'Pudasjärvi', 7400),
  of('625', 'Pyhäjoki', 3000),
  of('626', 'Pyhäjärvi', 4800),
  of('630', 'Pyhäntä', 1500),
  of('678', 'Raahe', 24_000, 'Brahestad'),
  of('691', 'Reisjärvi', 2600),
  of('746', 'Sievi', 4800),
  of('748', 'Siikajoki', 4900),
  of('791', 'Siikalatva', 5100),
  of('832', 'Taivalkoski', 3800),
  of('859', 'Tyrnävä', 6600),
  of('889', 'Utajärvi', 2500),
  of('785', 'Vaala', 2700),
  of('977', 'Ylivieska', 15_300),
];

export const KAINUU_MUNICIPALITIES: readonly MunicipalityData[] = [of('205', 'Kajaani', 36_000, 'Kajana')];

const codeOf = new Map(POHDE_MUNICIPALITIES.map(({ fi, code }) => [fi, code]));

/** Codes of municipalities of Pohde by their Finnish names. Throws at a misspelt one. */
export function codesOf(...names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const code = codeOf.get(name);
    if (!code) throw new Error(`no municipality ${name}`);
    return code;
  });
}

/** Every municipality of Pohde. */
export const WHOLE_AREA: readonly string[] = POHDE_MUNICIPALITIES.map(({ code }) => code);
