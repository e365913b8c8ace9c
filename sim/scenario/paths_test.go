package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

// TestEveryPathIsFoundDespiteASlip: in a scenario of any size, one or all steps of a path may lack a letter.
func TestEveryPathIsFoundDespiteASlip(t *testing.T) {
	misspelt := func(step string) string {
		if at := len(step) / 2; len(step) > 4 && strings.Trim(step, "abcdefghijklmnopqrstuvwxyz") == "" {
			return step[:at] + step[at+1:]
		}
		return step
	}
	for name, text := range library(t) {
		d, err := LoadFrom(nil, name, text)
		if err != nil {
			continue // it has files beside it
		}
		names := d.known().names
		for i := 0; i < len(names); i += 1 + len(names)/40 {
			steps := strings.Split(names[i], ".")
			all := make([]string, len(steps))
			for j, step := range steps {
				all[j] = misspelt(step)
			}
			if wrong := strings.Join(all, "."); wrong != names[i] {
				_, err := d.find(wrong)
				require.ErrorContains(t, err, "did you mean ", "%s for %s in %s", wrong, names[i], name)
			}
		}
	}
}

func TestNearestPaths(t *testing.T) {
	d, err := Load("uk.yaml", library(t)["uk-2023-06-25.yaml"])
	require.NoError(t, err)
	for wrong, want := range map[string]string{
		"world.platforms.primary.centers":              "did you mean world.platforms.primary.centres, such as ",
		"world.platforms.primry.centers.glasgow.00:00": "did you mean world.platforms.primary.centres.glasgow.00:00?",
		"world.platforms.backup.seat":                  "did you mean world.platforms.backup.seats?",
		"platforms.backup.seats":                       "did you mean world.platforms.backup.seats?",
		"xyzzy":                                        "`nines explain --only numbers` lists the paths",
		"world.platforms.elephant.seats":               "`nines explain --only numbers` lists the paths",
	} {
		_, err := d.find(wrong)
		require.ErrorContains(t, err, want, wrong)
	}
}

// TestAKeyTwiceUnderTwoSpellings: the second is none that is missing, and the message says which key it repeats.
func TestAKeyTwiceUnderTwoSpellings(t *testing.T) {
	least := string(corpus(t, "good")["least.yaml"])
	_, err := Load("x.yaml", []byte(strings.Replace(least, "centres:", "centers: {b: 2}, centres:", 1)))
	var problems yamldoc.Problems
	require.ErrorAs(t, err, &problems)
	require.Len(t, problems, 1)
	require.Equal(t, `unknown key "centers". "centres" stands here already: keep one of the two`, problems[0].Message)
}
