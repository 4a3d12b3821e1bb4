import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import { Choice } from '../parts/field.js';
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
  const { areaId } = useSession();
  const [language, choose] = useState(spokenCode);
  const options = LANGUAGE_CODES.map((value) => ({ value, text: languageName(value) }));
  return (
    <>
      <Choice label={t('accessLog.kept.language')} value={language} choose={choose} options={options} />
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
      <div className="steps">
        <Button onClick={() => print()}>{t('accessLog.kept.print')}</Button>
        <Button variant="secondary" onClick={close}>
          {t('accessLog.kept.close')}
        </Button>
      </div>
    </>
  );
}
