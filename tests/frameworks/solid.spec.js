// Solid, with Vite.

import { contract } from './support/contract.js';

contract('solid', { format: 'slugline' });
