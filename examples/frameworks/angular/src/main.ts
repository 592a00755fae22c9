import { bootstrapApplication } from "@angular/platform-browser";
import { init } from "slugline/api";
import { define } from "slugline/elements";
import { App } from "./app";

// Where the `assets` of angular.json put the module.
init(new URL("slugline/slugline_bg.wasm", document.baseURI));
define();

bootstrapApplication(App);
