import type { Language } from '../../directory/directory.domain.js';
import { type Face, FACES } from '../../follow-up/how-are-things/how-are-things.domain.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage } from '../page-language.js';
import { FACE_FIELDS, type TypedWords, WORDS_AT_MOST } from './face-form.js';
import { FACES_TEXTS } from './faces.texts.data.js';
import { FAMILY_PATHS } from './family-frame.js';

interface FacesGiven {
  readonly language: Language;
  readonly proof: string;
  /** Tells the parts of several cases apart. */
  readonly number: number;
  readonly caseId: string;
  /** What the reader said today, for who has shown who they are; a device is not told. */
  readonly today: Face | null;
  /** What was typed here and not taken. */
  readonly typed: TypedWords | null;
}

/** Asks how things are: three big buttons with words. Whoever has more to say writes first. */
export function Faces({ language, proof, number, caseId, today, typed }: FacesGiven) {
  const texts = FACES_TEXTS[language];
  return (
    <section aria-labelledby={`faces-${number}`}>
      <h2 id={`faces-${number}`}>{texts.title}</h2>
      <p className="hint" id={`faces-hint-${number}`}>
        {texts.hint}
      </p>
      {today && <p className="present">{texts.today(texts.faces[today])}</p>}
      <form method="post" action={inLanguage(FAMILY_PATHS.faces, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <input type="hidden" name={FACE_FIELDS.which} value={caseId} />
        <Words {...{ language, number, typed: typed?.which === caseId ? typed : null }} />
        <Buttons {...{ language, number, today }} />
      </form>
    </section>
  );
}

function Buttons({ language, number, today }: Pick<FacesGiven, 'language' | 'number' | 'today'>) {
  return (
    <div className="faces" role="group" aria-labelledby={`faces-${number}`}>
      {FACES.map((face) => (
        <button
          key={face}
          name={FACE_FIELDS.face}
          value={face}
          aria-current={face === today || undefined}
          aria-describedby={`faces-hint-${number}`}
        >
          <Drawn face={face} />
          {FACES_TEXTS[language].faces[face]}
        </button>
      ))}
    </div>
  );
}

function Words({ language, number, typed }: Pick<FacesGiven, 'language' | 'number' | 'typed'>) {
  const texts = FACES_TEXTS[language];
  const id = number === 1 ? FACE_FIELDS.words : `${FACE_FIELDS.words}-${number}`;
  return (
    <details open={typed !== null}>
      <summary>{texts.more}</summary>
      <label htmlFor={id}>{texts.words}</label>
      <p className="hint" id={`${id}-hint`}>
        {texts.wordsHint}
      </p>
      <textarea
        id={id}
        name={FACE_FIELDS.words}
        rows={4}
        maxLength={WORDS_AT_MOST}
        defaultValue={typed?.words}
        aria-invalid={typed?.isFault}
        aria-describedby={typed?.isFault ? `notice ${id}-hint` : `${id}-hint`}
      />
    </details>
  );
}

const MOUTHS: Readonly<Record<Face, string>> = {
  good: 'M7 14q5 5 10 0',
  'so-so': 'M7.5 15.5h9',
  bad: 'M7 17q5-5 10 0',
};

/** Beside the word, for who does not read it. */
export const Drawn = ({ face }: { readonly face: Face }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d="M8.5 9h.01M15.5 9h.01" />
    <path d={MOUTHS[face]} />
  </svg>
);
