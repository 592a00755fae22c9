// webpack 5, in JavaScript.

import { contract } from './support/contract.js';

contract('webpack', { format: 'slugline' });
