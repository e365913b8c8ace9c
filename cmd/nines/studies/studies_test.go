package studies

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/progress"
	"nines/cmd/nines/shards"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/study"
	"nines/sim/scenario"
)

// town is a small scenario, in which two hours run in no time.
func town(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("../testdata/town.yaml")
	require.NoError(t, err)
	return string(text)
}

// called is one call of a command: what it printed, what it said, and how it ended.
type called struct {
	printed, said string
	err           error
}

// call runs a command of a study in the current folder, which has the town.
func call(ctx context.Context, k *Study, args ...string) called {
	var stdout, stderr bytes.Buffer
	disk := files.NewSession(ctx)
	p := Program{
		Version: "1.2.3", Disk: func(*cobra.Command) *files.Session { return disk },
		Load: func(_ *cobra.Command, name, shiftTo string, assignments []string) (*scenario.Document, error) {
			text, err := disk.Read(name, files.Scenario)
			if err != nil {
				return nil, err
			}
			return scenario.LoadShifted(nil, name, text, shiftTo, assignments...)
		},
		Progress: func(*cobra.Command) *progress.Display { return &progress.Display{Quiet: true} },
		Pages:    func(*cobra.Command) kept.Cache { return nil },
		NoteStop: func(*cobra.Command, error) {},
		Getenv:   func(string) string { return "" },
	}
	c := p.command(k)
	c.SilenceErrors, c.SilenceUsage = true, true
	c.SetArgs(args)
	c.SetOut(&stdout)
	c.SetErr(&stderr)
	err := c.ExecuteContext(ctx)
	return called{stdout.String(), stderr.String(), err}
}

// folderOfTown makes a folder with the town the current one.
func folderOfTown(t *testing.T) {
	t.Helper()
	text := town(t)
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("town.yaml", []byte(text), 0o644))
}

// fourTowns is a study of the town with one to four seats in the backup. It calls after with each point that it was given.
func fourTowns(after func(i int)) *Study {
	return &Study{Kind: study.Sweep, Several: true, Replications: 2, Run: func(s *Session) (*study.Document, error) {
		plans, err := s.Plans(s.Scenario)
		if err != nil {
			return nil, err
		}
		d := s.NewDocument(plans[0])
		err = s.Run(Batch{
			Points: 4, Runs: 8,
			Work: func(i int) (experiment.Work, error) {
				doc, err := s.program.Load(s.Command, s.Name, "", []string{fmt.Sprintf("world.platforms.backup.seats=%d", i+1)})
				if err != nil {
					return experiment.Work{}, err
				}
				plans, err := s.Plans(doc)
				return experiment.Work{Plans: plans, N: plans[0].Replications}, err
			},
			Each: func(i int, c *experiment.Comparison) error {
				for _, r := range c.Results {
					d.Answer = append(d.Answer, fmt.Sprintf("%d %s %v", i, r.Plan.Strategy, r.Find("callers.without-help", measure.WholeRun, measure.Group{})))
				}
				after(i)
				return nil
			},
		})
		return d, err
	}}
}

// contents are the files of a folder, without the time of the manifest.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	list := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		kept := strings.Split(string(text), "\n")
		if filepath.Base(path) == "manifest.json" {
			kept = withoutTime(kept)
		}
		list[strings.TrimPrefix(path, folder)] = strings.Join(kept, "\n")
		return err
	}))
	return list
}

func withoutTime(lines []string) (list []string) {
	for _, line := range lines {
		if !strings.Contains(line, `"time"`) {
			list = append(list, line)
		}
	}
	return list
}

func never(int) {}

// TestEveryWayOfAStudyGivesTheSameBytes: at once, on one worker or eight, in shards, interrupted after a point, and with a point
// that was damaged.
func TestEveryWayOfAStudyGivesTheSameBytes(t *testing.T) {
	folderOfTown(t)
	ctx := context.Background()
	whole := call(ctx, fourTowns(never), "town.yaml", "-o", "whole")
	require.NoError(t, whole.err)
	want := contents(t, "whole")
	require.Len(t, want, 4+1+5, "four points, what they are of, the results and the page")
	alone := call(ctx, fourTowns(never), "town.yaml", "--workers", "1")
	require.NoError(t, alone.err)
	require.Equal(t, whole.printed, alone.printed)

	for _, part := range []string{"3/3", "1/3", "2/3"} {
		require.NoError(t, call(ctx, fourTowns(func(int) { t.Error("a part has no results") }), "town.yaml", "-o", "shards", "--shard", part).err)
		require.NoFileExists(t, "shards/sweep.json")
	}
	require.Equal(t, whole.printed, call(ctx, fourTowns(never), "town.yaml", "-o", "shards", "--workers", "8").printed)
	require.Equal(t, want, contents(t, "shards"))

	stopped, stop := context.WithCancel(ctx)
	cut := call(stopped, fourTowns(func(i int) {
		if i == 1 {
			stop()
		}
	}), "town.yaml", "-o", "cut")
	require.ErrorIs(t, cut.err, experiment.ErrInterrupted)
	require.EqualError(t, cut.err, "interrupted: finished points are in cut/points. The same command goes on where it stopped")
	points, err := filepath.Glob("cut/points/*.nines")
	require.NoError(t, err)
	require.Len(t, points, 2)
	require.NoError(t, os.WriteFile(points[0], []byte("x"), 0o644))
	again := call(ctx, fourTowns(never), "town.yaml", "-o", "cut")
	require.NoError(t, again.err)
	require.Contains(t, again.said, "It is simulated again")
	require.Equal(t, whole.printed, again.printed)
	require.Equal(t, want, contents(t, "cut"))
}

