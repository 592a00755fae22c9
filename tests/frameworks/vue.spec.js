// Vue 3, with Vite.

import { contract } from './support/contract.js';

contract('vue', { format: 'slugline' });
