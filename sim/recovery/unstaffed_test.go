package recovery

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

// machineNames are the names of a town whose platforms are all machines.
type machineNames struct{ *townNames }

func (n machineNames) Staffed(key, _ string) int {
	n.Complain(key, "nobody works there")
	return emergency.None
}

// TestRemediesAtOnePlatformNeedPeople plans every kind that is at one platform in a town of machines. Such a kind is about agents or
// callers who wait, so it has to ask whether there are any. A new kind that does not is found here.
func TestRemediesAtOnePlatformNeedPeople(t *testing.T) {
	found := 0
	for _, name := range Kinds() {
		k := NewKind(name)
		at := reflect.ValueOf(k).Elem().FieldByName("Platform")
		if !at.IsValid() {
			continue
		}
		found++
		at.SetString("main")
		n := machineNames{town()}
		k.Plan(n)
		require.Contains(t, n.complaints, "platform: nobody works there", name)
	}
	require.Equal(t, 5, found)
}
