package main

import (
	"bytes"
	"context"
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	blocks "nines/sim/experiment/block"
)

// shardsOf runs all shards of a command.
func shardsOf(t *testing.T, of int, folder string, command ...string) {
	t.Helper()
	for index := 1; index <= of; index++ {
		nines(t, append(command, "--shard", fmt.Sprintf("%d/%d", index, of), "-o", folder)...)
	}
}

// TestShardsThatAreNotTheWhole are named, with what is wrong with each, and nothing is merged. The same command again mends
// what can be mended.
func TestShardsThatAreNotTheWhole(t *testing.T) {
	t.Chdir(filepath.Dir(townFile(t)))
	command := strings.Fields("run town.yaml -n 5 --by service")
	shardsOf(t, 4, "good", command...)
	shardsOf(t, 4, "seed", "run", "town.yaml", "-n", "5", "--by", "service", "--seed", "9")
	shardsOf(t, 4, "set", "run", "town.yaml", "-n", "5", "--by", "service", "--set", "world.platforms.backup.seats=5")
	shardsOf(t, 5, "more", command...)
	text, err := os.ReadFile("town.yaml")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("other.yaml", append(text, "# changed\n"...), 0o644))
	shardsOf(t, 4, "changed", "run", "other.yaml", "-n", "5", "--by", "service")
	whole, _ := nines(t, command...)
	const second = "shard-0002-of-0004.nines"
	first := must(os.ReadFile(filepath.Join("good", "shard-0001-of-0004.nines")))
	read := func(folder string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, second))
		require.NoError(t, err)
		return data
	}
	good := read("good")
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] = bits.Reverse8(flipped[len(flipped)/2]) ^ 1
	for _, c := range []struct {
		name    string
		data    []byte // nil: the file is missing
		want    string
		refused bool // a shard does not write over it
	}{
		{"missing", nil, "missing: 2 (1 of 4 shards)", false},
		{"empty", []byte{}, second + ": it is empty", false},
		{"cut off", good[:len(good)-9], second + ": it is cut off: 9 of its last bytes are missing", false},
		{"flipped", flipped, second + ": it is damaged", false},
		{"another file", text, second + ": it does not hold blocks of replications", false},
		{"another version", ofVersion(t, good, "0.0.9"), second + ": it is from nines 0.0.9, and this is nines " + Version, true},
		{"another shard", first, second + ": it holds shard 1", true},
		{"another seed", read("seed"), second + `: it is of another study than most: its command is ["run" "SCENARIO" "--by=service" "--replications=5" "--seed=9"]`, true},
		{"another assignment", read("set"), second + ": it is of another study than most: its command is", true},
		{"another number of shards", must(os.ReadFile("more/shard-0002-of-0005.nines")), second + ": it is of another study than most: it is one of 5 shards", true},
		{"another scenario", read("changed"), second + ": it is of another study than most: its scenario is another (../other.yaml)", true},
	} {
		folder := strings.ReplaceAll(c.name, " ", "-")
		require.NoError(t, os.CopyFS(folder, os.DirFS("good")))
		path := filepath.Join(folder, second)
		require.NoError(t, os.Remove(path))
		if c.data != nil {
			require.NoError(t, os.WriteFile(path, c.data, 0o644))
		}
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitIncomplete, run(context.Background(), []string{"merge", folder, "-o", "results"}, nil, &stdout, &stderr), c.name)
		require.Contains(t, stderr.String(), "  "+c.want, c.name)
		require.Contains(t, stderr.String(), "  missing: 2 (1 of 4 shards)\n", c.name)
		require.Equal(t, c.refused, strings.Contains(stderr.String(), "\nDelete what is of another"), c.name)
		require.Empty(t, stdout.String(), c.name)
		require.NoDirExists(t, "results")

		stderr.Reset()
		code := run(context.Background(), append(command, "--shard", "2/4", "-o", folder), nil, &stdout, &stderr)
		if c.refused {
			require.Equal(t, exitBadInput, code, c.name)
			require.Regexp(t, "Use another folder, or delete it|holds shard 1 and not 2. Delete it", stderr.String(), c.name)
			require.Equal(t, c.data, must(os.ReadFile(path)), c.name)
			require.NoError(t, os.Remove(path))
			shardsOf(t, 4, folder, command...)
		} else {
			require.Zero(t, code, "%s: %s", c.name, stderr.String())
			require.Equal(t, c.data != nil, strings.Contains(stderr.String(), "It is run again."), c.name)
		}
		require.Equal(t, good, must(os.ReadFile(path)), "the same bytes as before: %s", c.name)
		merged, _ := nines(t, "merge", folder)
		require.Equal(t, whole, merged, c.name)
	}
}

// ofVersion is a shard's file as another version of nines would have written it.
func ofVersion(t *testing.T, data []byte, version string) []byte {
	t.Helper()
	f, err := blocks.Read(data)
	require.NoError(t, err)
	list, err := f.Decode()
	require.NoError(t, err)
	f.Version = version
	data, err = blocks.Write(f.Header, list)
	require.NoError(t, err)
	return data
}

// TestKilledShards are run again: whenever they were killed, there is a whole file or none, and the merge has the same bytes.
func TestKilledShards(t *testing.T) {
	t.Chdir(filepath.Dir(townFile(t)))
	command := strings.Fields(fmt.Sprintf("run town.yaml -n %d --set world.demand.first-calls=3000/h", effort.Of(12, 30)))
	for i := range effort.Of(9, 12) {
		shard, _ := start(t, nil, append(command, "--shard", fmt.Sprintf("%d/3", 1+i%3), "-o", "shards")...)
		time.Sleep(time.Duration(1<<i) * time.Millisecond / 4)
		_ = shard.Process.Kill()
		_ = shard.Wait()
		found, err := filepath.Glob("shards/shard-*") // what is half written has another name
		require.NoError(t, err)
		for _, path := range found {
			_, err := blocks.Read(must(os.ReadFile(path)))
			require.NoError(t, err, "%s after the kill of number %d", path, i)
		}
	}
	shardsOf(t, 3, "shards", command...)
	merged, _ := nines(t, "merge", "shards")
	whole, _ := nines(t, command...)
	require.Equal(t, whole, merged)
	for _, name := range filesIn(t, "shards") {
		require.Regexp(t, regexp.MustCompile(`^shard-000[123]-of-0003\.nines$`), name, "what killed shards left is cleared")
	}
}
