/** Everything else needs Node 26, so that is checked before anything else is loaded. */
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 26) {
  console.error(
    `Yhdessä needs Node 26 and was started with ${process.versions.node}. Use "npm start": it brings its own.`,
  );
  process.exit(1);
}
const { main } = await import('./server.js');
await main();
