import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server writes a fresh nonce here with every page it sends. */
const NONCE = '__CSP_NONCE__';

export default defineConfig({
  root: import.meta.dirname,
  // Everything of the app lies below one path, so that no address of the server is ever taken for one of its screens.
  base: '/tyopoyta/',
  plugins: [react()],
  html: { cspNonce: NONCE },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // Inlined fonts and pictures would need `data:` in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
  server: {
    proxy: { '/graphql': { target: 'http://localhost:3000', ws: true }, '/kirjaudu': 'http://localhost:3000' },
  },
});
