// Package words writes things for people: numbers with thousands apart, lists, ordinals, lengths of time, text that fits a
// page and does no harm to a terminal. Sentences that are about something belong to the package that knows it.
package words
