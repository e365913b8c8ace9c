package language

import (
	"nines/sim/des"
	"nines/sim/pattern"
	"nines/sim/scenario/instead"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

var clockPattern = pattern.New(`^([01]\d|2[0-3]):([0-5]\d)$`)

// ClockKey reads a time of day that stands as a key.
func (d *Decoder) ClockKey(key *yamldoc.Node, path string) (des.Time, bool) {
	if !clockPattern.MatchString(key.Value) {
		hint := ""
		if better := instead.Clock(key.Value); clockPattern.MatchString(better) {
			hint = "; write " + better
		}
		d.ComplainAt(key, path, "expected a clock time from 00:00 to 23:59, such as 06:30, found %s%s", words.Quoted(key.Value), hint)
		return 0, false
	}
	h, m := des.Time(key.Value[0]-'0')*10+des.Time(key.Value[1]-'0'), des.Time(key.Value[3]-'0')*10+des.Time(key.Value[4]-'0')
	return h*des.Hour + m*des.Minute, true
}

// IsClock reports whether a moment is written as a clock time: no name of an event begins with a digit.
func IsClock(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }
