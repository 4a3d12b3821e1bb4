import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { PASSKEY_SCRIPT } from './passkey.script.js';
import { PASSKEY_STYLE } from './passkey.style.js';

const require = createRequire(import.meta.url);
/** Its bundle for browsers is no part of its exports, but of what it publishes. */
const LIBRARY = join(dirname(require.resolve('@simplewebauthn/browser')), '../dist/bundle/index.umd.min.js');

/** What the pages of the passkey load, all of it from here. */
@Controller('s')
export class PasskeyAssetsController {
  @Get('avain.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return PASSKEY_SCRIPT;
  }

  @Get('webauthn.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  library(): Promise<string> {
    return readFile(LIBRARY, 'utf8');
  }

  @Get('avain.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return PASSKEY_STYLE;
  }
}
