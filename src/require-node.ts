/** Everything else needs Node 26, so this is asked before anything else is loaded. */
export function requireNode(): void {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 26) return;
  console.error(
    `Yhdessä needs Node 26 and was started with ${process.versions.node}. Use "npm start" or "npm run -s yhdessa": they bring their own.`,
  );
  process.exit(1);
}
