package scenario

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// counting counts how often each file is opened.
type counting struct {
	fs.FS
	opened map[string]int
}

func (c counting) Open(name string) (fs.File, error) {
	c.opened[name]++
	return c.FS.Open(name)
}

// forbidding lets nobody open anything.
type forbidding struct{}

func (forbidding) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "openat", Path: name, Err: errors.New("permission denied")}
}

// TestFilesThatCannotBeRead: of what depends on the machine, only what its user can mend is said.
func TestFilesThatCannotBeRead(t *testing.T) {
	files := fstest.MapFS{
		"long.csv":     {Data: bytes.Repeat([]byte("12345678\n"), 1<<18)},
		"folder/x.csv": {Data: []byte("1\n")},
	}
	for name, c := range map[string]struct {
		files fs.FS
		want  string
	}{
		"long.csv":   {files, "long.csv is too long: it has more than 200,000 values"},
		"folder":     {files, "folder: it cannot be read: "},
		"absent.csv": {files, "there is no file absent.csv in the scenario's folder"},
		"secret.csv": {forbidding{}, "secret.csv cannot be read: permission denied"},
		"alone.csv":  {nil, "there is no file alone.csv: this scenario has no folder of its own"},
	} {
		_, err := LoadFrom(c.files, "town.yaml", townWith(mayDay, "profile: {csv: "+name+"}"))
		require.Error(t, err)
		message := strings.Join(strings.Fields(err.Error()), " ") // on one line
		require.Contains(t, message, "town.yaml:9:20: world.demand.profile.csv: "+c.want)
	}
}

// TestWhatIsWrongInAFileIsShownThere, behind the folder of the scenario, and once, however many strategies there are.
func TestWhatIsWrongInAFileIsShownThere(t *testing.T) {
	rows := "calls\n" + strings.Repeat("5\n", 15) + "\"é\", lots\n" + strings.Repeat("5\n", 8)
	files := fstest.MapFS{"sub/profile.csv": {Data: []byte(rows)}, "profile.csv": {Data: []byte("hour,calls\n0,5\n\"ü\", lots\n")}}
	text := string(townWith(mayDay, "profile: {csv: sub/profile.csv}")) + "strategies: {one: {}, two: {}}\n"
	_, err := LoadFrom(files, "plans/town.yaml", []byte(text))
	require.EqualError(t, err, `plans/sub/profile.csv:17:1: world.demand.profile.csv: expected 1 value in this row, found 2
   17 | "é", lots
      | ^`)
	_, err = LoadFrom(files, `plans\town.yaml`, townWith(mayDay, "profile: {csv: profile.csv}"))
	require.ErrorContains(t, err, `plans\profile.csv:3:6: world.demand.profile.csv: expected a plain number such as 1.5, found "lots"`)
}

// TestAFileIsReadOnce, whatever the number of strategies and of places that name it.
func TestAFileIsReadOnce(t *testing.T) {
	files := counting{fstest.MapFS{"rows.csv": {Data: []byte(strings.Repeat("5\n", 24))}}, map[string]int{}}
	text := string(townWith(mayDay, "profile: {csv: rows.csv}")) +
		"strategies: {one: {}, two: {world.demand.profile.csv: ./rows.csv}, three: {world.demand.day-factor: {empirical: [0.5, 1.5]}}}\n"
	_, err := LoadFrom(files, "town.yaml", []byte(text))
	require.NoError(t, err)
	require.Equal(t, map[string]int{"rows.csv": 1}, files.opened)
}
