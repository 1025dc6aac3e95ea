// Tells appointments from things to do: what is agreed with others, or is a place to be at that time, stays when the rest
// of a day is moved.
import { isVerb } from './splitter/lexicon.ts'

/** Does a title name an appointment? “Dentist” and “lunch with Sam” do; “call the dentist” is a thing to do. */
export function namesAppointment(title: string): boolean {
  const line = title.toLowerCase()
  if (MEETS.test(line)) return true
  const [first = ''] = line.match(/[\p{L}’'-]+/u) ?? []
  return NOUNS.test(line) && !(isVerb(first) && !NOUNS.test(first))
}

const NOUNS =
  /\b(?:appointment|appt|dentist|doctor|doctors|dr|gp|hospital|clinic|nurse|midwife|therapy|therapist|counsell?ing|counsell?or|psychiatrist|psychologist|physio|optician|orthodontist|check-?up|scan|x-?ray|mri|blood test|bloods|vaccination|injection|surgery|consultation|meeting|interview|stand-?up|one-on-one|1:1|webinar|workshop|conference|lecture|seminar|tutorial|class|lesson|exam|test drive|viewing|flight|train|coach|ferry|shift|rehearsal|match|game|gig|concert|theatre|cinema|wedding|funeral|party|haircut|hairdresser|barber|vet|court|hearing|reservation|booking|parents[’']? evening|(?:lunch|dinner|breakfast|brunch|coffee|drinks|call|zoom|catch-?up|session) with)\b/
const MEETS =
  /^(?:(?:go and |go )?(?:meet|see) (?!if|what|whether|how|about)|(?:pick up|collect|fetch) (?:the |my |our )?(?:kids?|children|boys|girls|son|daughter)\b)/
