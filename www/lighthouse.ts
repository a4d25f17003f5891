/**
 * Lighthouse on the built page under a sub-path, with the system's browser: `npm run lighthouse`. It prints the four
 * scores and every check that cost points, and fails where a score is under 100.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./e2e/harness.ts";

/** The last version that runs on the oldest Node of wasm-pack.toml. At 185 MB it is fetched when it is wanted. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

interface Report {
  categories: Record<string, { title: string; score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

/** Runs Lighthouse in a process of its own, so that this one can go on serving. */
async function report(url: string, form: "mobile" | "desktop"): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-lighthouse-"));
  const file = join(folder, "report.json");
  const flags = ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");
  const command = [url, "--quiet", "--output=json", `--output-path=${file}`, `--only-categories=${CATEGORIES.join()}`, `--chrome-flags=${flags}`];
  const lighthouse = spawn("npx", ["--yes", LIGHTHOUSE, ...command, ...(form === "desktop" ? ["--preset=desktop"] : [])], {
    stdio: "inherit",
    env: { ...process.env, CHROME_PATH: process.env["CHROME"] ?? "/usr/bin/chromium" },
  });
  const [code] = (await once(lighthouse, "exit")) as [number | null];
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}`);
  const read = JSON.parse(readFileSync(file, "utf8")) as Report;
  rmSync(folder, { recursive: true });
  return read;
}

const host = await serve();
let all = true;
for (const form of ["mobile", "desktop"] as const) {
  const { categories, audits } = await report(host.url, form);
  for (const { title, score, auditRefs } of Object.values(categories)) {
    console.log(`${form.padEnd(8)} ${title.padEnd(16)} ${Math.round(score * 100)}`);
    all &&= score === 1;
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) continue;
      console.log(`           ${audit.title}: ${Math.round(audit.score * 100)}${audit.displayValue ? ` (${audit.displayValue})` : ""}`);
    }
  }
}
host.close();
if (!all) process.exitCode = 1;
