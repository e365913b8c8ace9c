package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMistakesAreToldWhatToWrite: what people write who have not read the format has a message with the text to write.
func TestMistakesAreToldWhatToWrite(t *testing.T) {
	const begin = "trouble.dead={on: platforms.main, kind: down, for: 1h, "
	for set, want := range map[string]string{
		begin + "at: decided}":          "in place of at, write after: decided",
		begin + "at: repaired + 10m}":   "in place of at, write after: repaired, delay: 10m",
		begin + "at: 19.10}":            "write 19:10",
		begin + "at: 6:00 pm}":          "write 18:00",
		begin + "at: 12:00, until: 20}": "write 20:00",
		"trouble.dead={on: platforms.main, kind: down, at: 12:00, until: 2h}": "write for: 2h",
		begin + "at: storm + 10m}":                                                  `did you mean "storm.begins + 10m"?`,
		"study.windows.w=storm to storm.ends":                                       `did you mean "storm.begins"?`,
		"study.windows.w=onset - 30m - onset + 30m":                                 "write onset - 30m to onset + 30m",
		"study.windows.w=onset until storm.ends":                                    "write onset to storm.ends",
		"study.windows.w=onset – 30m to +30m":                                       "",
		"study.windows.w=onset to +30m":                                             "write onset to onset + 30m",
		"study.windows.w=onset - 5m to + 30m":                                       "write onset - 5m to onset + 30m",
		"study.windows.w=onset + 30m to end":                                        "write onset + 30m to 2024-05-02 00:00",
		"study.windows.w=19:00 - the end of the run":                                "write 19:00 to 2024-05-02 00:00",
		"study.windows.w=start to onset":                                            "write 00:00 to onset",
		"trouble.storm.times=2x":                                                    "write 2",
		"trouble.storm.times=200%":                                                  "write 2",
		"world.demand.first-calls=240 per hour":                                     "write 240/h",
		"world.platforms.main.seats=3 agents":                                       "write 3",
		"world.platforms.main.centres.lakeside=nine":                                "write 9",
		"world.platforms.main.handling=00:00:41":                                    "write 41s",
		"world.platforms.main.handling=1,5m":                                        "write 1.5m",
		"world.start=2024-05-01 00:00":                                              "the zone is missing: write 2024-05-01 00:00 Europe/London",
		"world.start=01.05.2024 00:00 UTC":                                          "write 2024-05-01 00:00 UTC",
		"world.start=2024-05-01 00:00 Denmark":                                      "write Europe/Copenhagen",
		"expect.e={measure: callers.without-help, below: 60 callers}":               `did you mean "at-most"?`,
		"recovery.remedies.r={kind: automatic-switch, from: main, to: main, if: m}": "write [m]",
	} {
		text := strings.NewReplacer("MONITOR", "watches: queue, on: platforms.main, above: 5 calls", "{REMEDY}", "{}").Replace(limitsWorld) +
			"trouble: {storm: {on: demand, kind: surge, times: 2, at: 12:00, for: 1h}}\n"
		_, err := Load("x.yaml", []byte(text), set)
		require.Error(t, err, set)
		message := strings.Join(strings.Fields(err.Error()), " ")
		require.Contains(t, message, want, set)
		require.NotContains(t, message, `did you mean "none"`, set)
	}
}
