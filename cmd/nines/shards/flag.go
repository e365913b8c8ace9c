// Package shards divides what a command runs among processes that know nothing of each other: each runs one shard and writes
// one file, and a merge puts the files together. A scheduler starts the processes, on as many machines as it likes.
package shards

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"nines/cmd/nines/ran"
)

// mostShards is the most indices that a Kubernetes job can have. Slurm has fewer unless it is configured for more.
const mostShards = 100_000

// Flag is the flag that asks for one shard.
type Flag struct {
	text      string
	flag      *pflag.Flag
	index, of int // counted from 1
}

// Add adds the flag.
func (f *Flag) Add(flags *pflag.FlagSet) {
	flags.StringVar(&f.text, "shard", "", "run only this part, such as `3/40`, and write it to the folder of -o for nines merge; auto/40 takes the index from Slurm or Kubernetes (see nines help cluster)")
	f.flag = flags.Lookup("shard")
}

// Part is the index of the shard, counted from 1, and how many there are. It is known once the flag is validated.
func (f *Flag) Part() (index, of int) { return f.index, f.of }

// IsAsked reports whether a shard is asked for. An empty one is a mistake, and not the whole: a variable of a script may be unset.
func (f *Flag) IsAsked() bool { return f.flag != nil && f.flag.Changed }

// Validate reads the flag, and checks that the other flags of the command are for a shard. The index may come from the
// environment. Some flags name files whose content a shard has. Errors are the user's.
func (f *Flag) Validate(command string, flags *pflag.FlagSet, getenv func(string) string, contents ...string) (err error) {
	if f.index, f.of, err = parse(f.text, getenv); err != nil {
		return err
	}
	if folder, _ := flags.GetString("output"); folder == "" {
		return fmt.Errorf("--shard needs a folder for its file: give -o DIR, the same one for all shards")
	}
	flags.Visit(func(g *pflag.Flag) {
		isOwn := g.Name == "shard" || g.Name == "output" || g.Name == "workers" || slices.Contains(contents, g.Name)
		if err == nil && !isOwn && !ran.Keeps(command, g.Name) {
			err = fmt.Errorf("a shard has no use for --%s: it writes only its file. Give --%[1]s to nines merge if that has it", g.Name)
		}
	})
	return err
}

// schedulers say which index a process has, in a variable each, and from what they count.
var schedulers = []struct {
	name, variable string
	first          int
	mend           string
}{
	{"Slurm", "SLURM_ARRAY_TASK_ID", 1, "submit it with sbatch --array=1-%d"},
	{"Kubernetes", "JOB_COMPLETION_INDEX", 0, "give the job completionMode: Indexed and completions: %d"},
}

// parse reads INDEX/COUNT, where the index can be auto.
func parse(text string, getenv func(string) string) (index, of int, err error) {
	own, count, isPair := strings.Cut(text, "/")
	of, err = strconv.Atoi(count)
	if !isPair || err != nil || of < 1 || of > mostShards {
		return 0, 0, fmt.Errorf("--shard is %q: give the index and the number of shards, such as 3/40 or auto/40; at most %d shards", text, mostShards)
	}
	if own == "auto" {
		index, err = scheduled(fmt.Sprintf("--shard auto/%d", of), of, getenv)
		return index, of, err
	}
	index, err = strconv.Atoi(own)
	if err != nil || index < 1 || index > of {
		return 0, 0, fmt.Errorf("--shard is %q: the index goes from 1 to %d", text, of)
	}
	return index, of, nil
}

// Index reads a number from 1 to a count; auto takes it from the scheduler. The error names the flag.
func Index(flag, text string, of int, getenv func(string) string) (int, error) {
	if text == "auto" {
		return scheduled(flag+" auto", of, getenv)
	}
	index, err := strconv.Atoi(text)
	if err != nil || index < 1 || index > of {
		return 0, fmt.Errorf("%s is %q: give a number from 1 to %d", flag, text, of)
	}
	return index, nil
}

// scheduled is the index that the scheduler gives, counted from 1.
func scheduled(asked string, of int, getenv func(string) string) (int, error) {
	for _, s := range schedulers {
		text := getenv(s.variable)
		if text == "" {
			continue
		}
		index, err := strconv.Atoi(text)
		if index += 1 - s.first; err != nil || index < 1 || index > of {
			return 0, fmt.Errorf("%s is %q, and with %s it goes from %d to %d: %s", s.variable, text, asked, s.first, of-1+s.first, fmt.Sprintf(s.mend, of))
		}
		return index, nil
	}
	return 0, fmt.Errorf("%s takes the index from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, and neither is set. By hand, give the index: %s", asked, strings.Replace(asked, "auto", "1", 1))
}
