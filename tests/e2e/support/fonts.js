// The fonts that a browser finds in tests, whatever the machine has: see tests/e2e/fonts/.

import { join } from 'node:path';

import { REPOSITORY } from './repository.js';

/** What fontconfig is told by the environment of a browser that has these fonts: `narrow`, `usual` or `wide`. */
export const fontsOf = (name) => ({ FONTCONFIG_PATH: join(REPOSITORY, 'tests/e2e/fonts'), FONTCONFIG_FILE: `${name}.conf` });

/** The address of a narrow font on the test server, for pages that load one. */
export const NARROW = '/node_modules/@expo-google-fonts/pt-sans-narrow/400Regular/PTSansNarrow_400Regular.ttf';
