/** The picture of the README, made from our own sample: `npm run picture`. */
import { fileURLToPath } from "node:url";
import { launch, openSample, serve } from "./harness.ts";

const host = await serve();
const browser = await launch();
const { page } = await openSample(browser, host.url);
await page.mouse.move(0, 0);
await page.waitForTimeout(300);
await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
await browser.close();
host.close();
