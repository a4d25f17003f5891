/** Which places of an article stand where: only those with one clear reading; the rest say why not. */
import type { Model } from "../derive/model.ts";
import type { Entity } from "../generated/analysis.ts";
import table from "./places.txt?raw";

export interface Placed {
  entity: Entity;
  lat: number;
  lon: number;
  /** The name of the country it is, or lies in. */
  country: string;
  isCountry: boolean;
  reason: Reason;
}

export type Reason = "country" | "only" | "evidence" | "largest";

export interface Unplaced {
  entity: Entity;
  /** The countries where it could lie; none where the name is not known. */
  could: string[];
}

interface City {
  code: string;
  lat: number;
  lon: number;
  people: number;
}

/** Other names of countries, as news writes them. */
const COUNTRY_ALIASES: Record<string, string> = {
  us: "united states",
  "u.s.": "united states",
  usa: "united states",
  "u.s.a.": "united states",
  america: "united states",
  "united states of america": "united states",
  uk: "united kingdom",
  "u.k.": "united kingdom",
  britain: "united kingdom",
  "great britain": "united kingdom",
  uae: "united arab emirates",
  "czech republic": "czechia",
  netherlands: "the netherlands",
  holland: "the netherlands",
  burma: "myanmar",
  drc: "democratic republic of the congo",
  "dr congo": "democratic republic of the congo",
  "côte d’ivoire": "ivory coast",
  "côte d'ivoire": "ivory coast",
  palestine: "palestinian territory",
  swaziland: "eswatini",
  macedonia: "north macedonia",
  "cape verde": "cabo verde",
  "east timor": "timor leste",
  "vatican city": "vatican",
};

const CITY_ALIASES: Record<string, string> = {
  "new york": "new york city",
  "washington, d.c.": "washington",
  "washington d.c.": "washington",
  "washington dc": "washington",
  kiev: "kyiv",
  bombay: "mumbai",
  calcutta: "kolkata",
  saigon: "ho chi minh city",
};

/** Names of a country that are also something else, or of two countries: no map without more. */
const DOUBTFUL = new Set(["georgia", "congo", "guinea"]);

const countries = new Map<string, { name: string; code: string; lat: number; lon: number }>();
const names = new Map<string, string>();
const cities = new Map<string, City[]>();
for (const line of table.split("\n")) {
  const [name = "", code = "", lat, lon, people] = line.split("\t");
  if (name.startsWith("=")) {
    countries.set(name.slice(1).toLowerCase(), { name: name.slice(1), code, lat: Number(lat), lon: Number(lon) });
    names.set(code, name.slice(1));
  } else if (name) {
    const city = { code, lat: Number(lat), lon: Number(lon), people: Number(people) };
    const key = name.toLowerCase();
    cities.set(key, [...(cities.get(key) ?? []), city]);
  }
}

export function locate(model: Model): { placed: Placed[]; unplaced: Unplaced[] } {
  const places = model.analysis.entities.filter(({ label }) => label === "GPE" || label === "LOC");
  const placed: Placed[] = [];
  const unplaced: Unplaced[] = [];
  const cityEntities: Entity[] = [];
  const named = new Set<string>();
  for (const entity of places) {
    const key = keyOf(entity);
    const country = DOUBTFUL.has(key) ? undefined : countries.get(COUNTRY_ALIASES[key] ?? key);
    if (!country || (entity.label === "LOC")) {
      cityEntities.push(entity);
      continue;
    }
    named.add(country.code);
    placed.push({ entity, lat: country.lat, lon: country.lon, country: country.name, isCountry: true, reason: "country" });
  }
  for (const entity of cityEntities) {
    const key = keyOf(entity);
    const found = DOUBTFUL.has(key) || entity.label === "LOC" ? [] : (cities.get(CITY_ALIASES[key] ?? key) ?? []);
    const choice = choose(found, named);
    if (choice) {
      const { city, reason } = choice;
      placed.push({ entity, lat: city.lat, lon: city.lon, country: names.get(city.code) ?? city.code, isCountry: false, reason });
    } else {
      unplaced.push({ entity, could: found.map(({ code }) => names.get(code) ?? code) });
    }
  }
  return { placed, unplaced };
}

/** The one reading among namesakes that the article bears out, or that dwarfs the rest. */
function choose(found: readonly City[], named: ReadonlySet<string>): { city: City; reason: Reason } | null {
  const [first, second] = found;
  if (!first) return null;
  if (!second) return { city: first, reason: "only" };
  const borne = found.filter(({ code }) => named.has(code));
  if (borne.length === 1 && borne[0]) return { city: borne[0], reason: "evidence" };
  return borne.length === 0 && first.people >= 10 * second.people ? { city: first, reason: "largest" } : null;
}

function keyOf(entity: Entity): string {
  return entity.name.toLowerCase().replace(/^the (?!netherlands|gambia|bahamas)/u, "");
}
