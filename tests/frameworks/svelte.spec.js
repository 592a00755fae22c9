// Svelte 5, with Vite.

import { contract } from './support/contract.js';

contract('svelte', { format: 'slugline' });
