import { useEffect, useEffectEvent } from 'react';

/** Tells, once, that it has come to be shown. */
export function Once({ then }: { readonly then: () => void }) {
  const tell = useEffectEvent(then);
  useEffect(() => tell(), []);
  return null;
}
