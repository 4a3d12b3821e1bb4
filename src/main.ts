import { requireNode } from './require-node.js';

requireNode();
const { main } = await import('./server.js');
await main();
