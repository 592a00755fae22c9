// React 19, with Vite.

import { contract } from './support/contract.js';

contract('react', { format: 'slugline' });
