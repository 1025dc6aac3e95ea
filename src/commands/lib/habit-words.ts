// What the commands of habits ask for, in the same words wherever it is asked.

/** Of the option `on`. */
export const RHYTHM_WORDS = 'How often: daily, mon,wed, 3 times a week, every 2 days, on the 1st'

/** Of the option `count`. */
export const COUNT_WORDS = 'How often a day, if you count it: 8, or 8 glasses'
