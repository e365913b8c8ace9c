// Package record reads what telephone systems and spreadsheets export: records of calls, counts by interval, profiles and
// lists of numbers. It opens the file, finds its dialect, reads its times and words, and keeps count of everything that it
// leaves out, merges or guesses. It knows nothing of scenarios: what to look for comes in a Reading, and what is wrong goes
// back as Problems with their places.
package record
