import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Written } from './box.js';
import type { Keeper, Kept, Saving } from './keeper.js';
import { Rivals } from './rivals.js';
import { useKeeper } from './use-keeper.js';

interface KeptFieldGiven {
  /** Which place of the draft it is; the same for everybody. */
  readonly place: string;
  readonly label: string;
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
export function KeptField({ place, label, written, saving, nameOf, refusal, isLarge = false }: KeptFieldGiven) {
  const id = useId();
  const [keeper, kept] = useKeeper(place, written, saving);
  const { box } = kept;
  const fault = useFault(kept, refusal);
  return (
    <div className={isLarge ? 'kept large' : 'kept'}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        value={box.text}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-vika`}
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

/** What keeps these words from being saved, where it lies in the words. */
function useFault({ trouble, code }: Kept, refusal: KeptFieldGiven['refusal']): string | undefined {
  const { t } = useTranslation();
  if (trouble === 'empty') return t('plan.empty');
  return trouble === 'refused' && code !== null ? refusal(code) : undefined;
}

/** Whoever goes on to the next place is done with this one. What was refused is not sent again unchanged. */
async function leave(keeper: Keeper): Promise<void> {
  if (keeper.snapshot().trouble !== 'refused') await keeper.send();
}
