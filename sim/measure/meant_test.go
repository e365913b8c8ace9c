package measure

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryMeasureIsFoundWithoutTheList: by its name, window and group, it is the same as in the list of all.
func TestEveryMeasureIsFoundWithoutTheList(t *testing.T) {
	p := withEverything()
	for _, m := range p.Measures() {
		found, ok := Meant(p, m.Name, m.Window, m.Group)
		require.Equal(t, m.Name != "", ok, "%+v", m)
		if ok {
			require.Equal(t, m.Numerator != None, found.Numerator != None, "%+v", m)
			found.Numerator, found.Denominator = m.Numerator, m.Denominator
			require.Equal(t, m, found)
		}
	}
	for _, wrong := range [][2]string{{"calls.offered", "never"}, {"calls.nonsense", WholeRun}, {"at.onset", p.Windows()[1].Name}} {
		_, ok := Meant(p, wrong[0], wrong[1], Group{})
		require.False(t, ok, "%v", wrong)
	}
	_, ok := Meant(p, "calls.offered", WholeRun, Group{"service", "nobody"})
	require.False(t, ok, "no such group")
}
