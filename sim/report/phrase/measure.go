package phrase

import "strings"

// nouns are measures as a sentence names them: what "is lower" or "is higher" under a strategy.
var nouns = map[string]string{
	"callers.without-help":           "the number of callers without help",
	"callers.never-connected":        "the number of callers never connected by this number",
	"callers.affected":               "the number of callers who fail at least once",
	"callers.in-vain":                "the number of callers who call another number in vain",
	"callers.delay.mean":             "the mean delay of callers who get through later",
	"calls.unconnected":              "the number of lost calls",
	"calls.unconnected-seen":         "the number of lost calls that a platform saw",
	"calls.unconnected-share":        "the share of calls lost",
	"calls.unconnected-seen-share":   "the share of calls lost, of those that a platform saw",
	"answer.within-target":           "the share of calls answered in time",
	"answer.waited-share":            "the share of calls that wait for an agent",
	"answer.mean":                    "the mean time to answer",
	"answer.median":                  "the median time to answer",
	"answer.p95":                     "the 95th percentile of the time to answer",
	"answer.p99":                     "the 99th percentile of the time to answer",
	"connect.mean":                   "the mean time until a call is connected",
	"recovery.detected":              "the time until the trouble is detected",
	"recovery.decided":               "the time until people have decided what to do",
	"recovery.first-service":         "the time until the first call gets through again",
	"recovery.restored":              "the time until service is restored",
	"recovery.normal":                "the time until all is normal again",
	"users.hours-without-access":     "the number of user-hours without access to help",
	"users.without-access":           "the number of users without access to help",
	"calls.unconnected-after-return": "the number of calls lost after traffic goes back",
	"callers.trying":                 "the number of callers who still try when the run ends",
	"recovery.false-alarms":          "the number of false alarms",
	"recovery.time-to-restore":       "the time from acting until service is restored",
	"recovery.time-to-decide":        "the time from detection until people have decided what to do",
	"recovery.time-to-act":           "the time from the decision until somebody acts",
	"recovery.time-to-detect":        "the time until the trouble is detected",
	"calls.connected":                "the number of connected calls",
	"calls.offered":                  "the number of calls made",
	"calls.seen":                     "the number of calls that reached a platform",
	"calls.per-caller":               "the number of calls per caller",
	"callers.calling":                "the number of callers",
	"callers.delayed":                "the number of callers who get through later",
	"callers.diverted":               "the number of callers who get help elsewhere",
	"calls.answered":                 "the number of answered calls",
	"callers.affected-seen":          "the number of callers with a lost call that a platform saw",
	"calls.refused":                  "the number of calls refused",
	"calls.abandoned":                "the number of calls abandoned while waiting",
	"calls.blocked":                  "the number of calls blocked for lack of circuits",
}

// NounOf is a measure as a sentence names it. One without words of its own has those of its name.
func NounOf(name string) string {
	if words := nouns[name]; words != "" {
		return words
	}
	return Plain(MeasureWords(name))
}

// NounIn is a measure in a window, and of a group of callers, as a sentence names it. Empty: the whole run, or all callers.
func NounIn(name, window, of string) string {
	text := NounOf(name)
	if of != "" {
		text += " of " + Plain(strings.ReplaceAll(of, ".", " "))
	}
	if window != "" && window != "run" {
		text += " in the window " + Plain(window)
	}
	return text
}
