/** The package, loaded at the first sign-in of a demo and never outside one. */
export type ProviderPackage = typeof import('oidc-provider');

/** Loads it without its warning that this Node is not called a long-term one: nothing of it is for production. */
export async function loadProvider(): Promise<ProviderPackage> {
  const { console } = globalThis;
  const spoken = Object.getOwnPropertyDescriptor(console, 'warn')!;
  Object.defineProperty(console, 'warn', { ...spoken, value: () => undefined });
  try {
    return await import('oidc-provider');
  } finally {
    Object.defineProperty(console, 'warn', spoken);
  }
}
