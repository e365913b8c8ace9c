package sim

import (
	"go/ast"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOnePlaceTouchesTheDisk: whatever opens, writes, moves or deletes a file goes through cmd/nines/files. It knows what is an
// input, how long a file may be, and when the user has interrupted. To ask whether something is there is left to all.
func TestOnePlaceTouchesTheDisk(t *testing.T) {
	touches := []string{
		"Open", "OpenFile", "OpenRoot", "OpenInRoot", "Create", "CreateTemp", "ReadFile", "WriteFile", "Rename", "Remove", "RemoveAll", "Mkdir", "MkdirAll",
		"MkdirTemp", "Link", "Symlink", "Truncate", "Chmod", "DirFS", "CopyFS",
	}
	seen := false
	sources(t, func(pkg, path string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := call.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains(touches, call.Sel.Name) && pkg != "sim/report/reporttest" { // that is for tests alone
				seen = true
				require.Equal(t, "cmd/nines/files", pkg, "%s calls os.%s", path, call.Sel.Name)
			}
			return true
		})
	})
	require.True(t, seen)
}
