// Which zones keep a feast in which way. A zone stands for its country; zones that are left out are asked.
import { isMonthFirstZone } from './date-order.ts'

export const CANADA =
  /^(?:Canada\/|America\/(?:Toronto|Vancouver|Montreal|Edmonton|Winnipeg|Halifax|Regina|St_Johns|Moncton|Calgary|Whitehorse|Yellowknife|Iqaluit|Glace_Bay|Goose_Bay|Thunder_Bay|Nipigon|Swift_Current|Dawson|Inuvik|Rankin_Inlet|Resolute))/
export const BRITAIN = /^(?:Europe\/(?:London|Belfast|Jersey|Guernsey|Isle_of_Man)|GB)/
export const IRELAND = /^(?:Europe\/Dublin|Eire)$/
/** Where Easter is kept by the eastern reckoning. */
export const ORTHODOX =
  /^(?:Europe\/(?:Athens|Bucharest|Sofia|Belgrade|Skopje|Podgorica|Kiev|Kyiv|Chisinau|Moscow|Minsk|Samara|Kaliningrad|Volgograd|Saratov|Kirov|Astrakhan|Ulyanovsk)|Asia\/(?:Nicosia|Tbilisi|Yekaterinburg|Novosibirsk|Omsk|Krasnoyarsk|Irkutsk|Yakutsk|Vladivostok)|Africa\/(?:Addis_Ababa|Asmara|Cairo))$/
export const AUSTRALIA = /^Australia\//
export const NEW_ZEALAND = /^(?:Pacific\/(?:Auckland|Chatham)|NZ)/
/** Where Mother's Day is the second Sunday of May. */
export const MAY_MOTHERS =
  /^(?:Australia\/|Pacific\/(?:Auckland|Chatham)|Europe\/(?:Berlin|Vienna|Zurich|Rome|Amsterdam|Brussels|Copenhagen|Helsinki|Athens|Prague|Istanbul)|Asia\/(?:Kolkata|Calcutta|Singapore|Hong_Kong|Tokyo|Manila|Kuala_Lumpur|Shanghai|Taipei)|Africa\/(?:Johannesburg|Nairobi|Lagos|Accra)|America\/Sao_Paulo)/
/** Where Father's Day is the third Sunday of June. */
export const JUNE_FATHERS =
  /^(?:Europe\/(?:London|Belfast|Jersey|Guernsey|Isle_of_Man|Dublin|Paris|Amsterdam|Prague|Athens|Istanbul)|Asia\/(?:Kolkata|Calcutta|Singapore|Hong_Kong|Tokyo|Manila|Kuala_Lumpur)|Africa\/(?:Johannesburg|Nairobi|Lagos)|America\/(?:Mexico_City|Bogota|Lima|Argentina\/.*|Santiago))/

export const isAmerican = (zone: string): boolean => isMonthFirstZone(zone)
export const isNorthAmerican = (zone: string): boolean => isAmerican(zone) || CANADA.test(zone)
