package studies

import (
	"bytes"
	"context"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"nines/sim/report/study/every"
)

// TestFindingsFitTheSchema: another implementation of JSON Schema takes the documents of all kinds. Findings that do not fit
// their kind are refused when they are read.
func TestFindingsFitTheSchema(t *testing.T) {
	townWithWishes(t)
	loaded, err := validator.UnmarshalJSON(bytes.NewReader(every.Schema()))
	require.NoError(t, err)
	compiler := validator.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", loaded))
	schema, err := compiler.Compile("schema.json")
	require.NoError(t, err)
	const seats = "world.platforms.backup.seats"
	for field, of := range map[string]struct {
		study *Study
		args  []string
	}{
		`"ruling"`: {newSolve(), []string{"--vary", takes + "=" + times, "--until", "few-lost", "-n", "20"}},
		`"pairs"`:  {newSolve(), []string{"--vary", seats + "=3,4", "--vary", takes + "=" + times, "--until", "few-lost", "-n", "20"}},
		`"inputs"`: {newExplore(), []string{"--days", "100"}},
		`"total"`:  {newAttribute(), []string{"-n", "4"}},
		`"waves"`:  {newCalibrate(), []string{"--points", "8", "--days", "2", "--rounds", "1", "--vary", seats + "=2..6"}},
		`"points"`: {newSweep(), []string{"--vary", seats + "=3,4", "-n", "3"}},
	} {
		got := call(context.Background(), of.study, append([]string{"town.yaml", "--format", "json"}, of.args...)...)
		require.NoError(t, got.err, field)
		value, err := validator.UnmarshalJSON(strings.NewReader(got.printed))
		require.NoError(t, err)
		require.NoError(t, schema.Validate(value), field)
		_, err = every.Read([]byte(got.printed))
		require.NoError(t, err, field)
		before, findings, _ := strings.Cut(got.printed, `"findings":`)
		_, err = every.Read([]byte(before + `"findings":` + strings.Replace(findings, field, `"else"`, 1)))
		require.Error(t, err, field)
		_, err = every.Read([]byte(before + `"findings":{}}`))
		require.Error(t, err, field)
	}
}
