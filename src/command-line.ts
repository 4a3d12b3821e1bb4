import { busy } from './busy.js';
import { ConfigError } from './platform/config/config.js';
import {
  area,
  type Command,
  checkLog,
  exportPlan,
  makeMigration,
  rotateKeys,
  seed,
  writeSchema,
  migrateDatabase,
} from './commands.js';
import { WrongBeginning } from './found-area.js';
import { outbox } from './outbox-command.js';
import { propose } from './propose.js';
import { erase, erasures, retention } from './retention-commands.js';

const COMMANDS: Readonly<Record<string, Command>> = {
  schema: writeSchema,
  migration: makeMigration,
  migrate: migrateDatabase,
  area,
  seed,
  propose,
  busy,
  'check-log': checkLog,
  'export-plan': exportPlan,
  'rotate-keys': rotateKeys,
  retention,
  erasures,
  erase,
  outbox,
};

/** `npm run -s yhdessa -- <command>`: JSON on stdout; what is wrong on stderr and exit code 1 if it cannot be done. */
export async function run([name = '', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) throw new Error(`unknown command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
    const result = await command(args);
    if (result !== undefined) console.log(JSON.stringify(result));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    console.error(error instanceof ConfigError || error instanceof WrongBeginning ? text : text.split('\n')[0]);
    process.exitCode = 1;
  }
}
