// Eleventy, which writes the story into the page; the package is a script tag there.

import { contract, rendered } from './support/contract.js';

rendered(contract('eleventy', { format: 'children', button: false }));
