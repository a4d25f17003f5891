/** The world as paths, and places as points on it. */
import { geoArea, geoCentroid, geoDistance, geoEqualEarth, geoPath } from "d3-geo";
import type { Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import type { Placed } from "./locate.ts";

export const WIDTH = 720;
export const HEIGHT = 420;

export interface Drawing {
  /** How many places lie outside what is drawn. */
  outside: number;
  /** The countries, those that the article names with their place. */
  countries: { path: string; place: Placed | null }[];
  points: Point[];
}

export interface Point {
  x: number;
  y: number;
  place: Placed;
  /** A country that is drawn needs no dot. */
  dot: boolean;
  /** Where its name stands, from the point to its baseline; null where it would cover another name or a point. */
  label: { dx: number; dy: number; anchor: "start" | "middle" | "end" } | null;
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

/** The largest part of a country: its name belongs into the middle of that. */
function mainland({ isCountry, country }: Placed): Polygon | null {
  const shape = isCountry && shapes.find(({ properties }) => properties.name === (ATLAS[country] ?? country));
  if (!shape) return null;
  if (shape.geometry.type === "Polygon") return shape.geometry;
  if (shape.geometry.type !== "MultiPolygon") return null;
  const parts = shape.geometry.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.toSorted((a, b) => geoArea(b) - geoArea(a))[0] ?? null;
}

/** Draws the part of the world where the places are, or all of it. */
export function draw(placed: readonly Placed[], world: boolean): Drawing {
  const at = (place: Placed): [number, number] => {
    const land = mainland(place);
    return land ? geoCentroid(land) : [place.lon, place.lat];
  };
  const projection = geoEqualEarth();
  if (world || placed.length === 0) {
    projection.fitSize([WIDTH, HEIGHT], { type: "Sphere" });
  } else {
    const margin = 45;
    const shown = together(placed, at);
    const coordinates = shown.map(at);
    const withCities = new Set(shown.filter(({ isCountry }) => !isCountry).map(({ country }) => country));
    const whole = shown.filter(({ country }) => !withCities.has(country));
    const lands = whole.flatMap((place) => mainland(place) ?? []).filter((land) => geoArea(land) < WIDE);
    projection.fitExtent([[margin, margin], [WIDTH - margin, HEIGHT - margin]], {
      type: "GeometryCollection",
      geometries: [{ type: "MultiPoint", coordinates }, ...lands],
    });
    const closest = 1500;
    if (!(projection.scale() < closest)) {
      const [lon, lat] = geoCentroid({ type: "MultiPoint", coordinates });
      projection.scale(closest).center([0, 0]).rotate([0, 0]).translate([0, 0]);
      const [x, y] = projection([lon, lat]) ?? [0, 0];
      projection.translate([WIDTH / 2 - x, HEIGHT / 2 - y]);
    }
  }
  projection.clipExtent([[-20, -20], [WIDTH + 20, HEIGHT + 20]]);
  const path = geoPath(projection).digits(1);
  const named = new Map(placed.filter(({ isCountry }) => isCountry).map((place) => [ATLAS[place.country] ?? place.country, place]));
  const points = placed.flatMap((place) => {
    const [x = -1, y = -1] = projection(at(place)) ?? [];
    const dot = mainland(place) === null;
    return x < 0 || y < 0 || x > WIDTH || y > HEIGHT ? [] : [{ x, y, place, dot, label: null }];
  });
  return {
    outside: placed.length - points.length,
    countries: shapes.flatMap((shape) => {
      const drawn = path(shape);
      return drawn ? [{ path: drawn, place: named.get(shape.properties.name) ?? null }] : [];
    }),
    points: labelled(points),
  };
}

/**
 * A country without a place in it is seen whole, unless it is wider than this, in steradians: Russia would leave the
 * others no room.
 */
const WIDE = 0.22;

/** How far from the middle a place may lie, in degrees, or in times of the middle distance, to be drawn with the others. */
const [NEAR, TIMES] = [12, 4];

/** The places that lie together: one far away would leave the others no room. */
function together(places: readonly Placed[], at: (place: Placed) => [number, number]): Placed[] {
  const coordinates = places.map(at);
  const centre: [number, number] = [median(coordinates.map(([lon]) => lon)), median(coordinates.map(([, lat]) => lat))];
  const far = (place: [number, number]): number => (geoDistance(centre, place) * 180) / Math.PI;
  const reach = Math.max(NEAR, TIMES * median(coordinates.map(far)));
  return places.filter((place) => far(at(place)) <= reach);
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** Half the height of a name on the map and half the width of a letter of it. */
const [HALF_LINE, HALF_LETTER] = [14, 7.5];
/** Where a name may stand: the first of these that is free. */
const PLACES: Record<"dot" | "country", NonNullable<Point["label"]>[]> = {
  dot: [
    { dx: 0, dy: -15, anchor: "middle" },
    { dx: 14, dy: 9, anchor: "start" },
    { dx: -14, dy: 9, anchor: "end" },
    { dx: 0, dy: 33, anchor: "middle" },
  ],
  country: [9, -19, 37].map((dy) => ({ dx: 0, dy, anchor: "middle" })),
};

const mentions = ({ place }: Point): number => place.entity.mentions.length;

/** Gives the places named most often their labels first, cities before countries; one that would cover another or a point goes without. */
function labelled(points: readonly Point[]): Point[] {
  const written: { x: number; y: number; half: number }[] = [];
  const labels = new Map<Point, NonNullable<Point["label"]>>();
  for (const point of points.toSorted((a, b) => mentions(b) - mentions(a) || Number(b.dot) - Number(a.dot))) {
    const half = point.place.entity.name.length * HALF_LETTER;
    const middle = ({ dx, dy, anchor }: NonNullable<Point["label"]>): [number, number] => [
      point.x + dx + { start: half, middle: 0, end: -half }[anchor],
      point.y + dy - HALF_LINE / 2,
    ];
    const fits = (label: NonNullable<Point["label"]>): boolean => {
      const [x, y] = middle(label);
      if (x - half < 0 || x + half > WIDTH || y - HALF_LINE < 0 || y + HALF_LINE > HEIGHT) return false;
      const onName = written.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 2 * HALF_LINE);
      const onPoint = points.some((other) => other.dot && other !== point && Math.abs(other.x - x) < half + 6 && Math.abs(other.y - y) < HALF_LINE + 6);
      return !onName && !onPoint;
    };
    const label = PLACES[point.dot ? "dot" : "country"].find(fits);
    if (!label) continue;
    const [x, y] = middle(label);
    written.push({ x, y, half });
    labels.set(point, label);
  }
  return points.map((point) => ({ ...point, label: labels.get(point) ?? null }));
}
