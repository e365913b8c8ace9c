package planted_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/validation/planted"
)

// edit is a fault in the code: a text of a file, and what stands there instead.
type edit struct{ file, from, to string }

// edits are the faults of [planted.InCode], by name.
var edits = map[string]edit{
	"last come, first served":                       {"emergency/desk/lines.go", "\tl.last++\n", "\tl.last--\n"},
	"patience runs on after the answer":             {"emergency/queue.go", "func (w *stageOne) pickUp(c *caller, i int32) {\n\tw.public.staysOn(c)\n", "func (w *stageOne) pickUp(c *caller, i int32) {\n"},
	"a caller makes a call more than allowed":       {"emergency/demand/behaviour.go", "n < b.MostCalls && p.Key", "n <= b.MostCalls && p.Key"},
	"every sixteenth caller draws the same numbers": {"emergency/demand/arrivals.go", "from.keyOf(from.next)\n", "from.keyOf(from.next%16)\n"},
}

// TestFaultsInTheCodeAreSeen compiles a copy of the ladder's tests for each fault that only a change of the code can show. They must
// then fail in the world that the report names.
func TestFaultsInTheCodeAreSeen(t *testing.T) {
	if !effort.IsLong() {
		t.Skip("each fault compiles the program again")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no Go here")
	}
	for _, f := range planted.InCode() {
		t.Run(f.Fault, func(t *testing.T) {
			name := strings.ReplaceAll(f.Seen[0], " ", "_")
			require.Contains(t, withFault(t, edits[f.Fault], name), "--- FAIL: TestLadder/"+name)
		})
	}
}

// TestFaultsInTheCodeHaveTheirPlace: what each changes is there, once. It sees at once if the code moves.
func TestFaultsInTheCodeHaveTheirPlace(t *testing.T) {
	require.Len(t, edits, len(planted.InCode()))
	for _, f := range planted.InCode() {
		e := edits[f.Fault]
		text, err := os.ReadFile(filepath.Join("..", "..", e.file))
		require.NoError(t, err)
		require.Equal(t, 1, strings.Count(string(text), e.from), "%s: %s", e.file, e.from)
	}
}

// withFault is what the test of a world prints with the fault in the code.
func withFault(t *testing.T, e edit, world string) string {
	path, err := filepath.Abs(filepath.Join("..", "..", e.file))
	require.NoError(t, err)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	changed := filepath.Join(t.TempDir(), "changed.go")
	require.NoError(t, os.WriteFile(changed, []byte(strings.Replace(string(text), e.from, e.to, 1)), 0o600))
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
	require.NoError(t, err)
	list := filepath.Join(t.TempDir(), "overlay.json")
	require.NoError(t, os.WriteFile(list, overlay, 0o600))
	c := exec.Command("go", "test", "-overlay", list, "-vet=off", "-count=1", "-run", "^TestLadder$/^"+regexp.QuoteMeta(world)+"$", "nines/sim/validation/ladder")
	c.Env = append(os.Environ(), "NINES_LONG=")
	out, err := c.CombinedOutput()
	require.Error(t, err, "nothing sees it:\n%s", out)
	return string(out)
}
