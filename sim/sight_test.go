package sim

import (
	"go/ast"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/emergency/orders"
)

// seen is all that the strategies may know of the model: what they are told, what they can order, and what they say of
// themselves. Who needs a word more takes it from here, and not from the world: a strategy that sees the truth proves
// nothing about people and machines that do not.
var seen = strings.Fields(`
Strategy Signal Orders Milestone Detected Decided Repaired None
Sensor Party AgentsParty RoomsParty ProvidersParty PublicParty
Alarm NoAlarm Raised Cleared
Monitor AnswerRate CutRate LossRate OfferedCalls QueueLength AgentsOn Probes RealCalls Alarms Watch
Starter Follower Sight Order Mark Reading Holder People Failback FirstRemedy Event Part RemedyCause Always Unlimited Element AProvider NoElement
`)

// planned is what a remedy may know while it is planned, before anything happens: the world as it stands on paper.
var planned = strings.Fields(`Notice MostNotices Network CircuitGroup ElementKind Moment Length Average Choices`)

// written is what strategies may only hand on, each with the one type that mentions it: the state that a wrong step
// leaves, as a scenario writes it.
var written = map[string]string{"Ailment": "Leaves"}

// TestStrategiesSeeSignalsAndNothingElse holds that package recovery mentions nothing of the model beyond those words.
func TestStrategiesSeeSignalsAndNothingElse(t *testing.T) {
	mentioned := map[string]bool{}
	sources(t, func(pkg, path string, file *ast.File) {
		if pkg != "sim/recovery" {
			return
		}
		for _, spec := range file.Imports {
			require.Nil(t, spec.Name, "%s: an import by another name, or of everything, would get round this test", path)
		}
		for _, decl := range file.Decls {
			mentions(decl, func(within, name string) {
				mentioned[name] = true
				if only, ok := written[name]; ok {
					require.Equal(t, only, within, "%s: emergency.%s is only for %s", path, name, only)
					return
				}
				require.Contains(t, append(planned, seen...), name, "%s: a strategy must not see emergency.%s", path, name)
			})
		}
	})
	require.Contains(t, mentioned, "Signal")
	require.Subset(t, slices.Collect(maps.Keys(mentioned)), slices.Collect(maps.Keys(written)))
}

// mentions calls f for every word of package emergency in a declaration, with the name of the type it is in, if any.
func mentions(decl ast.Decl, f func(within, name string)) {
	within := ""
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			within = n.Name.Name
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "emergency" {
				f(within, n.Sel.Name)
			}
		}
		return true
	})
}

// TestSignalsHoldNothingButNumbers: nothing that leads from a signal, or from an order, to the world.
func TestSignalsHoldNothingButNumbers(t *testing.T) {
	for _, of := range []reflect.Type{reflect.TypeFor[emergency.Signal](), reflect.TypeFor[orders.Mark](), reflect.TypeFor[orders.Wake](),
		reflect.TypeFor[orders.Switch](), reflect.TypeFor[emergency.Sensor]()} {
		holdsNumbers(t, of)
	}
}

func holdsNumbers(t *testing.T, of reflect.Type) {
	for i := range of.NumField() {
		member := of.Field(i)
		if kind := member.Type.Kind(); kind == reflect.Struct {
			holdsNumbers(t, member.Type)
		} else {
			require.True(t, kind >= reflect.Bool && kind <= reflect.Float64, "%v.%s is a %v", of, member.Name, kind)
		}
	}
}
