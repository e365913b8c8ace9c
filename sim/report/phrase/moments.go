package phrase

import (
	"strings"
)

// MomentWords says in words what happened.
func MomentWords(what string) string {
	switch what {
	case "detected":
		return "the trouble is detected"
	case "decided":
		return "people decide what to do"
	case "repaired":
		return "the cause is repaired"
	}
	if to, ok := strings.CutPrefix(what, "switch-to."); ok {
		return "traffic goes to " + Plain(to)
	}
	if rest, ok := strings.CutPrefix(what, "sent."); ok {
		if provider, to, ok := strings.Cut(rest, ".to."); ok {
			return Plain(provider) + "'s calls go to " + Plain(to)
		}
	}
	if provider, ok := strings.CutPrefix(what, "sent-back."); ok {
		return Plain(provider) + "'s calls go by its own routes again"
	}
	name, event, ok := CutLast(what, ".")
	if platform, is := strings.CutPrefix(name, "platforms."); is {
		return Plain(platform) + " " + platformEvents[event]
	}
	if !ok {
		return what
	}
	switch event {
	case "wrong":
		return Plain(name) + " is done wrongly"
	case "noticed":
		return Plain(name) + ": it is noticed that it went wrong"
	case "done":
		return Plain(name) + " is done"
	case "raised":
		return Plain(name) + " raises its alarm"
	case "cleared":
		return Plain(name) + " clears its alarm"
	case "recorded":
		return Plain(name) + ": an alarm is recorded, not raised"
	case "missed":
		return Plain(name) + " is blind: an alarm is not raised"
	default:
		return Plain(name) + " " + event
	}
}

var platformEvents = map[string]string{
	"opened":       "takes new calls beside the others",
	"closed":       "takes no more new calls",
	"start-failed": "fails to start up, and is started again",
}

// CutLast cuts a text around the last separator in it.
func CutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
