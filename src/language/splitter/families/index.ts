// Every family of tasks the splitter knows. To add one: a file here, and its line below.

import type { Family } from '../recipe.ts'
import { stem, wordsOf } from '../words.ts'
import { appointment } from './appointment.ts'
import { backups } from './backups.ts'
import { baking } from './baking.ts'
import { bathroom, kitchen } from './bathroom.ts'
import { bed, bedmaking, folding } from './bed.ts'
import { bills, paybacks } from './bills.ts'
import { bins } from './bins.ts'
import { buying, selling } from './buying.ts'
import { call } from './call.ts'
import { car } from './car.ts'
import { carwash } from './carwash.ts'
import { checking } from './checking.ts'
import { cleaning } from './cleaning.ts'
import { code } from './code.ts'
import { complaint } from './complaint.ts'
import { computer } from './computer.ts'
import { contracts } from './contracts.ts'
import { cooking } from './cooking.ts'
import { creative } from './creative.ts'
import { cv } from './cv.ts'
import { declutter } from './declutter.ts'
import { defect } from './defect.ts'
import { deploy } from './deploy.ts'
import { dishes } from './dishes.ts'
import { dishwasher } from './dishwasher.ts'
import { dogwalk } from './dogwalk.ts'
import { errands } from './errands.ts'
import { exercise } from './exercise.ts'
import { expenses } from './expenses.ts'
import { flatsearch } from './flatsearch.ts'
import { floor } from './floor.ts'
import { garden, yard } from './garden.ts'
import { digital, general, physical, sittings, social } from './general.ts'
import { gift, wrapping } from './gift.ts'
import { hanging, sewing } from './hanging.ts'
import { inbox } from './inbox.ts'
import { interview } from './interview.ts'
import { inviting } from './inviting.ts'
import { invoices } from './invoices.ts'
import { job } from './job.ts'
import { kids } from './kids.ts'
import { language } from './language.ts'
import { laundry } from './laundry.ts'
import { letters } from './letters.ts'
import { mail } from './mail.ts'
import { medication } from './medication.ts'
import { meeting } from './meeting.ts'
import { moving } from './moving.ts'
import { music } from './music.ts'
import { office } from './office.ts'
import { packing } from './packing.ts'
import { parcels } from './parcels.ts'
import { party } from './party.ts'
import { pets } from './pets.ts'
import { photos } from './photos.ts'
import { fetching, pickup } from './pickup.ts'
import { planning } from './planning.ts'
import { presentation, rehearsal } from './presentation.ts'
import { printing } from './printing.ts'
import { pullrequest } from './pullrequest.ts'
import { repair } from './repair.ts'
import { reports } from './reports.ts'
import { review } from './review.ts'
import { choice, search } from './search.ts'
import { drinking, eating, selfcare, teeth } from './selfcare.ts'
import { shopping } from './shopping.ts'
import { rest, rising, sleep } from './sleep.ts'
import { study } from './study.ts'
import { takemeds } from './takemeds.ts'
import { talk } from './talk.ts'
import { tax } from './tax.ts'
import { teamwork } from './teamwork.ts'
import { thanks } from './thanks.ts'
import { travel } from './travel.ts'
import { unpacking } from './unpacking.ts'
import { appliance, windows } from './windows.ts'
import { writing } from './writing.ts'

/** Known families; where two match equally well, the earlier one is taken. */
export const FAMILIES: readonly Family[] = [
  appointment,
  backups,
  baking,
  bathroom,
  kitchen,
  bed,
  bedmaking,
  folding,
  bills,
  paybacks,
  bins,
  buying,
  selling,
  call,
  car,
  carwash,
  checking,
  cleaning,
  code,
  complaint,
  computer,
  contracts,
  cooking,
  creative,
  cv,
  declutter,
  defect,
  deploy,
  dishes,
  dishwasher,
  dogwalk,
  errands,
  exercise,
  expenses,
  flatsearch,
  floor,
  garden,
  yard,
  gift,
  wrapping,
  hanging,
  sewing,
  inbox,
  interview,
  inviting,
  invoices,
  job,
  kids,
  language,
  laundry,
  letters,
  mail,
  medication,
  meeting,
  moving,
  music,
  office,
  packing,
  parcels,
  party,
  pets,
  photos,
  pickup,
  fetching,
  planning,
  presentation,
  rehearsal,
  printing,
  pullrequest,
  repair,
  reports,
  review,
  search,
  choice,
  selfcare,
  eating,
  drinking,
  teeth,
  shopping,
  sleep,
  rising,
  rest,
  study,
  takemeds,
  talk,
  tax,
  teamwork,
  thanks,
  travel,
  unpacking,
  windows,
  appliance,
  writing,
]

/** For titles no family knows, by what kind of task it is; `sittings` cuts sub-tasks that are still long. */
export const GENERAL = { any: general, digital, physical, social, sittings } as const

let known: Set<string> | undefined

/** Whether some family is matched by this word; such words are no names. */
export function isFamilyWord(word: string): boolean {
  known ??= new Set(
    FAMILIES.flatMap((family) => family.patterns.flatMap(({ words }) => wordsOf(words).map((each) => each.stem))),
  )
  return known.has(stem(word))
}
