// Rhythms are read at the end of a line: one that begins it moves there.
import { readRhythm } from './rhythms.ts'

/** "remind me every day at 10am to stand up" names its rhythm first: it is read as "stand up every day at 10am". */
export function rhythmLast(line: string): string {
  const [, rhythm = '', title = ''] =
    /^(?:(?:please )?(?:remind|ping|nudge|alert) me )?((?:every|each|daily|weekly|monthly|yearly)\b.+?) (?:to|that|about|of(?! (?:the|each|every|a) (?:month|year|week|quarter)\b)) (.+)$/i.exec(
      line,
    ) ?? []
  if (rhythm !== '' && readRhythm(rhythm)) return `${title} ${rhythm}`
  // “every other wednesday is bin day”
  const [, named = '', thing = ''] =
    /^((?:every|each) .{2,40}?) (?:is|are|means|its|it[’']s) (?!when\b|what\b|not\b|too\b|so\b)(.+)$/i.exec(line) ?? []
  return named !== '' && readRhythm(named) ? `${thing} ${named}` : line
}
