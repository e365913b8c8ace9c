package sim

import (
	"go/ast"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The limits of what one person takes in at a glance: of a package, lines and files; of a type, fields and methods. Tests
// do not count.
const (
	mostLines   = 3000
	mostFiles   = 30
	mostFields  = 25
	mostMethods = 40
)

// overLimit names what is over a limit today, and how far it may be. Nothing is added here, and no number raised: what is
// over its own is to be taken apart. What has come below the limit has to be struck off.
var overLimit = map[string]int{
	"sim/emergency Observation fields":    32,
	"sim/emergency/orders Orders methods": 44,
	"sim/emergency files":                 70,
	"sim/emergency lines":                 6800,
	"sim/recovery lines":                  3500,
}

func sizes(t *testing.T) map[string]int {
	n := map[string]int{}
	sources(t, func(pkg, path string, file *ast.File) {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		n[pkg+" lines"] += strings.Count(string(text), "\n")
		n[pkg+" files"]++
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv != nil {
					n[pkg+" "+receiver(d.Recv.List[0].Type)+" methods"]++
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					countFields(n, pkg, spec)
				}
			}
		}
	})
	return n
}

// countFields counts the fields of a struct; a group of names counts each, what is embedded counts once.
func countFields(n map[string]int, pkg string, spec ast.Spec) {
	of, ok := spec.(*ast.TypeSpec)
	if !ok {
		return
	}
	s, ok := of.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range s.Fields.List {
		n[pkg+" "+of.Name.Name+" fields"] += max(1, len(f.Names))
	}
}

// receiver is the name of a method's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return "?"
}

// TestLimits holds the sizes of packages and types.
func TestLimits(t *testing.T) {
	found := sizes(t)
	names := make([]string, 0, len(found))
	for name := range found {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		words := strings.Fields(name)
		limit := map[string]int{"lines": mostLines, "files": mostFiles, "fields": mostFields, "methods": mostMethods}[words[len(words)-1]]
		most, excepted := overLimit[name]
		switch n := found[name]; {
		case n > limit && !excepted:
			t.Errorf("%s: %d, over the limit of %d", name, n, limit)
		case n > limit && n > most:
			t.Errorf("%s: %d, over its own limit of %d", name, n, most)
		case n <= limit && excepted:
			t.Errorf("%s: %d is within the limit of %d now; strike it off", name, n, limit)
		}
	}
	for name := range overLimit {
		require.True(t, found[name] > 0, "nothing is called %s any more; strike it off", name)
	}
}
