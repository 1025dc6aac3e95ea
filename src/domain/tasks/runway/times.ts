// How long before an appointment the stages of its way come.
import { GET_READY_MINUTES, LAND_MINUTES, type Runway, usedTravelMinutes } from '../../../models/runway.ts'
import type { RunwayLeads } from '../../reminders/schedules/index.ts'

/** Minutes before the appointment of each stage. Without a way there is nothing to leave for. */
export function runwayLeads(runway: Runway): RunwayLeads {
  const travel = usedTravelMinutes(runway)
  return {
    leave: travel > 0 ? travel : null,
    'get-ready': travel + GET_READY_MINUTES,
    land: travel + GET_READY_MINUTES + LAND_MINUTES,
  }
}
