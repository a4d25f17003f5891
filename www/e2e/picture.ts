/** The picture of the README, made from our own sample: `npm run picture`. */
import { fileURLToPath } from "node:url";
import { launch, open, serve } from "./harness.ts";

const host = await serve();
const browser = await launch();
const { page } = await open(browser, host.url, { viewport: { width: 1280, height: 860 } });
await page.getByRole("button", { name: "Try a sample" }).click();
await page.waitForSelector(".text mark");
await page.mouse.move(0, 0);
await page.waitForTimeout(300);
await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
await browser.close();
host.close();
