// The bytes of a calendar file as text. Lines are folded after so many bytes (RFC 5545, 3.1), by some programs within a
// letter, so that they are unfolded before the bytes are read as letters.
const [LF, CR, SPACE, TAB] = [10, 13, 32, 9]

/** The text of a file, its folded lines whole; UTF-8, or UTF-16 where it says so. */
export function decodeCalendar(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
  const whole: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] !== SPACE && bytes[at + 1] !== TAB) continue
    whole.push(bytes.subarray(from, bytes[at - 1] === CR ? at - 1 : at))
    from = at + 2
  }
  return Buffer.concat([...whole, bytes.subarray(from)]).toString('utf8')
}
