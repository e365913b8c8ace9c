package phrase

import (
	"strings"

	"nines/sim/pattern"
	"nines/sim/words"
)

// oneThing is a 1 with the things that are counted, and the verb behind them. The 1 at the end of a range is of several things.
var oneThing = pattern.New(`(^|[^\d.,−-])1 (more |fewer )?(callers|calls|minutes|replications|days|agents)\b( are\b| get\b| were\b| have\b| fail\b| be\b)?`)

// singular is a verb of one thing.
var singular = map[string]string{" are": " is", " get": " gets", " were": " was", " have": " has", " fail": " fails"}

// Agree gives a sentence the singular where it counts one: 1 fewer caller is without help.
func Agree(sentence string) string {
	done := ""
	for {
		parts := oneThing.FindStringSubmatch(sentence)
		if parts == nil {
			return done + sentence
		}
		before, after, _ := strings.Cut(sentence, parts[0])
		now := parts[0]
		if before += parts[1]; !strings.HasSuffix(done+before, "to ") {
			verb := parts[4]
			if one, ok := singular[verb]; ok {
				verb = one
			}
			now = parts[1] + "1 " + parts[2] + words.Singular(parts[3]) + verb
		}
		done += strings.TrimSuffix(before, parts[1]) + now
		sentence = after
	}
}
