// Angular, whose builder copies only the files that angular.json names. It checks the types of scripts and templates when it builds.

import { contract } from './support/contract.js';

contract('angular', { dist: 'dist/browser', format: 'slugline' });
