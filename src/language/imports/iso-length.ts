// Lengths of time as iCalendar writes them, which other programs took over: `PT1H30M`, `-P1DT2H`, `P2W`.
// Source: RFC 5545, 3.3.6

/** In minutes, negative with a minus; seconds are left out. Null where it is no length. */
export function isoLengthMinutes(text: string): number | null {
  const found = /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/i.exec(
    text.trim(),
  )
  if (!found || /[PT]$/i.test(text.trim())) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((part) => Number(part ?? 0))
  const total = (weeks * 7 + days) * 1440 + hours * 60 + minutes + Math.floor(seconds / 60)
  return found[1] === '-' && total > 0 ? -total : total
}
