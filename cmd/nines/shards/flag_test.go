package shards

import (
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/experiment"
)

// TestTheIndex is given, or comes from the scheduler. Mistakes say what is allowed.
func TestTheIndex(t *testing.T) {
	for _, c := range []struct {
		text, slurm, kubernetes string
		index, of               int
		want                    string
	}{
		{text: "1/1", index: 1, of: 1},
		{text: "3/40", index: 3, of: 40},
		{text: "3/40", slurm: "7", index: 3, of: 40},
		{text: "auto/40", slurm: "40", index: 40, of: 40},
		{text: "auto/40", kubernetes: "0", index: 1, of: 40},
		{text: "auto/40", kubernetes: "39", index: 40, of: 40},
		{text: "auto/40", want: "takes the index from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, and neither is set. By hand, give the index: --shard 1/40"},
		{text: "auto/40", slurm: "0", want: `SLURM_ARRAY_TASK_ID is "0", and with --shard auto/40 it goes from 1 to 40: submit it with sbatch --array=1-40`},
		{text: "auto/40", slurm: "41", want: "it goes from 1 to 40"},
		{text: "auto/40", slurm: "x", want: `SLURM_ARRAY_TASK_ID is "x"`},
		{text: "auto/40", kubernetes: "40", want: `JOB_COMPLETION_INDEX is "40", and with --shard auto/40 it goes from 0 to 39: give the job completionMode: Indexed and completions: 40`},
		{text: "0/40", want: "the index goes from 1 to 40"},
		{text: "41/40", want: "the index goes from 1 to 40"},
		{text: "-1/40", want: "the index goes from 1 to 40"},
		{text: "40", want: "such as 3/40 or auto/40"},
		{text: "/40", want: "the index goes from 1 to 40"},
		{text: "3/", want: "such as 3/40 or auto/40"},
		{text: "3/0", want: "such as 3/40 or auto/40"},
		{text: "3/100001", want: "at most 100000 shards"},
		{text: "3/4/5", want: "such as 3/40 or auto/40"},
	} {
		getenv := func(name string) string {
			return map[string]string{"SLURM_ARRAY_TASK_ID": c.slurm, "JOB_COMPLETION_INDEX": c.kubernetes}[name]
		}
		index, of, err := parse(c.text, getenv)
		if c.want != "" {
			require.ErrorContains(t, err, c.want, "%+v", c)
			continue
		}
		require.NoError(t, err, "%+v", c)
		require.Equal(t, [2]int{c.index, c.of}, [2]int{index, of}, "%+v", c)
	}
}

// TestFlagsOfAShard: those that change results go with it, those that print or write belong to the merge.
func TestFlagsOfAShard(t *testing.T) {
	for args, want := range map[string]string{
		"-o out --seed 3 --workers 2": "",
		"--seed 3":                    "--shard needs a folder for its file",
		"-o out --format json":        "a shard has no use for --format",
		"-o out --trace x":            "a shard has no use for --trace",
	} {
		flags := pflag.NewFlagSet("run", pflag.ContinueOnError)
		var f Flag
		f.Add(flags)
		flags.StringP("output", "o", "", "")
		flags.String("format", "text", "")
		flags.String("trace", "", "")
		flags.Int("seed", 0, "")
		flags.Int("workers", 0, "")
		require.NoError(t, flags.Parse(append(strings.Fields(args), "--shard", "2/3")))
		err := f.Validate("run", flags, func(string) string { return "" })
		if want == "" {
			require.NoError(t, err)
			continue
		}
		require.ErrorContains(t, err, want)
	}
}

// TestTheCutsMeet: every replication is in one shard, and none is much longer than another.
func TestTheCutsMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := experiment.Work{First: rapid.IntRange(0, 1000).Draw(t, "first")}
		w.N = w.First + rapid.IntRange(0, 1000).Draw(t, "length")
		of := rapid.IntRange(1, 300).Draw(t, "shards")
		at, least, most := w.First, w.N, 0
		for index := 1; index <= of; index++ {
			part := cut(w, index, of)
			require.Equal(t, at, part.First)
			at = part.N
			least, most = min(least, part.N-part.First), max(most, part.N-part.First)
		}
		require.Equal(t, w.N, at)
		require.LessOrEqual(t, most-least, 1)
	})
}

// TestRanges are what sbatch --array takes.
func TestRanges(t *testing.T) {
	for want, list := range map[string][]int{"": nil, "3": {3}, "1-3,7": {1, 2, 3, 7}, "1,3,5-6": {1, 3, 5, 6}} {
		require.Equal(t, want, Ranges(list))
	}
}
