/** Pictures of the page in its states, for people to look at: `npm run shots -- FOLDER`. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, open, serve } from "./harness.ts";

const folder = process.argv[2] ?? "shots";
await mkdir(folder, { recursive: true });
const { url, close } = await serve();
const browser = await launch();
for (const [width, height] of [
  [1280, 860],
  [390, 844],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, context, complaints } = await open(browser, url, { viewport: { width, height }, colorScheme });
    const shot = (name: string): Promise<unknown> =>
      page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    await shot("empty");
    await page.getByRole("button", { name: "Try a sample" }).click();
    await page.waitForSelector(".text .block");
    await shot("sample");
    const tabs = await page.getByRole("tab").all();
    for (const tab of tabs) {
      await tab.click();
      await page.waitForTimeout(250);
      await shot(`tab-${(await tab.textContent())?.trim().split(/\W/u)[0]?.toLowerCase()}`);
    }
    if (complaints.length > 0) console.log(width, colorScheme, complaints);
    await context.close();
  }
}
await browser.close();
close();
