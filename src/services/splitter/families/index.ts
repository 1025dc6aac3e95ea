// Every family of tasks the splitter knows. To add one: a file here, and its line below.
import type { Family } from '../recipe.ts'
import { appointment } from './appointment.ts'
import { backups } from './backups.ts'
import { bathroom, kitchen } from './bathroom.ts'
import { bills } from './bills.ts'
import { bins } from './bins.ts'
import { call } from './call.ts'
import { car } from './car.ts'
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
import { dishes } from './dishes.ts'
import { dogwalk } from './dogwalk.ts'
import { errands } from './errands.ts'
import { exercise } from './exercise.ts'
import { expenses } from './expenses.ts'
import { floor } from './floor.ts'
import { garden } from './garden.ts'
import { digital, general, physical, sittings, social } from './general.ts'
import { gift } from './gift.ts'
import { inbox } from './inbox.ts'
import { job } from './job.ts'
import { kids } from './kids.ts'
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
import { planning } from './planning.ts'
import { presentation } from './presentation.ts'
import { pullrequest } from './pullrequest.ts'
import { repair } from './repair.ts'
import { reports } from './reports.ts'
import { review } from './review.ts'
import { choice, search } from './search.ts'
import { selfcare } from './selfcare.ts'
import { shopping } from './shopping.ts'
import { study } from './study.ts'
import { talk } from './talk.ts'
import { tax } from './tax.ts'
import { teamwork } from './teamwork.ts'
import { travel } from './travel.ts'
import { appliance, windows } from './windows.ts'
import { writing } from './writing.ts'

/** Known families; where two match equally well, the earlier one is taken. */
export const FAMILIES: readonly Family[] = [
  appointment,
  backups,
  bathroom,
  kitchen,
  bills,
  bins,
  call,
  car,
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
  dishes,
  dogwalk,
  errands,
  exercise,
  expenses,
  floor,
  garden,
  gift,
  inbox,
  job,
  kids,
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
  planning,
  presentation,
  pullrequest,
  repair,
  reports,
  review,
  search,
  choice,
  selfcare,
  shopping,
  study,
  talk,
  tax,
  teamwork,
  travel,
  windows,
  appliance,
  writing,
]

/** For titles no family knows, by what kind of task it is; `sittings` cuts sub-tasks that are still long. */
export const GENERAL = { any: general, digital, physical, social, sittings } as const
