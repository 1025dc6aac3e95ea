// Slack writes a field that has no value as null or leaves it out, and does not say which of the two: here both are one.

/** The payload without fields that are null, at any depth. */
export const withoutNullFields = (payload: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) => (value === null ? [] : [[name, cleaned(value)]])),
  )

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return typeof value === 'object' && value !== null ? withoutNullFields({ ...value }) : value
}
