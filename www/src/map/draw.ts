/** The world as paths, and places as points on it. */
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import type { Placed } from "./locate.ts";

export const WIDTH = 720;
export const HEIGHT = 420;

export interface Drawing {
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
    const coordinates = placed.map(at);
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
  return {
    countries: shapes.flatMap((shape) => {
      const drawn = path(shape);
      return drawn ? [{ path: drawn, named: named.has(shape.properties.name) }] : [];
    }),
    points: labelled(
      placed.flatMap((place) => {
        const [x, y] = projection(at(place)) ?? [];
        return x === undefined || y === undefined ? [] : [{ x, y, place }];
      }),
    ),
  };
}

/** Half the height of a name on the map, and half the width of a letter of it. */
const [HALF_LINE, HALF_LETTER] = [13, 5.5];

/** Gives the places named most often their labels first; one that would cover another goes without. */
function labelled(points: { x: number; y: number; place: Placed }[]): Drawing["points"] {
  const written: { x: number; y: number; half: number }[] = [];
  const shown = new Set<Placed>();
  for (const { x, y, place } of points.toSorted((a, b) => b.place.entity.mentions.length - a.place.entity.mentions.length)) {
    const half = place.entity.name.length * HALF_LETTER;
    if (written.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 2 * HALF_LINE)) continue;
    written.push({ x, y, half });
    shown.add(place);
  }
  return points.map((point) => ({ ...point, labelled: shown.has(point.place) }));
}
