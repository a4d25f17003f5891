/** The reader's settings, in the browser's local storage. */
import type { Layer } from "../types.ts";

export interface Settings {
  theme: "auto" | "light" | "dark";
  /** How much the marks show: nothing, underlines, or underlines with labels. */
  density: "off" | "lines" | "labels";
  /** The size of the article's type, in steps from the middle one. */
  size: number;
  /** Whether lines set aside are shown in their place. */
  ghosts: boolean;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
  /** Whether items are kept on this machine. */
  keep: boolean;
  /** The layers that are not shown. */
  hidden: Layer[];
}

const KEY = "copydesk";

const DEFAULTS: Settings = {
  theme: "auto",
  density: "lines",
  size: 0,
  ghosts: false,
  shortcuts: true,
  keep: true,
  hidden: ["number"],
};

export function loadSettings(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { ...DEFAULTS, ...(stored as Partial<Settings>) };
  } catch {
    return { ...DEFAULTS };
  }
}

/** Tells of the settings that another tab has saved. */
export function hearSettings(heard: (settings: Settings) => void): void {
  window.addEventListener("storage", ({ key, newValue }) => key === KEY && newValue !== null && heard(loadSettings()));
}

export function saveSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage may be forbidden; then the settings last as long as the page.
  }
}
