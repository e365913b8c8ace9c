package sim

import (
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sameEverywhere are the constants of package math, and the functions whose results do not depend on the processor: they are exact, or
// rounded once.
var sameEverywhere = strings.Fields(`Ln2 Ln10 MaxFloat64 MaxInt MaxInt16 MaxInt32 MaxInt64 MaxUint8 MaxUint16 MaxUint32 MaxUint64 MinInt64 Pi SmallestNonzeroFloat64 Sqrt2 Abs Ceil Copysign Float64bits Float64frombits Floor Inf IsInf IsNaN Ldexp Max Min Mod Modf NaN Nextafter Pow10
	Round RoundToEven Signbit Sqrt Trunc`)

// TestMathIsPortable refuses functions of package math that differ in the last bit between processors, and gonum's, which use them.
// Package portable has their equals. Lines that the compiler may fuse are refused by .ci/fused.
func TestMathIsPortable(t *testing.T) {
	sources(t, func(pkg, path string, file *ast.File) {
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			isGonum := strings.HasPrefix(name, "gonum.org/v1/gonum/")
			require.False(t, isGonum, "%s imports %s, whose last bit differs between processors: use or extend sim/portable", path, name)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			f, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := f.X.(*ast.Ident); ok && x.Name == "math" && !slices.Contains(sameEverywhere, f.Sel.Name) {
				require.Fail(t, "not portable", "%s uses math.%s, whose last bit differs between processors: use or extend sim/portable", path, f.Sel.Name)
			}
			return true
		})
	})
}
