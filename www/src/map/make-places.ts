/** Makes places.txt; README.md beside it says from what. */
import { readFileSync, writeFileSync } from "node:fs";

const CITY = 100_000;

interface Place {
  name: string;
  country: string;
  lat: string;
  lon: string;
  people: number;
}

const table = (path: string): string[][] =>
  readFileSync(path, "utf8")
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split("\t"));

const [placesFile = "", countriesFile = ""] = process.argv.slice(2);
const places: Place[] = table(placesFile).map(([name = "", country = "", , lat = "", lon = "", people = "0"]) => ({
  name,
  country,
  lat: Number(lat).toFixed(2),
  lon: Number(lon).toFixed(2),
  people: Number(people),
}));
const largest = new Map<string, number>();
for (const { name, people } of places) largest.set(name, Math.max(largest.get(name) ?? 0, people));

const capitals: string[] = [];
const wanted = new Set(places.filter(({ people }) => people >= CITY));
for (const [name = "", cc = "", , capital = ""] of table(countriesFile)) {
  const own = places.filter((place) => place.country === cc);
  const place = own.find((place) => place.name === capital) ?? own.sort((a, b) => b.people - a.people)[0];
  if (!place) continue;
  if (place.name === capital) wanted.add(place);
  capitals.push(`=${name}\t${cc}\t${place.lat}\t${place.lon}`);
}
const named = new Set([...wanted].map(({ name }) => name));
for (const place of places) {
  if (named.has(place.name) && place.people * 10 >= (largest.get(place.name) ?? 0)) wanted.add(place);
}
const lines = [...wanted]
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : b.people - a.people))
  .map(({ name, country, lat, lon, people }) => [name, country, lat, lon, Math.round(people / 1000)].join("\t"));
writeFileSync(new URL("places.txt", import.meta.url), [...capitals, ...lines, ""].join("\n"));
