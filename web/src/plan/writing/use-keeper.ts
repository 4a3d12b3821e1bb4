import { use, useEffect, useEffectEvent, useState, useSyncExternalStore, createContext } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { faultOf, refusalCode } from '../../graphql/faults.js';
import type { Written } from './box.js';
import type { Answer, Keeper, Kept, Saving } from './keeper.js';
import { doubtOf } from './who-saves.js';
import { Keepers } from './keepers.js';

/** Where the words of the draft on the screen are kept. */
export const KeepersContext = createContext(new Keepers(''));

/** What each change of a place answers. */
interface Changed {
  readonly changed: { readonly version: number; readonly untilVersion?: number | null };
}

/** Sends words by a mutation, and tells what became of them. */
export function useSend(): <Input extends AnyVariables>(
  document: TypedDocumentNode<Changed, { input: Input }>,
  input: Input,
) => Promise<Answer> {
  const client = useClient();
  const keepers = use(KeepersContext);
  return async (document, input) => {
    const doubt = keepers.areDoubted() ? await doubtOf(client, keepers.writerId) : null;
    if (doubt) return { kind: doubt };
    keepers.trust();
    const { data, error } = await client.mutation(document, { input }).toPromise();
    if (data) return { kind: 'saved', version: data.changed.version, stands: data.changed.untilVersion == null };
    const fault = error ? faultOf(error) : 'ours';
    if (fault === 'signedOut') keepers.doubt();
    if (fault === 'stale' || fault === 'signedOut') return { kind: fault };
    // Whatever is no refusal passes: the server is away, or has too much to do.
    if (!error || fault === 'offline' || fault === 'tooMuch') return { kind: 'away' };
    return { kind: 'refused', code: refusalCode(error) ?? 'OURS' };
  };
}

/**
 * The keeper of a place, which saves by itself. It hears what the server tells each time that is something new, and tries again as
 * soon as the browser is back online or somebody comes back to it.
 */
export function useKeeper(place: string, written: Written, saving: Saving): readonly [Keeper, Kept] {
  const keepers = use(KeepersContext);
  const [keeper] = useState(() => keepers.at(place, written, saving));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const tell = useEffectEvent(() => {
    keeper.saveBy(saving);
    keeper.hear(written);
  });
  useEffect(() => tell(), [written.version, written.text, written.stands]);
  useEffect(() => {
    const again = () => {
      // In another tab somebody may have signed in.
      keepers.doubt();
      if (keeper.snapshot().trouble !== 'refused') void keeper.send();
    };
    addEventListener('online', again);
    addEventListener('focus', again);
    return () => {
      removeEventListener('online', again);
      removeEventListener('focus', again);
    };
  }, [keeper, keepers]);
  return [keeper, kept];
}
