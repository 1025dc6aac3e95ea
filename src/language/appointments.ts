// Tells appointments from things to do: what is agreed with others, or is a place to be at that time, stays when the rest
// of a day is moved.
import { readWordLists } from './data-files.ts'
import { isVerb } from './splitter/lexicon.ts'

/** Does a title name an appointment? “Dentist” and “lunch with Sam” do; “call the dentist” is a thing to do. */
export function namesAppointment(title: string): boolean {
  const line = title.toLowerCase()
  if (MEETS.test(line)) return true
  return NOUNS.test(line) && !(isVerb(firstWord(line)) && !NOUNS.test(firstWord(line)))
}

/**
 * The same of a title that has a clock time. By its shape, then: what begins with a thing and no act is where one is at
 * that time (“bowls”, “ptm”, “choir”), but for what is done at any time (“laundry”, “report”).
 */
export function isTimedAppointment(title: string): boolean {
  const first = firstWord(title.toLowerCase())
  return namesAppointment(title) || (first !== '' && !acts.has(first) && !isVerb(first) && !CHORES.test(title))
}

const firstWord = (line: string): string => /[\p{L}’'-]+/u.exec(line)?.[0] ?? ''

/** “Hoover”, “iron”: what the splitter doesn't know as a verb. */
const acts: ReadonlySet<string> = new Set(
  (readWordLists('language/english/words.txt').get('act') ?? []).map((words) => words.split(' ')[0] ?? ''),
)

/** Things that are done at a time, and could be at another. */
const CHORES =
  /\b(?:laundry|water|drink|eat|stretch(?:es)?|exercises?|washing|dishes|dishwasher|bins?|rubbish|recycling|trash|hoovering|vacuuming|ironing|cleaning|tidying|housework|chores?|groceries|shopping|errands?|meds|medication|medicine|pills?|tablets?|vitamins?|antibiotics|drops|inhaler|insulin|emails?|mails?|letters?|admin|paperwork|invoices?|bills?|taxes|tax|rent|payment|report|essay|homework|coursework|assignment|revision|reading|slides|deck|draft|proposal|budget|presentation|post|parcel|packages?|plants?|garden|lawn|dinner prep|packing|lunchbox|alarm|wake up|reminder|to-?dos?|list)\b/i

const NOUNS =
  /\b(?:appointment|appt|dentist|doctor|doctors|dr|gp|hospital|clinic|nurse|midwife|therapy|therapist|counsell?ing|counsell?or|psychiatrist|psychologist|physio|optician|orthodontist|check-?up|scan|x-?ray|mri|blood test|bloods|vaccination|injection|surgery|consultation|meeting|interview|stand-?up|one-on-one|1:1|webinar|workshop|conference|lecture|seminar|tutorial|class|lesson|exam|test drive|viewing|flight|train|coach|ferry|shift|rehearsal|match|game|gig|concert|theatre|cinema|wedding|funeral|party|haircut|hairdresser|barber|vet|court|hearing|reservation|booking|parents[’']? evening|(?:lunch|dinner|breakfast|brunch|coffee|drinks|call|zoom|catch-?up|session) with)\b/
const MEETS =
  /^(?:(?:go and |go )?(?:meet|see) (?!if|what|whether|how|about)|(?:pick up|collect|fetch) (?:the |my |our )?(?:kids?|children|boys|girls|son|daughter)\b)/
