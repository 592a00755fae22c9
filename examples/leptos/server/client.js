import init, { mount, mountStrip } from "/app/example.js";

await init();
if (location.pathname === "/strip") mountStrip();
else mount();
