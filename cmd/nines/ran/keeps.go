package ran

import (
	"fmt"
	"slices"
	"strings"
)

// always are the flags that are kept of every command.
var always = []string{"set", "shift-to", "replications", "seed", "budget", "most-callers"}

// keeps are the commands that can be run again, and the flags that are kept of each. These change the results, and nothing
// else. No flag that names a file is among them: a manifest or a shard may come from somebody else, and what it says is run.
var keeps = map[string][]string{
	"run":     {"strategy", "ranges", "within", "check", "by", "full", "calls", "callers", "minutes", "ledger", "all-measures"},
	"compare": {"strategies", "ranges", "baseline", "rank-by", "until-best", "window", "within", "full", "calls", "callers", "minutes", "ledger", "all-measures"},
	"check":   {},

	"explore":   {"strategies", "days", "inputs", "with-choices", "subject", "measure", "threshold"},
	"solve":     {"strategy", "vary", "until", "over-ranges", "cost"},
	"attribute": {"strategy", "only", "measure"},
	"sweep":     {"strategies", "vary", "latin", "points-text", "when", "measure"},
	"calibrate": {"strategies", "vary", "only", "keep-back", "rounds", "points", "days"},
}

// Keeps reports whether a flag of a command is kept, for the command to be run again.
func Keeps(command, flag string) bool {
	own, is := keeps[command]
	return is && (slices.Contains(always, flag) || slices.Contains(own, flag))
}

// isHarmless refuses a command that is none of those that are kept, or has a flag or an argument that is not.
func isHarmless(command []string) error {
	if _, is := keeps[command[0]]; !is || command[1] != scenarioArgument {
		return fmt.Errorf("it asks for the command %q, which is not run again", strings.Join(command[:2], " "))
	}
	for _, arg := range command[2:] {
		name, _, isWhole := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
		if !isWhole || !strings.HasPrefix(arg, "--") || !Keeps(command[0], name) {
			return fmt.Errorf("it asks for %q, which nines %s does not take from a file", arg, command[0])
		}
	}
	return nil
}
