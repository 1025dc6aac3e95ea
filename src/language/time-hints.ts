// Hints about time in the words around it, and which words of time were not understood, so that they can be reported.

/** The half of the day for hours without am or pm, by the activity: dinner is in the evening. */
export function usualPartOf(line: string): 'morning' | 'evening' | null {
  if (EVENING.test(line)) return 'evening'
  // The school run at three is the one home.
  if (MORNING.test(line) && !(HAS_TWO.test(line) && SMALL_HOUR.test(line))) return 'morning'
  // A party at eight is in the evening; at eleven it may be a child's.
  if (/\b(?:party|game|match|class reunion)\b/i.test(line) && /\b(?:[789]|seven|eight|nine)\b(?!:)/.test(line))
    return 'evening'
  return null
}

const EVENING =
  /\b(?:dinner|supper|drinks|beers?|cocktails|wine with|tapas|cinema|movies?|film|theat(?:re|er)|concert|gig|pub|bar with|nightcap|bedtime|to bed|opera|ballet|date night|night out|night shift|happy hour|fireworks|sunset|babysitter|telly|netflix|table for|table at|restaurant|book club|choir|pub quiz|quiz night|poker|karaoke|salsa|comedy|5-a-side|five a side|bowling|darts|takeaway)\b|\b\d{1,2}(?::\d\d)? ?pm\b/i
const HAS_TWO = /\b(?:school run|commute)\b/i
const SMALL_HOUR = /\b(?:[1-4]|one|two|three|four)\b(?! ?am)/i
const MORNING = /\b(?:breakfast|wake|alarm|get up|sunrise|school run|morning run|commute)\b|\b\d{1,2}(?::\d\d)? ?am\b/i

/** "three times a day for a week", "every 20 minutes until 5": how often, which no single moment answers. */
export const isOften = (line: string): boolean =>
  /\b(?:once|twice|\d+ ?x|(?:two|three|four|five|six|\d+) times) (?:a|an|per|every|each) (?:hour|day|week|month|year)\b|\b(?:every|each) (?:\S+ ){0,3}?(?:minutes?|mins?|hours?|hrs?)\b|\bhourly\b|\bevery \d{1,2} ?h(?:rs?)?\b/i.test(
    line,
  )

/** The first words of time that were not understood, such as "twice a day"; '' if there are none. */
export function unreadTime(line: string): string {
  if (line.length > 300 || BELONGS.test(line)) return ''
  return UNREAD.exec(line)?.[0].trim() ?? ''
}

