// Package part finds what a scenario has that can be taken out, to see what it did: faults, errors of people, delays, missing
// features and remedies.
//
// Its opinion: to take a part out is to write other values into the file, as anybody could with --set. So each part has its
// assignments, and its effect can be checked by hand. A fault stays in the file and never happens. An error has the probability
// 0 %. A delay is 0 s. A feature is added. A remedy is none.
//
// A part counts only if the scenario without it loads. What cannot be taken out is listed, with the reason.
package part
