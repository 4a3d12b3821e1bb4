// Unpacks the Chromium of the packages, if no run before has, and says where it is. A process of its own, because the
// package unpacks into TMPDIR and takes whatever lies there for its own.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = import.meta.resolve('@sparticuz/chromium');
const { version } = JSON.parse(readFileSync(new URL('../package.json', PACKAGE), 'utf8'));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const NAME = `chromium-${version}-${process.getuid()}`;
const HOME = join(CACHE, NAME);

/** Whole or not there: unpacked beside it, then renamed. Of two who do so at once the first one's stays. */
async function unpack() {
  const part = `${HOME}.part-${process.pid}`;
  mkdirSync(part, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = part;
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  // Libraries that a bare machine lacks. Of itself the package unpacks them on one kind of cloud only.
  await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', PACKAGE)));
  try {
    renameSync(part, HOME);
  } catch (error) {
    if (!existsSync(HOME)) throw error;
    rmSync(part, { recursive: true });
  }
}

/** What killed runs left half unpacked. */
function clear() {
  const parts = readdirSync(CACHE).filter((name) => name.startsWith(`${NAME}.part-`));
  for (const part of parts.filter((name) => !isRunning(Number(name.split('-').at(-1)))))
    rmSync(join(CACHE, part), { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Without fonts every text is invisible, and no test that reads the page would see it. Each time: a folder may move. */
function writeFonts() {
  const dejavu = fileURLToPath(new URL('ttf', import.meta.resolve('dejavu-fonts-ttf/package.json')));
  const preferred = '<prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer>';
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(join(HOME, 'fonts', 'fonts'))}</dir>
  <dir>${escaped(dejavu)}</dir>
  <cachedir>${escaped(join(HOME, 'font-cache'))}</cachedir>
  <alias><family>sans-serif</family>${preferred}</alias>
  <alias><family>system-ui</family>${preferred}</alias>
</fontconfig>
`;
  const part = join(HOME, `fonts.conf.${process.pid}`);
  writeFileSync(part, text);
  renameSync(part, join(HOME, 'fonts.conf'));
}

if (!existsSync(HOME)) {
  await unpack();
  clear();
}
writeFonts();
process.stdout.write(HOME);
