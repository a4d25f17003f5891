/** Pictures of the page in all its states, for people to look at: `npm run shots -- FOLDER`. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, serve } from "./harness.ts";
import { states } from "./states.ts";

const folder = process.argv[2] ?? "shots";
await mkdir(folder, { recursive: true });
const { url, close } = await serve();
const browser = await launch();
for (const [width, height] of [
  [1280, 860],
  [390, 844],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    for await (const { name, page } of states(browser, url, { viewport: { width, height }, colorScheme })) {
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    }
  }
}
await browser.close();
close();
