import { useTranslation } from 'react-i18next';
import { languageName } from '../words/language.js';
import { spoken } from '../words/words.js';
import { CALLER, CHILD, OTHER, type Told, toldComing } from './form.js';
import { Choice, type PartGiven } from './part.js';

/** Spoken in Finland and interpreted often, ISO 639; others are written on the page of the people. */
const LANGUAGES = 'ar bn ckb en es et fa fr fse fss ku ne pl prs ps ro ru so sq th ti tr uk ur vi zh'.split(' ');
/** Browsers name no sign languages. */
const SIGNED = ['fse', 'fss'] as const;

/** Who of those who come needs an interpreter. */
export function Interpreters({ form, write }: PartGiven) {
  const { t } = useTranslation();
  const { interpreters } = form;
  const nameOf = useLanguageName();
  const languages = LANGUAGES.map((code) => [code, nameOf(code)] as const).toSorted(([, one], [, next]) =>
    one.localeCompare(next, spoken()),
  );
  return (
    <div className="gather-fields">
      {toldComing(form).map((who) => (
        <Choice
          key={who}
          label={t(LABELS[who])}
          value={interpreters[who]}
          values={[['', t('gathering.more.noInterpreter')] as const, ...languages]}
          choose={(language) => write({ interpreters: { ...interpreters, [who]: language } })}
        />
      ))}
    </div>
  );
}

const LABELS = {
  [CALLER]: 'gathering.more.interpreters.caller',
  [CHILD]: 'gathering.more.interpreters.child',
  [OTHER]: 'gathering.more.interpreters.other',
} as const satisfies Readonly<Record<Told, string>>;

/** The name of a language, signed ones too. */
export function useLanguageName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const signed = SIGNED.find((each) => each === code);
    return signed ? t(`gathering.more.signed.${signed}`) : languageName(code);
  };
}
