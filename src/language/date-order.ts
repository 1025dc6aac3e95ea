// Whether 5/3 is 3 May: in the United States the month comes first.

/** Zones of the United States, where dates are written month first. */
const MONTH_FIRST =
  /^(?:US\/|America\/(?:New_York|Detroit|Kentucky\/|Indiana\/|Indianapolis|Louisville|Chicago|Menominee|North_Dakota\/|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Puerto_Rico)|Pacific\/(?:Honolulu|Guam))/

/**
 * Whether 5/3 means 3 May there.
 * @param zone IANA
 */
export const isMonthFirstZone = (zone: string): boolean => MONTH_FIRST.test(zone)
