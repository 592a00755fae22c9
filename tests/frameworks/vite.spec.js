// Vite without a framework, in TypeScript.

import { contract } from './support/contract.js';

contract('vite', { format: 'slugline' });
