// Starts the page. The module is made by `cargo xtask demo` and `cargo xtask configurator`.

import init, { mount } from "../../target/configurator/configurator.js";
import { fields } from "../../www/markup.js";

await init();
mount(fields);
