/** The page as one file, opened from the disk. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, open } from "./harness.ts";

const HERE = fileURLToPath(new URL("../", import.meta.url));

test("one file, opened from the disk, reads the sample and asks for nothing", async () => {
  execFileSync("npm", ["run", "-s", "build:single"], { cwd: HERE });
  const browser = await launch();
  try {
    const file = pathToFileURL(`${HERE}dist-single/copydesk.html`).href;
    const { page, requests, complaints } = await open(browser, file);
    await page.getByRole("button", { name: "Try a sample" }).click();
    await page.locator(".text h1", { hasText: "Lake Victoria" }).waitFor();
    await page.getByRole("tab", { name: "Map" }).click();
    await page.locator("cd-map .world, cd-map .quiet").first().waitFor();
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.filter((url) => url !== file && !url.startsWith("data:") && !url.startsWith("blob:")), []);
  } finally {
    await browser.close();
  }
});
