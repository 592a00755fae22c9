import init, { mount, mountStories, mountStrips } from "/app/example.js";

const pages = { "/stories": mountStories, "/strip": mountStrips };

await init();
(pages[location.pathname] ?? mount)();
