// The way to an appointment: its travel, and what to take along.
import { readyList } from './json.ts'
import { TimestampedRow } from './row.ts'

export class Runway extends TimestampedRow {
  static override readonly tableName = 'runways'
  static override readonly idColumn = 'runway_id'
  static override readonly defaults = { travel_minutes: 0, is_fixed: false, ready_list: '[]' }

  declare runway_id: string
  declare task_id: string
  /** As the person said; 0: there is no way to go. At most 600. */
  declare travel_minutes: number
  /** "bike"; null: not said. */
  declare travel_mode: string | null
  /** What the way really took, by at least three trips; null: not known. */
  declare learned_minutes: number | null
  /** The person wants their own number, whatever was learned. */
  declare is_fixed: boolean
  /** JSON text. */
  declare ready_list: string

  get parsedReadyList(): string[] {
    return readyList.read(this.ready_list)
  }
}

/** Minutes between getting ready and leaving: keys, shoes, the way to the door. */
export const GET_READY_MINUTES = 10
/** Minutes to bring what one is doing to an end. */
export const LAND_MINUTES = 5

/** The minutes of the way that count: the person's own, or what it really took. */
export const usedTravelMinutes = ({
  travel_minutes,
  learned_minutes,
  is_fixed,
}: Pick<Runway, 'travel_minutes' | 'learned_minutes' | 'is_fixed'>): number =>
  is_fixed ? travel_minutes : (learned_minutes ?? travel_minutes)

/** When the stages of the way to an appointment are, UTC. */
export interface RunwayTimes {
  readonly land: Date
  readonly ready: Date
  /** The appointment itself where there is no way. */
  readonly leave: Date
}

/** @param due of the appointment, UTC */
export function runwayTimes(runway: Runway, due: Date): RunwayTimes {
  const travel = usedTravelMinutes(runway)
  const before = (minutes: number) => new Date(due.getTime() - minutes * 60_000)
  return {
    land: before(travel + GET_READY_MINUTES + LAND_MINUTES),
    ready: before(travel + GET_READY_MINUTES),
    leave: before(travel),
  }
}
