import init, { mount } from "/app/example.js";

await init();
mount();
