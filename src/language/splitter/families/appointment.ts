// Doctors, dentists, hairdressers, offices: getting an appointment and getting there.
import { family } from '../recipe.ts'

export const appointment = family('appointment', {
  strong:
    '^book dentist, ^book doctor, ^book appointment, ^make appointment, ^see doctor, ^see dentist, dentist appointment, doctor appointment, ^make an appointment, ^book an appointment, ^go to dentist, ^go to the dentist, ^book haircut, eye test, ^book vet, ^book therapist, ^find therapist, ^get fixed, ^get repaired, ^have fixed, ^have repaired, ^sign up, ^enrol, ^enroll, ^get haircut, ^schedule test, ^schedule appointment, ^schedule checkup, ^schedule doctor, ^schedule dentist, ^schedule vet, ^vaccinate, ^get vaccinated, ^get vaccine, ^get test, ^take cat to vet, ^take dog to vet',
  words:
    'appointment, dentist, doctor, vet, gp, haircut, hairdresser, checkup, check-up, vaccination, blood test, therapist, physio, optician, orthodontist',
  steps: `
    🔎 1 Find the number or booking page of {who} / Find the number or booking page for {thing} / Find the number or booking page for {title}
      > Open the map or the browser
      > Type {who} and your town / Type the first word of {title} and your town
    📅 2 Pick two times for {who} in your calendar / Pick two times for {thing} in your calendar / Pick two times for {title} in your calendar
      > Open the calendar at next week
      > Note one morning and one afternoon
    + ✍️ 2 Write one sentence on what it is about for {who} / Write one sentence on what it is about
      > Write where it hurts or what you want
      > Add since when
    📞 6 Call {who} or book online, and say your two times / Call or book online, and say your two times
      > Press call, or the “book” button
      > Say the first of your two times
    + 🪪 2 Put the insurance card where your keys are
      > Find the card
      > Lay it on the keys
    + 🗓️ 2 Enter the appointment with the time you must leave home
      > Enter day and time
      > Count back how long the way takes
  `,
})
