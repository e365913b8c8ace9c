package model_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/cmd/nines/model"
	"nines/cmd/nines/progress"
	"nines/sim/experiment"
	"nines/sim/report/text"
	"nines/sim/validation"
)

// report is a report of two sections. The second is red if somebody says why.
func report(why string) *validation.Report {
	r := &validation.Report{Version: "0", Sections: []validation.Section{
		{ID: "theory", Short: "Theory", Claim: "exact values", Held: 2, All: 2, Block: text.Block{Title: "Exact values", Header: []string{"figure", "verdict"}, Rows: [][]string{{"a < b", "held"}, {"b", "held"}}}},
		{ID: "faults", Short: "Planted faults", Claim: "planted faults seen", Held: 1, All: 1, Block: text.Block{Title: "Faults", Header: []string{"fault", "verdict"}, Rows: [][]string{{"c", "held"}}}},
	}}
	if why != "" {
		s := &r.Sections[1]
		s.All, s.Red = 2, []string{"d: " + why}
		s.Block.Rows = append(s.Block.Rows, []string{"d", "RED: " + why})
	}
	return r
}

// ran runs the command on a report, and gives what it printed, the arguments that it built with, and its error.
func ran(r *validation.Report, failed error, args ...string) (string, validation.Options, error) {
	var out bytes.Buffer
	var asked validation.Options
	p := model.Program{
		Version: "0", NoteStop: func(*cobra.Command, error) {},
		Disk:     func(c *cobra.Command) *files.Session { return files.NewSession(c.Context()) },
		Progress: func(*cobra.Command) *progress.Display { return &progress.Display{To: &out, Quiet: true} },
		Build: func(_ context.Context, _ string, o validation.Options) (*validation.Report, error) {
			asked = o
			return r, failed
		},
	}
	c := p.Command()
	c.SetArgs(args)
	c.SetOut(&out)
	c.SetErr(&out)
	c.SilenceErrors, c.SilenceUsage = true, true
	err := c.ExecuteContext(context.Background())
	return out.String(), asked, err
}

func TestAllHeld(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new")
	out, asked, err := ran(report(""), nil, "-o", folder)
	require.NoError(t, err)
	require.False(t, asked.Quick)
	require.Contains(t, out, "Nothing is red.")
	require.Regexp(t, `exact values +2 +2`, out)
	markdown, err := os.ReadFile(filepath.Join(folder, "validation.md"))
	require.NoError(t, err)
	require.Contains(t, string(markdown), "- What is held. Exact values: 2 of 2. Planted faults seen: 1 of 1.\n")
	html, err := os.ReadFile(filepath.Join(folder, "validation.html"))
	require.NoError(t, err)
	require.Contains(t, string(html), "a &lt; b")
	require.NotContains(t, string(html), "<script")
	require.NotContains(t, string(html), `class="red"`)
}

// TestAFaultThatNothingSeesIsRed: it is named, in every form of the report, and the command fails after all is written.
func TestAFaultThatNothingSeesIsRed(t *testing.T) {
	folder := t.TempDir()
	out, asked, err := ran(report("nothing sees it"), nil, "--quick", "-o", folder)
	require.ErrorAs(t, err, &model.Red{})
	require.EqualError(t, err, "1 check is not held")
	require.True(t, asked.Quick)
	require.Contains(t, out, "1 check is red:")
	require.Contains(t, out, "Planted faults: d: nothing sees it")
	for name, want := range map[string]string{"validation.md": "RED: nothing sees it", "validation.html": `<td class="red">RED: nothing sees it`} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		require.Contains(t, string(text), want)
	}
}

func TestMistakes(t *testing.T) {
	_, _, err := ran(report(""), nil, "my.yaml")
	require.ErrorContains(t, err, "nines validate my.yaml")
	_, _, err = ran(nil, experiment.ErrInterrupted)
	require.ErrorIs(t, err, experiment.ErrInterrupted)
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, asked, err := ran(report(""), nil, "-o", filepath.Join(file, "folder"))
	require.Error(t, err)
	require.Nil(t, asked.Done, "nothing is run")
}