// TestAFolderIsOfOneStudy: what is there is not written over. More replications of the same points may come.
func TestAFolderIsOfOneStudy(t *testing.T) {
	folderOfTown(t)
	ctx := context.Background()
	require.NoError(t, call(ctx, fourTowns(never), "town.yaml", "-o", "out").err)
	before := contents(t, "out")
	other := call(ctx, fourTowns(never), "town.yaml", "-o", "out", "--seed", "8")
	require.ErrorAs(t, other.err, &Wrong{})
	require.ErrorContains(t, other.err, "out has another sweep study, which this one would write over: nines sweep SCENARIO, of nines 1.2.3. Use another folder")
	require.Equal(t, before, contents(t, "out"))
	require.NoError(t, call(ctx, fourTowns(never), "town.yaml", "-o", "out", "-n", "3").err)
	require.Equal(t, call(ctx, fourTowns(never), "town.yaml", "-n", "3").printed, call(ctx, fourTowns(never), "town.yaml", "-o", "out", "-n", "3").printed)
}

// TestMergingAnIncompleteStudy names what is missing, and simulates nothing.
func TestMergingAnIncompleteStudy(t *testing.T) {
	folderOfTown(t)
	ctx := context.Background()
	require.NoError(t, call(ctx, fourTowns(never), "town.yaml", "-o", "out", "--shard", "1/2").err)
	before := contents(t, "out")
	merged := call(ctx, fourTowns(never), "town.yaml", "--merge", "out")
	require.ErrorAs(t, merged.err, &shards.Incomplete{})
	require.EqualError(t, merged.err, "2 of 4 points are missing in out/points: 2,4\nRun them with the command of the study, or with its --shard")
	require.Equal(t, before, contents(t, "out"))
	require.NoError(t, call(ctx, fourTowns(never), "town.yaml", "-o", "out", "--shard", "2/2").err)
	whole := call(ctx, fourTowns(never), "town.yaml", "--merge", "out", "-o", "merged")
	require.NoError(t, whole.err)

	// All that is wrong is named at once, with the numbers that --point takes.
	points, err := filepath.Glob("out/points/*.nines")
	require.NoError(t, err)
	require.Len(t, points, 4)
	require.NoError(t, os.Remove(points[0]))
	require.NoError(t, os.WriteFile(points[1], nil, 0o644))
	require.NoError(t, os.WriteFile(points[2], []byte("x"), 0o644))
	merged = call(ctx, fourTowns(never), "town.yaml", "--merge", "out")
	require.ErrorAs(t, merged.err, &shards.Incomplete{})
	require.Regexp(t, `^1 of 4 points are missing in out/points: [1-4]\npoint [1-4]: out/points/.*\.nines: .*\npoint [1-4]: out/points/.*\.nines: .*\nRun them with the command of the study, or with its --shard$`, merged.err.Error())
	for _, damaged := range points[1:3] {
		require.ErrorContains(t, merged.err, damaged)
	}
	require.NoError(t, call(ctx, fourTowns(never), "town.yaml", "-o", "out", "--shard", "1/1").err)
	require.Equal(t, whole.printed, call(ctx, fourTowns(never), "town.yaml", "--merge", "out").printed)
	require.Equal(t, call(ctx, fourTowns(never), "town.yaml").printed, whole.printed)
}

// TestBadFlags are told, and nothing is written.
func TestBadFlags(t *testing.T) {
	folderOfTown(t)
	for args, want := range map[string]string{
		"--format csv":            `unknown format "csv": text, json or markdown`,
		"-n 0":                    "--replications is 0: give a number from 1 to 1000000",
		"--workers -1":            "--workers is -1",
		"--shard 1/2":             "--shard needs a folder",
		"--shard= -o x":           `--shard is "": give the index and the number of shards`,
		"--shard 1/2 -o x --full": "a shard has no use for --full",
		"--strategies as-planed":  "as-planed",
		"-o town.yaml":            "town.yaml is no folder",
	} {
		got := call(context.Background(), fourTowns(func(int) { t.Error("nothing is run") }), append([]string{"town.yaml"}, strings.Fields(args)...)...)
		require.ErrorContains(t, got.err, want)
		require.Empty(t, got.printed)
	}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Len(t, entries, 1)
	require.True(t, errors.As(call(context.Background(), fourTowns(never), "town.yaml", "-n", "0").err, &Wrong{}))
}
