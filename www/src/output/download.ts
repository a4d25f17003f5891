/** Downloads: files made here, handed to the browser's own saving. */
import type { ExportFile } from "../generated/analysis.ts";

export function download(files: readonly ExportFile[]): void {
  for (const { name, mediaType, content } of files) {
    const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
