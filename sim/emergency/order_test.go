package emergency

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/random"
)

// TestFirstComeFirstServedAcrossOutages: whatever rings unheard, and whenever, calls are answered in the order in which they
// came, and connected in the order in which they were passed on.
func TestFirstComeFirstServedAcrossOutages(t *testing.T) {
	effort.SetFlag(t, "rapid.checks", effort.Of(10, 150))
	effort.SetFlag(t, "rapid.seed", 5)
	waited := 0
	rapid.Check(t, func(rt *rapid.T) {
		n := oneRoom(0.3, int32(number(rt, "agents", 1, 30)), 2*des.Hour)
		n.Demand.Sources[0].Rate = flat(0.3, des.Hour)
		n.Platforms[0].Handling, n.Platforms[0].StaysOn = constant(float64(number(rt, "handling", 1, 10))), rapid.Bool().Draw(rt, "stays on")
		room := &n.Rooms[0]
		room.CallTakers, room.PickUp = int32(number(rt, "takers", 1, 3)), constant(float64(number(rt, "pick-up", 0, 4)))
		room.Conversation = constant(float64(number(rt, "conversation", 1, 8)))
		var spells []spell
		for i := range number(rt, "outages", 1, 6) {
			on := oneOf(rt, "on", theRoom, thePlatform, thePath)
			tone := RingingTone
			if on[0].Kind != APlatform {
				tone = oneOf(rt, "tone", SilentTone, RingingTone)
			}
			from := float64(number(rt, "from", 0, 3600)) + 0.5
			spells = append(spells, spell{string(rune('a' + i)), from, from + float64(number(rt, "lasts", 1, 600)), on, func(c *Condition) {
				if c.Down = tone; on[0].Kind == AHandover {
					c.Down, c.HandoverDown = Up, tone
				}
			}})
		}
		w, told := NewWorld(n), recording(CallQueued, CallAnswered, RoomCalled, CallEnded)
		w.Check(true)
		_, err := w.Run(random.New(rapid.Uint64().Draw(rt, "seed"), 0), troubleOf(spells), idleStrategy{}, told)
		require.NoError(rt, err)
		var came, answered, passedOn, connected []uint64
		for _, o := range told.list {
			switch {
			case o.Fact == CallAnswered:
				answered, came = append(answered, o.Caller), append(came, o.Caller)
			case o.Fact == RoomCalled && !slices.Contains(passedOn, o.Caller):
				passedOn = append(passedOn, o.Caller)
			case o.Fact == CallEnded && o.Outcome == Connected:
				connected = append(connected, o.Caller)
			case o.Fact == CallQueued:
				waited++
			}
		}
		slices.Sort(came) // callers are numbered as they come
		require.Equal(rt, came, answered)
		require.Equal(rt, passedOn[:len(connected)], connected)
	})
	require.Greater(t, waited, 1000)
}

// TestNothingLooksAtAllCallers but what checks the model, and the end of a run. What happens at an element goes by the calls
// that are there, so the time for an event does not grow with the people in the system; and loops in order of memory slots
// would make results depend on them.
func TestNothingLooksAtAllCallers(t *testing.T) {
	allowed := []string{"everybody", "checkOrder", "auditOrder", "recount", "auditAgents", "auditRecall"}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		require.NoError(t, err)
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || slices.Contains(allowed, f.Name.Name) {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				loop, ok := n.(*ast.RangeStmt)
				if !ok {
					return true
				}
				x, ok := loop.X.(*ast.SelectorExpr)
				require.False(t, ok && x.Sel.Name == "callers", "%s: %s looks at all callers", e.Name(), f.Name.Name)
				return true
			})
		}
	}
}
