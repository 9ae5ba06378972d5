/**
 * Fits the weights of linear heads, deterministically: a listwise softmax for choosing among candidates, a logistic for
 * yes-or-no. Features are standardised while fitting and the weights given back for raw features.
 */

/** One question: candidates' features, and which of them are right. */
export interface ListExample {
  candidates: Float64Array[];
  right: boolean[];
  /** How much it counts; 1 when absent. */
  weight?: number;
}

export interface BinaryExample {
  features: Float64Array;
  label: boolean;
  weight?: number;
}

export interface FittedHead {
  weights: number[];
  bias: number;
}

interface Scaling {
  mean: Float64Array;
  scale: Float64Array;
}

function scalingOf(rows: Iterable<Float64Array>, width: number): Scaling {
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);
  let n = 0;
  for (const row of rows) {
    n += 1;
    for (let j = 0; j < width; j++) {
      const value = row[j] ?? 0;
      sum[j] = (sum[j] ?? 0) + value;
      squares[j] = (squares[j] ?? 0) + value * value;
    }
  }
  const mean = sum.map((value) => value / Math.max(1, n));
  const scale = squares.map((value, j) => {
    const deviation = Math.sqrt(Math.max(0, value / Math.max(1, n) - (mean[j] ?? 0) ** 2));
    return deviation > 1e-9 ? 1 / deviation : 0;
  });
  return { mean, scale };
}

const unscale = (weights: Float64Array, { mean, scale }: Scaling, bias: number): FittedHead => {
  const raw = Array.from(weights, (weight, j) => weight * (scale[j] ?? 0));
  const shift = raw.reduce((total, weight, j) => total + weight * (mean[j] ?? 0), 0);
  return { weights: raw.map((weight) => Number(weight.toPrecision(6))), bias: Number((bias - shift).toPrecision(6)) };
};

/** Adam (Kingma and Ba 2015) over the full batch: no randomness, so the same data give the same weights. */
function minimise(
  width: number,
  steps: number,
  rate: number,
  gradient: (x: Float64Array, out: Float64Array) => void,
): Float64Array {
  const x = new Float64Array(width);
  const out = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  for (let step = 1; step <= steps; step++) {
    out.fill(0);
    gradient(x, out);
    const decay = rate * (step < steps * 0.6 ? 1 : 0.3);
    for (let j = 0; j < width; j++) {
      const g = out[j] ?? 0;
      first[j] = 0.9 * (first[j] ?? 0) + 0.1 * g;
      second[j] = 0.999 * (second[j] ?? 0) + 0.001 * g * g;
      const m = (first[j] ?? 0) / (1 - 0.9 ** step);
      const v = (second[j] ?? 0) / (1 - 0.999 ** step);
      x[j] = (x[j] ?? 0) - (decay * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  return x;
}

/** Minimises −log of the share of softmax mass on right candidates, with an L2 penalty. */
export function fitListwise(examples: readonly ListExample[], width: number, l2 = 0.003, steps = 200): FittedHead {
  const usable = examples.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  const scaling = scalingOf(
    (function* () {
      for (const { candidates } of usable) yield* candidates;
    })(),
    width,
  );
  const lists = flatten(usable, scaling, width);
  const weights = minimise(width, steps, 0.06, (x, out) => {
    addListGradients(x, lists, out);
    for (let j = 0; j < width; j++) out[j] = (out[j] ?? 0) + l2 * (x[j] ?? 0);
  });
  return { ...unscale(weights, scaling, 0), bias: 0 };
}

interface Lists {
  /** Candidates row by row, standardised. */
  rows: Float64Array;
  right: Uint8Array;
  /** List `i` holds rows `[starts[i], starts[i + 1])`. */
  starts: number[];
  /** Of each list; they sum to 1. */
  shares: number[];
  width: number;
}

function flatten(examples: readonly ListExample[], { mean, scale }: Scaling, width: number): Lists {
  const count = examples.reduce((total, { candidates }) => total + candidates.length, 0);
  const total = examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const shares = examples.map(({ weight = 1 }) => weight / total);
  const lists: Lists = {
    rows: new Float64Array(count * width),
    right: new Uint8Array(count),
    starts: [0],
    shares,
    width,
  };
  let row = 0;
  for (const { candidates, right } of examples) {
    candidates.forEach((candidate, i) => {
      for (let j = 0; j < width; j++) {
        lists.rows[row * width + j] = ((candidate[j] ?? 0) - (mean[j] ?? 0)) * (scale[j] ?? 0);
      }
      lists.right[row] = right[i] ? 1 : 0;
      row += 1;
    });
    lists.starts.push(row);
  }
  return lists;
}

function addListGradients(x: Float64Array, { rows, right, starts, shares, width }: Lists, out: Float64Array): void {
  const mass = new Float64Array(right.length);
  for (let row = 0; row < right.length; row++) {
    let score = 0;
    for (let j = 0, at = row * width; j < width; j++, at++) score += (rows[at] as number) * (x[j] as number);
    mass[row] = score;
  }
  for (let list = 0; list + 1 < starts.length; list++) {
    const from = starts[list] ?? 0;
    const to = starts[list + 1] ?? 0;
    const share = shares[list] ?? 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let row = from; row < to; row++) highest = Math.max(highest, mass[row] as number);
    let all = 0;
    let good = 0;
    for (let row = from; row < to; row++) {
      const value = Math.exp((mass[row] as number) - highest);
      mass[row] = value;
      all += value;
      if (right[row] === 1) good += value;
    }
    for (let row = from; row < to; row++) {
      const g = ((mass[row] as number) / all - (right[row] === 1 ? (mass[row] as number) / good : 0)) * share;
      if (Math.abs(g) < 1e-9) continue;
      for (let j = 0, at = row * width; j < width; j++, at++) out[j] = (out[j] as number) + g * (rows[at] as number);
    }
  }
}

/** Logistic regression with an L2 penalty; the bias is not penalised. */
export function fitLogistic(examples: readonly BinaryExample[], width: number, l2 = 0.01, steps = 400): FittedHead {
  const scaling = scalingOf(
    examples.map(({ features }) => features),
    width,
  );
  const rows = examples.map(({ features }) =>
    features.map((value, j) => (value - (scaling.mean[j] ?? 0)) * (scaling.scale[j] ?? 0)),
  );
  const total = examples.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const x = minimise(width + 1, steps, 0.05, (point, out) => {
    rows.forEach((row, i) => {
      let score = point[width] ?? 0;
      for (let j = 0; j < width; j++) score += (row[j] ?? 0) * (point[j] ?? 0);
      const example = examples[i];
      const g = ((1 / (1 + Math.exp(-score)) - (example?.label ? 1 : 0)) * (example?.weight ?? 1)) / total;
      for (let j = 0; j < width; j++) out[j] = (out[j] ?? 0) + g * (row[j] ?? 0);
      out[width] = (out[width] ?? 0) + g;
    });
    for (let j = 0; j < width; j++) out[j] = (out[j] ?? 0) + l2 * (point[j] ?? 0);
  });
  return unscale(x.slice(0, width), scaling, x[width] ?? 0);
}
