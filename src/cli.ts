import { requireNode } from './require-node.js';

requireNode();
const { run } = await import('./command-line.js');
await run(process.argv.slice(2));
