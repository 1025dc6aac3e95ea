// Texts of any characters at all, for tests that try many.
import * as fc from 'fast-check'

/** Every code point but the halves of surrogate pairs; fast-check's own `binary` unit makes a table of all of them first. */
const codePoint = fc
  .oneof(
    { arbitrary: fc.integer({ min: 0, max: 0xd7_ff }), weight: 1 },
    { arbitrary: fc.integer({ min: 0xe0_00, max: 0x10_ff_ff }), weight: 19 },
  )
  .map((point) => String.fromCodePoint(point))

/** @param limits how many code points it has */
export const arbitraryText = (
  limits: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> => fc.array(codePoint, limits).map((points) => points.join(''))
