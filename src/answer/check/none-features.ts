/** The signals of "the report doesn't say", in the same list as those of a figure. Weighs nothing. */
import { BINDING_FEATURES, type BindingFeature } from "./binding-feature-names.ts";
import type { Claim } from "./claim.ts";

/** Values of {@link BINDING_FEATURES} for "the report doesn't say". */
export function noneFeatures({ english }: Claim): Float64Array {
  const values: Partial<Record<BindingFeature, number>> = { none: 1, "none: English": english ? 1 : 0 };
  return Float64Array.from(BINDING_FEATURES, (name) => values[name] ?? 0);
}
