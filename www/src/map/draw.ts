/** The world as paths, and places as points on it. */
import { geoArea, geoCentroid, geoDistance, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import type { Placed } from "./locate.ts";

export const WIDTH = 720;
export const HEIGHT = 420;

export interface Drawing {
  /** How many places lie outside what is drawn. */
  outside: number;
  countries: { path: string; named: boolean }[];
  /** Only names that cover no earlier one are written beside their point. */
  points: { x: number; y: number; place: Placed; labelled: boolean }[];
}

/** Names of world-atlas that are not those of GeoNames. */
const ATLAS: Record<string, string> = {
  "United States": "United States of America",
  "Democratic Republic of the Congo": "Dem. Rep. Congo",
  "Republic of the Congo": "Congo",
  "Ivory Coast": "Côte d'Ivoire",
  "The Netherlands": "Netherlands",
  "Palestinian Territory": "Palestine",
  "North Macedonia": "Macedonia",
  "Bosnia and Herzegovina": "Bosnia and Herz.",
  "Central African Republic": "Central African Rep.",
  "Dominican Republic": "Dominican Rep.",
  "South Sudan": "S. Sudan",
  "Equatorial Guinea": "Eq. Guinea",
  "Western Sahara": "W. Sahara",
  "Timor Leste": "Timor-Leste",
  Eswatini: "eSwatini",
};

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const shapes = feature(topology, topology.objects.countries).features;

/** The middle of a country's largest part, where its point belongs. */
function middle(name: string): [number, number] | null {
  const shape = shapes.find(({ properties }) => properties.name === (ATLAS[name] ?? name));
  if (!shape) return null;
  if (shape.geometry.type !== "MultiPolygon") return geoCentroid(shape);
  const parts = shape.geometry.coordinates.map((coordinates) => ({ type: "Polygon" as const, coordinates }));
  const [largest] = parts.sort((a, b) => geoArea(b) - geoArea(a));
  return largest ? geoCentroid(largest) : null;
}

/** Draws the part of the world where the places are, or all of it. */
export function draw(placed: readonly Placed[], world: boolean): Drawing {
  const at = (place: Placed): [number, number] => (place.isCountry && middle(place.country)) || [place.lon, place.lat];
  const projection = geoEqualEarth();
  if (world || placed.length === 0) {
    projection.fitSize([WIDTH, HEIGHT], { type: "Sphere" });
  } else {
    const margin = 70;
    const coordinates = together(placed.map(at));
    projection.fitExtent([[margin, margin], [WIDTH - margin, HEIGHT - margin]], { type: "MultiPoint", coordinates });
    const closest = 900;
    if (!(projection.scale() < closest)) {
      const [lon, lat] = geoCentroid({ type: "MultiPoint", coordinates });
      projection.scale(closest).center([0, 0]).rotate([0, 0]).translate([0, 0]);
      const [x, y] = projection([lon, lat]) ?? [0, 0];
      projection.translate([WIDTH / 2 - x, HEIGHT / 2 - y]);
    }
  }
  projection.clipExtent([[-20, -20], [WIDTH + 20, HEIGHT + 20]]);
  const path = geoPath(projection).digits(1);
  const named = new Set(placed.filter(({ isCountry }) => isCountry).map(({ country }) => ATLAS[country] ?? country));
  const points = placed.flatMap((place) => {
    const [x = -1, y = -1] = projection(at(place)) ?? [];
    return x < 0 || y < 0 || x > WIDTH || y > HEIGHT ? [] : [{ x, y, place }];
  });
  return {
    outside: placed.length - points.length,
    countries: shapes.flatMap((shape) => {
      const drawn = path(shape);
      return drawn ? [{ path: drawn, named: named.has(shape.properties.name) }] : [];
    }),
    points: labelled(points),
  };
}

/** How far from the middle a place may lie, in degrees, or in times of the middle distance, to be drawn with the others. */
const [NEAR, TIMES] = [12, 4];

/** The places that lie together: one far away would leave the others no room. */
function together(coordinates: [number, number][]): [number, number][] {
  const centre: [number, number] = [median(coordinates.map(([lon]) => lon)), median(coordinates.map(([, lat]) => lat))];
  const far = (place: [number, number]): number => (geoDistance(centre, place) * 180) / Math.PI;
  const reach = Math.max(NEAR, TIMES * median(coordinates.map(far)));
  return coordinates.filter((place) => far(place) <= reach);
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** Half the height of a name on the map, half the width of a letter of it, and how far above its point it stands. */
const [HALF_LINE, HALF_LETTER, ABOVE] = [13, 5.5, 20];

/** Gives the places named most often their labels first; one that would cover another or a point goes without. */
function labelled(points: { x: number; y: number; place: Placed }[]): Drawing["points"] {
  const written: { x: number; y: number; half: number }[] = [];
  const shown = new Set<Placed>();
  for (const { x, y, place } of points.toSorted((a, b) => b.place.entity.mentions.length - a.place.entity.mentions.length)) {
    const half = place.entity.name.length * HALF_LETTER;
    const onName = written.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 2 * HALF_LINE);
    const onPoint = points.some((other) => other.place !== place && Math.abs(other.x - x) < half && Math.abs(other.y - (y - ABOVE)) < HALF_LINE);
    if (onName || onPoint) continue;
    written.push({ x, y, half });
    shown.add(place);
  }
  return points.map((point) => ({ ...point, labelled: shown.has(point.place) }));
}