/** "photos from next week", "what's on friday": the words say which thing. */
const BELONGS =
  /\b(?:from(?! \d)|of(?! (?:the )?(?:days?|weeks?|months?|years?|january|february|march|april|may|june|july|august|september|october|november|december)\b)|about|since|last|what|whats|what[’']s|when|whether|who)\b/i
/** Days with a name whose date differs from year to year, and days that were named before: a clock beside one is another day's. */
const MOVABLE =
  "easter(?: saturday| sunday| monday)?|bank holiday|good friday|thanksgiving|diwali|holi|eid|ramadan|passover|hanukkah|chanukah|rosh hashanah|yom kippur|vesak|vaisakhi|lent|advent|lunar new year|chinese new year|pancake day|mother[’']?s day|father[’']?s day|labou?r day|memorial day|pongal|onam|navratri|(?:that|the same) (?:day|morning|afternoon|evening|night)"
export const namesMovableDay = (line: string): boolean => new RegExp(`\\b(?:${MOVABLE})\\b`, 'i').test(line)

const UNIT = '(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?)'
const UNREAD = new RegExp(
  [
    `\\b(?:every|each) (?:\\S+ ){0,3}?(?:${UNIT}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\\b(?: (?:until|till|from|for|between|starting) [^,;]{1,40}$)?`,
    '\\bhourly(?: (?:until|till|from|for|between) [^,;]{1,40})?$|\\bevery \\d{1,2} ?h(?:rs?)?\\b',
    '\\b\\d{1,2}(?:st|nd|rd|th) of (?:the )?month$',
    '\\b(?:every|each) (?:term|school day|pay ?day|bank holiday|season|shift)\\b',
    '\\bevery (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\\b',
    '\\b(?:at|over|during) (?:lunch|breakfast|dinner|lunchtime|dinnertime|tea ?time|bedtime|dawn|dusk|sunset|sunrise)\\b',
    '\\b(?:before|after) (?:breakfast|brunch|lunch|dinner|tea|supper|work|school|bed|bedtime|church|dark)$',
    '^(?:before|after) (?:breakfast|brunch|lunch|dinner|tea|supper|work|school|bed|bedtime)(?=,? \\S)',
    '\\b(?:every|each) (?:morning|afternoon|evening|night)s? (?:and|&|or) (?:every )?(?:morning|afternoon|evening|night)s?\\b',
    '\\buntil further notice\\b|\\b(?:except|excluding|but not)(?: on)? (?:bank|public|school) holidays?\\b',
    '\\b(?:on|by|before|until) (?:pay ?day|(?:the )?(?:next )?bank holiday(?: monday)?)\\b',
    '\\b(?:at|over|in|during|before|after|by) half[- ]term\\b',
    '\\b(?:in|by|before|during) (?:the )?(?:q[1-4]|new year)\\b',
    '\\bat (?:quarter|half|five|ten|twenty|twenty[- ]five|\\d{1,2}) (?:past|to)$',
    '\\b(?:the )?(?:day|week|weekend|month) after$',
    '\\bin the next (?:few|couple of|\\d+|two|three) (?:days|weeks|months)\\b',
    `\\b(?:once|twice|\\d+ ?x|\\w+ times) (?:a|an|per|every|each) ${UNIT}\\b`,
    `\\bin (?:a few|several|some|an? \\w+|\\d+|two|three|four|five|six) ${UNIT}\\b(?! of)`,
    '\\b(?:early|mid|late|end of|start of|beginning of) (?:next |this )?(?:week|month|year|january|february|march|april|june|july|august|september|october|november|december)\\b',
    '\\bnext (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b',
    '\\b(?:at|by|before) \\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\b|\\b\\d{1,2}(?::\\d\\d)? ?[ap]m\\b',
    '\\b(?:at|by|to) \\d{1,2}:\\d{2}\\b|\\b\\d{1,2}:[6-9]\\d\\b',
    // “Easter brunch” names the brunch; “… on easter”, “… 4pm thanksgiving” say when.
    `\\b(?:on|over|during|by|before|until|till|for|at|after|around|near) (?:the )?(?:${MOVABLE})\\b|\\b(?:${MOVABLE})\\b(?=.*\\d ?[ap]m\\b)|\\d ?[ap]m (?:on )?(?:${MOVABLE})\\b`,
    '\\b(?:in|this|next|by|before|until|over|during|after) (?:the |early |mid |late |this |next )?(?:spring|summer|autumn|fall|winter)$',
    '\\b(?:before|after|over|during|in|until) (?:the |my |our )?(?:(?:school|summer|easter|christmas|spring|winter|autumn) )?(?:holidays|hols|break|vacation|term|exams)$',
    '\\b(?:in|during|by|at) the (?:first|second|third|fourth|last|1st|2nd|3rd|4th|next) (?:week|half|weekend|few days) of\\b',
    '\\b(?:morning|mornings|lunchtime) (?:and|&|or) (?:evening|evenings|night|nights|bedtime)$',
    '\\b(?:in|by|before|during|next) (?:early |mid |late )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\\d\\d)?$|\\b(?:in|by) 20\\d\\d$|\\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* 20\\d\\d$',
    '\\bthis (?:month|year)$',
    '\\b(?:on|by|before|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day\\b',
  ].join('|'),
  'i',
)
