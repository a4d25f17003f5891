/** The page as one file, opened from the disk. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, open, sampleRead, trySample } from "./harness.ts";

const HERE = fileURLToPath(new URL("../", import.meta.url));

test("one file, opened from the disk, reads the sample and asks for nothing", async () => {
  execFileSync("npm", ["run", "-s", "build:single"], { cwd: HERE });
  const browser = await launch();
  try {
    const file = pathToFileURL(`${HERE}dist-single/copydesk.html`).href;
    assert.ok((await stat(fileURLToPath(file))).size < 3_500_000, "it is small enough to be sent by mail");
    const { page, context, requests, complaints } = await open(browser, file);
    await context.setOffline(true);
    await trySample(page);
    await sampleRead(page);
    assert.ok((await page.locator(".text mark").count()) > 20);
    await page.getByRole("tab", { name: "Map" }).click();
    await page.locator("cd-map svg.world path").first().waitFor();
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests.filter((url) => url !== file && !url.startsWith("data:") && !url.startsWith("blob:")), []);
  } finally {
    await browser.close();
  }
});
