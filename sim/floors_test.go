package sim

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// floors is the architecture as text, from the top down. A package imports only packages of floors below its own: never
// sideways, never up. A new package needs a floor here first.
const floors = `
cmd/nines
cmd/nines-pool
cmd/nines-pool/program
cmd/nines-pool/study
cmd/nines-pool/pool cmd/nines-pool/server
cmd/nines/studies cmd/nines/model
cmd/nines/enough cmd/nines/fitting
cmd/nines/shards
cmd/nines/ran
cmd/nines/results cmd/nines/ranged
cmd/nines/sealed cmd/nines/kept cmd/nines/afford cmd/nines/topics cmd/nines/pictures cmd/nines/progress cmd/nines/process cmd/nines/tables
cmd/nines/licences cmd/nines/files cmd/nines/usage
sim/report/study/every
sim/page sim/picture sim/report/study/solved sim/report/study/fitted sim/report/study/studytest sim/report/study/swept sim/report/study/explored sim/report/study/attributed
sim/report/study
sim/report/chart sim/report/gate sim/report/manual sim/validation
sim/report/text sim/report/reporttest
sim/report/regulator sim/report/against sim/report/sketch sim/report/doubt sim/report/fate
sim/report sim/dataset sim/narrate
sim/report/figure sim/report/caution sim/report/form sim/report/written
sim/report/phrase
sim/experiment/block
sim/study/part sim/study/spread sim/study/calibrate sim/study/together
sim/study/trial
sim/study/attribute sim/study/explore sim/study/solve sim/study/sweep
sim/validation/planted
sim/validation/ladder sim/validation/failover
sim/experiment
sim/play sim/scenario sim/scenario/reference
sim/scenario/explain
sim/scenario/compile
sim/scenario/compile/habit sim/scenario/compile/never sim/scenario/compile/prefer
sim/plan sim/scenario/spec
sim/scenario/propose
sim/scenario/record
sim/fault sim/recovery sim/measure
sim/measure/calls
sim/measure/access sim/measure/backs sim/measure/usage sim/measure/waiting sim/measure/answer sim/measure/loss sim/measure/elsewhere sim/measure/spell
sim/emergency/plain
sim/emergency sim/scenario/language sim/scenario/scenariotest
sim/emergency/length
sim/emergency/network sim/emergency/orders
sim/scenario/ranges sim/scenario/cost
sim/scenario/yamldoc
sim/scenario/input sim/scenario/law
sim/scenario/quantity
sim/scenario/table sim/scenario/wall sim/scenario/instead
sim/emergency/desk sim/emergency/traffic sim/emergency/watch sim/emergency/condition sim/emergency/cause
sim/emergency/callback
sim/emergency/demand sim/timing sim/measure/term sim/measure/identity
sim/words sim/schema
sim/validation/coverage
sim/des sim/random sim/stat sim/erlang sim/picture/frame scenarios
sim/portable sim/effort sim/pattern sim/packed sim/page/fill sim/choices
`

// only says which packages may import what others may not.
var only = map[string][]string{
	"math/rand/v2":     {"sim/random"},
	"math/rand":        {},
	"html/template":    {}, // templates call methods by name, and the linker then keeps every method: a tenth of the program
	"text/template":    {},
	"gopkg.in/yaml.v3": {"sim/scenario/yamldoc"},
	"os":               {"cmd/nines", "cmd/nines-pool", "cmd/nines-pool/pool", "cmd/nines-pool/program", "cmd/nines/files", "cmd/nines/process", "cmd/nines/results", "cmd/nines/sealed", "sim/effort", "sim/report/reporttest"}, // the last two are for tests alone
	"net":              {"cmd/nines", "cmd/nines-pool/server"},
	"net/http":         {"cmd/nines"},
	"log":              {"cmd/nines"},
	"sync":             {"sim/experiment", "sim/scenario", "sim/measure", "sim/pattern", "sim/page", "sim/picture", "sim/stat", "cmd/nines", "cmd/nines-pool", "cmd/nines-pool/pool", "cmd/nines/files", "cmd/nines/progress", "cmd/nines/studies"},
	"sync/atomic":      {"sim/experiment", "cmd/nines", "cmd/nines/process"},
	"context":          {"sim/experiment", "cmd/nines", "cmd/nines-pool", "cmd/nines-pool/pool", "cmd/nines-pool/program", "cmd/nines/files", "cmd/nines/model", "cmd/nines/process", "cmd/nines/ranged", "cmd/nines/shards", "cmd/nines/studies", "sim/report/reporttest", "sim/validation", "sim/validation/ladder", "sim/validation/planted"},
}

// TestTheMapIsWhole: doc.go names every package, so a newcomer finds what a folder is for.
func TestTheMapIsWhole(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	for name := range floorOf(t) {
		short := regexp.QuoteMeta(strings.TrimPrefix(name, "sim/"))
		if name != "scenarios" {
			require.Regexp(t, `(?m)^//(\t|.*\b(use|and) )`+short+`[ .]`, string(text), "doc.go does not name %s", name)
		}
	}
}

func floorOf(t *testing.T) map[string]int {
	floor := map[string]int{}
	lines := strings.Split(strings.TrimSpace(floors), "\n")
	for i, line := range lines {
		for _, name := range strings.Fields(line) {
			floor[name] = len(lines) - i
		}
	}
	require.NotEmpty(t, floor)
	return floor
}

// sources calls f for every Go file that is not a test.
func sources(t *testing.T, f func(pkg, path string, file *ast.File)) {
	root := ".."
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && path != root {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		pkg, err := filepath.Rel(root, filepath.Dir(path))
		f(filepath.ToSlash(pkg), path, file)
		return err
	}))
}

func TestFloors(t *testing.T) {
	floor := floorOf(t)
	seen := map[string]bool{}
	sources(t, func(pkg, path string, file *ast.File) {
		if pkg == "sim" {
			return // this package: only the map of the floors
		}
		seen[pkg] = true
		own, ok := floor[pkg]
		require.True(t, ok, "%s: package %s has no floor; give it one in floors_test.go first", path, pkg)
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if allowed, restricted := only[name]; restricted {
				require.True(t, slices.Contains(allowed, pkg), "%s imports %s, which only %v may", path, name, allowed)
			}
			imported, isOurs := strings.CutPrefix(name, "nines/")
			if !isOurs {
				continue
			}
			require.Contains(t, floor, imported, "%s imports %s, which has no floor", path, name)
			require.Less(t, floor[imported], own, "%s imports %s: only floors below its own", path, name)
		}
	})
	for pkg := range floor {
		require.True(t, seen[pkg], "there is no package %s; take it off the floors", pkg)
	}
}

// TestNobodyAsksTheTime keeps the wall clock out of the simulation: results depend on the scenario and the seed only. Two
// packages may ask: one says how long a command will take, the other when it ran.
func TestNobodyAsksTheTime(t *testing.T) {
	sources(t, func(pkg, path string, file *ast.File) {
		if pkg == "cmd/nines/progress" || pkg == "cmd/nines/ran" {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" {
				require.NotContains(t, []string{"Now", "Since", "Until", "Sleep", "After"}, call.Sel.Name, "%s calls time.%s", path, call.Sel.Name)
			}
			return true
		})
	})
}
