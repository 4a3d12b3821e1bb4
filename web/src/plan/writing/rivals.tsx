import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { Choice, Written } from './box.js';

interface RivalsGiven {
  readonly mine: string;
  readonly theirs: Written;
  readonly choose: (choice: Choice) => void;
  readonly nameOf: (id: string) => string;
}

/** Two have written into the same place: both texts side by side, until one of them chooses. Neither is lost before. */
export function Rivals({ mine, theirs, choose, nameOf }: RivalsGiven) {
  const { t } = useTranslation();
  const id = useId();
  const name = theirs.by ? nameOf(theirs.by) : t('plan.rival.somebody');
  const box = useRef<HTMLDivElement>(null);
  // Whoever chooses by keyboard goes on writing where they wrote.
  const decide = (choice: Choice) => {
    box.current?.parentElement?.querySelector('textarea')?.focus();
    choose(choice);
  };
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className="rivals" role="group" aria-labelledby={id}>
      <p id={id} role="alert">
        {theirs.stands ? t('plan.rival.both', { name }) : t('plan.rival.gone', { name })}
      </p>
      <div className="rival-texts">
        <Text who={t('plan.rival.mine')} text={mine} />
        <Text who={t('plan.rival.theirs', { name })} text={theirs.text || t('plan.rival.nothing')} />
      </div>
      <Choices decide={decide} />
    </div>
  );
}

function Text({ who, text }: { readonly who: string; readonly text: string }) {
  return (
    <figure>
      <figcaption>{who}</figcaption>
      <p className="words">{text}</p>
    </figure>
  );
}

function Choices({ decide }: { readonly decide: (choice: Choice) => void }) {
  const { t } = useTranslation();
  return (
    <div className="steps">
      <Button onClick={() => decide('both')}>{t('plan.rival.keepBoth')}</Button>
      <Button variant="secondary" onClick={() => decide('mine')}>
        {t('plan.rival.keepMine')}
      </Button>
      <Button variant="secondary" onClick={() => decide('theirs')}>
        {t('plan.rival.keepTheirs')}
      </Button>
    </div>
  );
}
