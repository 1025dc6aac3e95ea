// The turns that make English stiff: what tests search texts for.

/** What is not said, and what English says instead. */
export const BANNED: readonly (readonly [turn: string, found: RegExp, instead: string])[] = [
  ['taken back', /\btaken back:/i, 'Undone: …'],
  ['left out as a headline', /^(already )?left out\b|\bleft out this once/i, 'Skipped: …'],
  ['put away', /\b(put|puts|putting)( \S+){0,2} away\b/i, 'Archived'],
  ['in force', /\bin force\b/i, 'Restored'],
  ['it goes', /\bit goes:/i, 'Try: …'],
  ['whoever', /\bwhoever\b/i, 'the person who, anyone who'],
  ['no X I can read', /\bno \w+ I can\b/i, 'I can’t read “…” as …'],
  ['I know no', /\bI know no\b/i, 'I don’t know …'],
  ['is no X', /(?<!\bthere )\b(is|are) no (?!longer\b|more\b)(?=\w+( of\b|[.,;:]|$))/i, 'isn’t a …, can’t be …'],
  ['said first', /\b(said|say|says|saying) first\b|\bsaid unasked\b/i, 'what I may offer, check-ins'],
  [
    'times you typed',
    /\btimes? (you|they) typed\b|\byou typed pass\b|\btyped times?\b/i,
    'reminders you set a time for',
  ],
  ['pass for come through', /\bpass both\b|\btyped pass\b/i, 'come through'],
  [
    'runs for streaks',
    /\b(a|new|the|kept or broke a) run\b(?! (of|out|in|by|as|on)\b)(?=[.:,]| goes on| after)|\brun: \$?\{?\d/i,
    'streak',
  ],
  ['neither count nor break', /\bneither count nor break\b|\bbreaks nothing\b/i, 'don’t affect your streak'],
  ['it is so already', /\b(is so|so) already\b|\balready so\b/i, 'No change'],
  ['under way', /\bunder way\b/i, 'in progress'],
  ['not here any more', /\bnot here any ?more\b/i, 'no longer here'],
  ['in company', /\bin company\b/i, 'Shared focus'],
  ['one movement', /\b(one|single) movement\b/i, 'first move'],
  ['say: X, then a word of it', /\ba word of it\b|\bSay: /i, 'Type “…” and part of its name'],
  ['what changes', /\bsay what changes\b|\bwhat becomes of\b/i, 'What would you like to change?'],
  ['anew, afresh', /\b(anew|afresh)\b/i, 'again, start over'],
  ['gone by', /\bgone by\b/i, 'past'],
  ['lies in', /\blies in\b/i, 'is in'],
  ['is over', /\blink is over\b|\btime for undo is over\b/i, 'has expired, it’s too late'],
  ['opens nothing', /\bopens? nothing\b/i, 'doesn’t work'],
  ['both are fine', /\bboth are fine\b/i, 'That’s fine.'],
  ['no ping', /\bno ping\b|\bjoins \S+ plan\b/i, 'no reminder'],
  ['how pressing', /\bhow pressing\b|\bwhat to call (you|it)\b|\bonce in this place\b/i, 'Priority, Your name, unique'],
  ['a blank', /\b(needed|every|this|their) blanks?\b/i, 'option'],
  ['to mend', /\bmends?\b/i, 'fix'],
  ['is none of them', /\bnone of them\b/i, 'isn’t one of them'],
  ['1 minutes', /(?<![\d.:-])1 (minutes|hours|days|weeks|things|tasks|parts|steps|comments)\b/, 'the singular'],
]

/** Lengths from an hour on are told in hours, in what is answered. */
export const LONG_MINUTES = /(?<![\d:–-])(?:[6-9]\d|\d{3,}) min\b/
