import "./ui/app.ts";
import { arrive } from "./input/arrive.ts";
import { listen } from "./input/open.ts";
import { listenForKeys } from "./ui/keys.ts";
import { applySettings } from "./ui/theme.ts";
import { store } from "./state/store.ts";

applySettings();
store.addEventListener("change", applySettings);
listen();
listenForKeys();
store.start();
void arrive();
addEventListener("hashchange", () => void arrive());

const signs = new AbortController();
for (const sign of ["pointermove", "pointerdown", "keydown"]) {
  const first = (): void => {
    signs.abort();
    store.expect();
  };
  addEventListener(sign, first, { signal: signs.signal });
}
