import { bytes } from './bytes.mjs';
import { ingest } from './ingest.mjs';
import { memory } from './memory.mjs';
import { motion } from './motion.mjs';
import { render } from './render.mjs';
import { start } from './start.mjs';
import { story } from './story.mjs';
import { ticks } from './ticks.mjs';

/** Everything that is measured, in this order. */
export const MEASUREMENTS = { bytes, start, story, ticks, motion, memory, ingest, render };
