/** The times of an article as days to lay along a line, and those that have none. */
import type { Time } from "../generated/analysis.ts";
import { strings } from "../strings.ts";
import { lazy, once } from "./once.ts";

export interface Day {
  /** The value as ISO 8601: a day, month, year or longer. */
  value: string;
  /** How it is shown. */
  shown: string;
  /** How it is sorted and placed: the milliseconds of its first moment. */
  at: number;
  times: Time[];
}

export interface Timeline {
  days: Day[];
  /** Durations, recurring times and what stayed relative. */
  others: Time[];
}

export const timeline = once((times: readonly Time[]): Timeline => {
  const days = new Map<string, Day>();
  const others: Time[] = [];
  for (const time of times) {
    const value = time.value;
    const at = start(time);
    if (at === null) {
      others.push(time);
      continue;
    }
    const key = /^\d{4}-\d\d-\d\dT/u.test(value) ? value.slice(0, 10) : value;
    const day = days.get(key);
    if (day) day.times.push(time);
    else days.set(key, { value: key, shown: shown(key), at, times: [time] });
  }
  return { days: [...days.values()].sort((a, b) => a.at - b.at || a.value.length - b.value.length), others };
});

/** The first moment of a calendar value, or null where it has none. */
function start(time: Time): number | null {
  if (time.type !== "DATE" && time.type !== "TIME") return null;
  const [, year, rest = ""] = /^(\d{2,4})(?!\d)(.*)$/u.exec(time.from ?? time.value) ?? [];
  if (!year) return null;
  // Of a decade or a century only the first figures are given.
  const first = Number(year.padEnd(4, "0"));
  const [, month, day] = /^-(\d\d)(?:-(\d\d))?/u.exec(rest) ?? [];
  if (month) return Date.UTC(first, Number(month) - 1, Number(day ?? 1));
  const [, week] = /^-W(\d\d)/u.exec(rest) ?? [];
  if (week) return Date.UTC(first, 0, 4 + (Number(week) - 1) * 7);
  const [, quarter] = /^-Q(\d)/u.exec(rest) ?? [];
  if (quarter) return Date.UTC(first, (Number(quarter) - 1) * 3, 1);
  const season = { "-SP": 2, "-SU": 5, "-FA": 8, "-WI": 11 }[rest.slice(0, 3)];
  return Date.UTC(first, season ?? 0, 1);
}

const format = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
  lazy(() => new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }));
const MONTH = format({ month: "long", year: "numeric" });
const DAY = format({ weekday: "short", day: "numeric", month: "long", year: "numeric" });

/** A value in words: `2026-11-13` as "Fri, 13 November 2026", `P2W` as "2 weeks"; nothing for what stayed relative. */
export function shown(value: string): string {
  const { dates } = strings;
  const length = [...value.matchAll(/(\d+(?:\.\d+)?)([A-Z])/gu)];
  if (value.startsWith("P") && length.length > 0) {
    const time = value.indexOf("T");
    return length.map(({ 1: n, 2: unit, index }) => dates.length(Number(n), time >= 0 && index > time ? `T${unit}` : (unit ?? ""))).join(", ");
  }
  const [, calendar = "", clock] = /^([^T]*)(?:T(.+))?$/u.exec(value) ?? [];
  const day = dayOf(calendar);
  if (!day || !clock) return day;
  return `${day}, ${dates.parts[clock] ?? clock}`;
}

function dayOf(value: string): string {
  const { dates } = strings;
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(value) ?? [];
  if (year && !month) return year;
  if (year) return (day ? DAY : MONTH)().format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (/^\d\d\d?$/u.test(value)) return value.length === 3 ? dates.decade(value) : dates.century(Number(value) + 1);
  const [, of, part = ""] = /^(\d{4})-(.+)$/u.exec(value) ?? [];
  if (!of) return "";
  const [, week, end] = /^W(\d\d)(-WE)?$/u.exec(part) ?? [];
  if (week) {
    // The fourth of January lies in the first week.
    const fourth = new Date(Date.UTC(Number(of), 0, 4));
    const monday = Date.UTC(Number(of), 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (Number(week) - 1) * 7);
    return end ? dates.weekend(DAY().format(monday + 5 * 86_400_000)) : dates.week(DAY().format(monday));
  }
  return dates.yearParts[part]?.(of) ?? "";
}
