import "./ui/app.ts";
import { listen } from "./input/open.ts";
import { applySettings } from "./ui/theme.ts";
import { store } from "./state/store.ts";

applySettings();
store.addEventListener("change", applySettings);
listen();
store.start();
