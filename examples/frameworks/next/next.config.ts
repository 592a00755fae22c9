import type { NextConfig } from "next";

// Next would take a folder above that has a lock file, too, for the root.
const config: NextConfig = { turbopack: { root: import.meta.dirname } };

export default config;
