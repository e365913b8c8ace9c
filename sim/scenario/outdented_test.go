package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// messagesOf are the problems of a scenario, as briefly as they can be told.
func messagesOf(text string) (list []string) {
	d, err := Load("x.yaml", []byte(text))
	if err == nil {
		return d.Warnings()
	}
	for _, line := range strings.Split(err.Error(), "\n\n") {
		list = append(list, strings.Join(strings.Fields(line), " "))
	}
	return list
}

// TestABlockTooFarLeftIsOneMistake: wherever a key of a block stands at the left margin, it is told to be indented, and what
// the block lacks because of it is not reported.
func TestABlockTooFarLeftIsOneMistake(t *testing.T) {
	whole := strings.NewReplacer("MONITOR", "watches: queue, on: platforms.main, above: 5 calls", "{REMEDY}", "{}").Replace(limitsWorld)
	for line, block := range map[string]string{
		"  demand: {first": "world", "  providers: ": "world", "  platforms: ": "world", "  control-rooms: ": "world", "  detect: ": "recovery", "  assess: ": "recovery",
	} {
		_, rest, found := strings.Cut(whole, line)
		require.True(t, found, line)
		value, _, _ := strings.Cut(rest, "\n")
		text := strings.Replace(whole, line+value+"\n", "", 1) + strings.TrimPrefix(line, "  ") + value + "\n"
		list := messagesOf(text)
		require.Len(t, list, 1, "%s: %v", line, list)
		key, _, _ := strings.Cut(strings.TrimSpace(line), ":")
		require.Contains(t, list[0], `unknown key "`+key+`": indent it and what is under it by two more spaces, under `+block)
	}
}

// TestEveryMistakeOfAStrategyIsReported, also where one of them is in a path.
func TestEveryMistakeOfAStrategyIsReported(t *testing.T) {
	whole := strings.NewReplacer("MONITOR", "watches: queue, on: platforms.main, above: 5 calls", "{REMEDY}", "{}").Replace(limitsWorld)
	err := strings.Join(messagesOf(whole+"strategies:\n  bad:\n    world.platforms.main.queue: 20 cals\n    world.platforms.mian.queue: 20 calls\n    recovery.assess: 5 minutes\n"), " ")
	require.Contains(t, err, "write 20 calls")
	require.Contains(t, err, `did you mean "main"?`)
	require.Contains(t, err, "write 5m")
}
