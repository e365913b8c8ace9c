package scenario

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/spec"
)

// roots are words that begin the names of elements, measures and blocks. What follows them is a name, so no name clashes with them.
var roots = []string{"platforms", "centres", "providers", "control-rooms", "monitors", "runbook", "regions", "services", "access", "demand",
	"callers", "calls", "recovery", "trouble", "remedies", "at", "strategies", "world", "study", "expect", "published", "traffic", "answer"}

var ownWord = regexp.MustCompile(`^[a-z]+(-[a-z]+)*\.?$`)

// TestEveryWordOfTheProductIsReserved walks the code and collects the words that it tells apart from names: prefixes that it cuts off
// names of events and measures, names that it gives to windows, groups, causes, sources and informants itself.
func TestEveryWordOfTheProductIsReserved(t *testing.T) {
	found := map[string]token.Position{}
	files := token.NewFileSet()
	for _, folder := range []string{"measure", "plan", "report", "recovery", "narrate", "experiment", "emergency", "scenario"} {
		require.NoError(t, filepath.WalkDir(filepath.Join("..", folder), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			if err == nil {
				collectWords(file, func(word string, at token.Pos) { found[strings.TrimSuffix(word, ".")] = files.Position(at) })
			}
			return err
		}))
	}
	for _, word := range []string{"run", "everybody", "no-request", "testers", "overload", "switch-to", "sent-back", "first-calls", "as-written", "detected", "agents"} {
		require.Contains(t, found, word, "the walk has lost a kind of place")
	}
	for word, at := range found {
		isOwn := slices.ContainsFunc(spec.Reserved, func(own spec.Own) bool { return own.Word == word })
		require.True(t, isOwn || slices.Contains(roots, word), "%s uses %q as a word of the product: reserve it in spec.Reserved", at, word)
	}
}

// collectWords finds the words of one file.
func collectWords(file *ast.File, found func(string, token.Pos)) {
	note := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if word, _ := strconv.Unquote(lit.Value); ownWord.MatchString(word) {
				found(word, lit.Pos())
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr: // a prefix of an event's name
			if name := calledName(n.Fun); (name == "CutPrefix" || name == "HasPrefix") && len(n.Args) == 2 {
				if lit, ok := n.Args[1].(*ast.BasicLit); ok && strings.HasSuffix(lit.Value, `."`) {
					note(lit)
				}
			}
		case *ast.CompositeLit: // a name that the product gives
			collectNamed(n, note)
		case *ast.FuncDecl:
			if n.Name.Name == "Cause" {
				ast.Inspect(n, func(n ast.Node) bool {
					if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) == 1 {
						note(r.Results[0])
					}
					return true
				})
			}
		case *ast.ValueSpec: // a constant for such a word
			for i, name := range n.Names {
				if i < len(n.Values) && slices.Contains([]string{"WholeRun", "Onset", "Others", "NotKnown", "Unnamed", "NoRequest"}, name.Name) {
					note(n.Values[i])
				}
			}
		}
		return true
	})
}

// collectNamed finds the names in literals of groups, sources of calls, and informants, and in the first milestones.
func collectNamed(n *ast.CompositeLit, note func(ast.Expr)) {
	switch typed := calledName(n.Type); {
	case typed == "Group" && len(n.Elts) == 2:
		note(n.Elts[1])
	case typed == "Source":
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok && calledName(kv.Key) == "Name" {
				note(kv.Value)
			}
		}
	}
	for _, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if ok && slices.Contains([]string{"Detected", "Decided", "Repaired"}, calledName(kv.Key)) {
			note(kv.Value)
		}
		if inner, ok := e.(*ast.CompositeLit); ok && len(inner.Elts) == 3 && strings.HasSuffix(calledName(inner.Elts[2]), "Party") {
			note(inner.Elts[0])
		}
	}
}

// calledName is the last word of an expression such as strings.CutPrefix.
func calledName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// TestReservedWordsAreRefusedAsNames, each for each sort of thing that cannot have it.
func TestReservedWordsAreRefusedAsNames(t *testing.T) {
	sorts := map[string]bool{}
	for _, block := range spec.Naming {
		sorts[block.What] = true
	}
	for _, own := range spec.Reserved {
		require.NotEmpty(t, own.Means)
		for _, what := range own.Of {
			require.True(t, sorts[what], what)
			require.Equal(t, own.Means, spec.ReservedFor(what, own.Word))
		}
	}
	require.Empty(t, spec.ReservedFor("platform", "main"))
}
