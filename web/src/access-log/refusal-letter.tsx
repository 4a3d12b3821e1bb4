import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import { SelectField } from '../parts/fields.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { LANGUAGE_CODES, languageName, spokenCode } from '../words/language.js';
import { REFUSAL } from './withholding.query.js';

interface LetterGiven {
  /** What is withheld. */
  readonly id: string;
  readonly close: () => void;
}

/** The refusal in writing (703/2023 11 §), in the language of the client, to be printed. */
export function RefusalLetter({ id, close }: LetterGiven) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string>(spokenCode);
  const language = LANGUAGE_CODES.find((each) => each === chosen)!;
  return (
    <>
      <SelectField
        label={t('accessLog.kept.language')}
        value={language}
        write={choose}
        none={null}
        choices={LANGUAGE_CODES.map((each) => [each, languageName(each)])}
      />
      <Letter id={id} language={language} />
      <div className="steps">
        <Button onClick={() => print()}>{t('accessLog.kept.print')}</Button>
        <Button variant="secondary" onClick={close}>
          {t('accessLog.kept.close')}
        </Button>
      </div>
    </>
  );
}

function Letter({ id, language }: { readonly id: string; readonly language: (typeof LANGUAGE_CODES)[number] }) {
  const { areaId } = useSession();
  return (
    <Shown query={REFUSAL} variables={{ areaId, withholdingId: id, language }}>
      {({ logRefusal: { title, paragraphs } }) => (
        <article className="log-letter" lang={language.toLowerCase()}>
          <Heading variant="h4">{title}</Heading>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </article>
      )}
    </Shown>
  );
}
