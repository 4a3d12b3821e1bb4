import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Written } from './box.js';
import type { Keeper, Saving } from './keeper.js';
import { Rivals } from './rivals.js';
import { useKeeper } from './use-keeper.js';

interface KeptFieldGiven {
  /** Which place of the draft it is; the same for everybody. */
  readonly place: string;
  readonly label: string;
  readonly hint?: string;
  /** What stands there, as the server told it last. */
  readonly written: Written;
  readonly saving: Saving;
  /** Name of who wrote what stands there. */
  readonly nameOf: (id: string) => string;
  /** What is said where it was refused for this reason. */
  readonly refusal: (code: string) => string;
  readonly isLarge?: boolean;
}

/** A place in which one writes, and which saves by itself: after a pause, and when it is left. */
export function KeptField({ place, label, hint, written, saving, nameOf, refusal, isLarge = false }: KeptFieldGiven) {
  const { t } = useTranslation();
  const id = useId();
  const [keeper, { box, trouble, code }] = useKeeper(place, written, saving);
  const fault =
    trouble === 'empty' ? t('plan.empty') : trouble === 'refused' && code !== null ? refusal(code) : undefined;
  return (
    <div className={isLarge ? 'kept large' : 'kept'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-vihje`} className="beside">
          {hint}
        </span>
      )}
      <textarea
        id={id}
        rows={2}
        value={box.text}
        aria-invalid={fault !== undefined}
        aria-describedby={hint ? `${id}-vihje ${id}-vika` : `${id}-vika`}
        onChange={({ target }) => keeper.type(target.value)}
        onBlur={() => void leave(keeper)}
      />
      <span id={`${id}-vika`} className="late">
        {fault}
      </span>
      {box.rival && (
        <Rivals mine={box.text} theirs={box.rival} choose={(choice) => keeper.choose(choice)} nameOf={nameOf} />
      )}
    </div>
  );
}

/** Whoever goes on to the next place is done with this one. What was refused is not sent again unchanged. */
async function leave(keeper: Keeper): Promise<void> {
  if (keeper.snapshot().trouble !== 'refused') await keeper.send();
}
