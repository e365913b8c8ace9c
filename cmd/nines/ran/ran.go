// Package ran says what a command ran, for the manifest, and holds files against what a manifest says.
package ran

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/scenarios"
	"nines/sim/dataset"
)

// scenarioArgument stands for the scenario in a command.
const scenarioArgument = "SCENARIO"

// Command is a command that ran a scenario.
type Command struct {
	Name     string         // run or compare
	Flags    *pflag.FlagSet // as given
	Scenario string         // as given
	Folder   string         // of the results
	Disk     *files.Session
}

// Ran says what was run.
func (c *Command) Ran() (*dataset.Ran, error) {
	r := &dataset.Ran{
		Command: c.arguments(), Assignments: []string{}, Beside: []dataset.Source{},
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Time: time.Now().UTC().Format(time.RFC3339),
	}
	r.Commit, r.Modified = commit()
	if list, err := c.Flags.GetStringArray("set"); err == nil {
		r.Assignments = append(r.Assignments, list...)
	}
	r.ShiftTo, _ = c.Flags.GetString("shift-to")
	text, isOurs := scenarios.Text(c.Scenario)
	if isOurs {
		r.Scenario = dataset.Source{Name: c.Scenario, Library: true, SHA256: sumOf(text), Text: string(text)}
		return r, nil
	}
	folder := filepath.Dir(c.Scenario)
	for _, in := range c.Disk.Inputs() {
		switch {
		case in.Sort == files.Scenario && in.Path == c.Scenario:
			r.Scenario = dataset.Source{Name: NameFrom(c.Folder, in.Path), SHA256: sumOf(in.Text), Text: string(in.Text)}
		case in.Sort == files.Beside:
			if err := c.beside(r, folder, in.Path); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

// beside adds a file that the scenario refers to, once.
func (c *Command) beside(r *dataset.Ran, folder, path string) error {
	name, err := filepath.Rel(folder, path)
	if err != nil {
		name = filepath.Base(path)
	}
	name = filepath.ToSlash(name)
	if slices.ContainsFunc(r.Beside, func(s dataset.Source) bool { return s.Name == name }) {
		return nil
	}
	sum, err := sumOfFile(c.Disk, path)
	if err != nil {
		return fmt.Errorf("cannot read %s again for the manifest: %w", path, err)
	}
	r.Beside = append(r.Beside, dataset.Source{Name: name, SHA256: sum})
	return nil
}

// arguments are the command with the flags that were given, in the order of their names.
func (c *Command) arguments() []string {
	list := []string{c.Name, scenarioArgument}
	c.Flags.Visit(func(f *pflag.Flag) {
		if !Keeps(c.Name, f.Name) {
			return
		}
		values := []string{f.Value.String()}
		if many, is := f.Value.(pflag.SliceValue); is {
			values = many.GetSlice()
		}
		for _, v := range values {
			list = append(list, "--"+f.Name+"="+v)
		}
	})
	return list
}

// NameFrom is a file's path from a folder. From there the file is found again. The name does not say where both are on a machine:
// that means nothing on another one. So if only the root is above both, the name is the path as given. Of an absolute one it is
// the last part.
func NameFrom(folder, path string) string {
	from, to := folder, path
	if filepath.IsAbs(from) != filepath.IsAbs(to) {
		from, to = absolute(from), absolute(to)
	}
	name, err := filepath.Rel(from, to)
	switch {
	case err == nil && !(filepath.IsAbs(from) && isFromRoot(from, name)):
		return filepath.ToSlash(name)
	case filepath.IsAbs(path):
		return filepath.Base(path)
	}
	return filepath.ToSlash(filepath.Clean(path))
}

// absolute is a path from the root. Where that is not known it stays as it is.
func absolute(path string) string {
	if own, err := filepath.Abs(path); err == nil {
		return own
	}
	return path
}

// isFromRoot reports whether the way from a folder climbs up to the root.
func isFromRoot(folder, way string) bool {
	steps := strings.Split(strings.Trim(filepath.ToSlash(folder[len(filepath.VolumeName(folder)):]), "/"), "/")
	return strings.HasPrefix(filepath.ToSlash(way), strings.Repeat("../", len(steps)))
}

// commit is the commit of the program's source, and whether the source differed from it.
func commit() (id string, modified bool) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", false
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			id = s.Value
		case "vcs.modified":
			modified = s.Value == "true"
		}
	}
	return id, modified
}

func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func sumOfFile(disk *files.Session, path string) (string, error) {
	sum := sha256.New()
	if err := disk.Stream(path, sum); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Again is the command that makes results again, after a check that all it reads is as it was. The scenario is looked for at
// the given path, or else where the manifest says.
func Again(disk *files.Session, m *dataset.Manifest, folder, given, version string) ([]string, error) {
	r := m.Run
	if r == nil || len(r.Command) < 2 {
		return nil, fmt.Errorf("the manifest does not say what was run: it is from an older version of nines")
	}
	if m.Version != version {
		return nil, fmt.Errorf("the results are from nines %s, and this is nines %s: run them with that version", m.Version, version)
	}
	return Arguments(disk, r, folder, given)
}

// Arguments are those of a command that was run, if it may be run again and all it reads is as it was.
func Arguments(disk *files.Session, r *dataset.Ran, folder, given string) ([]string, error) {
	if err := isHarmless(r.Command); err != nil {
		return nil, err
	}
	path, err := scenarioOf(disk, r, folder, given)
	if err != nil {
		return nil, err
	}
	for _, f := range r.Beside {
		at := filepath.Join(filepath.Dir(path), filepath.FromSlash(f.Name))
		if err := isAsItWas(disk, at, f.SHA256); err != nil {
			return nil, err
		}
	}
	args := slices.Clone(r.Command)
	args[1] = path
	return args, nil
}

// scenarioOf finds the scenario, and holds it against the sum of the one that was run.
func scenarioOf(disk *files.Session, r *dataset.Ran, folder, given string) (string, error) {
	if text, ok := scenarios.Text(r.Scenario.Name); r.Scenario.Library && given == "" {
		if !ok || sumOf(text) != r.Scenario.SHA256 {
			return "", fmt.Errorf("the library's scenario %s is not the one that was run", r.Scenario.Name)
		}
		return r.Scenario.Name, nil
	}
	name := filepath.FromSlash(r.Scenario.Name)
	places := []string{filepath.Join(folder, name), name}
	if given != "" {
		places = []string{given}
	}
	for _, path := range places {
		if _, err := disk.ReadOwn(path, files.Scenario); err == nil {
			return path, isAsItWas(disk, path, r.Scenario.SHA256)
		}
	}
	return "", fmt.Errorf("there is no file %s: say with --scenario where the scenario is", strings.Join(places, " or "))
}

func isAsItWas(disk *files.Session, path, sum string) error {
	own, err := sumOfFile(disk, path)
	if err != nil {
		return fmt.Errorf("cannot read %s, which was read then: %w", path, err)
	}
	if own != sum {
		return fmt.Errorf("%s has changed since the results were made", path)
	}
	return nil
}

// Differences lists the files in which new results differ from those of a manifest.
func Differences(m, again *dataset.Manifest) (list []string) {
	own := again.OfRun()
	for _, f := range m.OfRun() {
		k := slices.IndexFunc(own, func(g dataset.File) bool { return g.Name == f.Name })
		switch {
		case k < 0:
			list = append(list, f.Name+" was not written again")
		case own[k].SHA256 != f.SHA256:
			list = append(list, f.Name+" has other bytes")
		}
	}
	return list
}
