// esbuild, which copies only the files that are imported.

import { contract } from './support/contract.js';

contract('esbuild', { format: 'slugline', button: false });
