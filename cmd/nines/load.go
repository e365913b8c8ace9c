// A name on the command line is that of a scenario of the library, and else of a file.

package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/scenarios"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
	"nines/sim/study/together"
)

// read finds a scenario by file or by its name in the library.
func read(disk *files.Session, name string) (label string, text []byte, err error) {
	if text, ok := scenarios.Text(name); ok {
		return name + scenarios.Extension, text, nil
	}
	text, err = disk.Read(name, files.Scenario)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `/\.`):
		return "", nil, usageError{fmt.Errorf("there is no file %s, and the library has no scenario of that name. It has:\n  %s",
			name, strings.Join(scenarios.Names(), "\n  "))}
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, usageError{fmt.Errorf("there is no file %s", name)}
	case err != nil:
		return "", nil, cannotRead("the scenario", err)
	}
	return name, text, nil
}

// collectLate lets the heap grow fivefold before garbage is collected. A scenario is small.
const collectLate = 400

// load reads and checks a scenario and the files it refers to. They must be in the scenario's folder. A path or symbolic
// link that leads out of it is refused: a scenario from somebody else must not read other files.
func load(disk *files.Session, name string, with changes) (*scenario.Document, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(collectLate)) // collecting what loading leaves would take a quarter of its time
	label, text, err := read(disk, name)
	if err != nil {
		return nil, err
	}
	if _, ours := scenarios.Text(name); ours {
		return scenario.LoadShifted(scenarios.Files(), label, text, with.shiftTo, with.assignments...)
	}
	folder, err := files.OpenFolder(filepath.Dir(name))
	if err != nil {
		return nil, fileError{fmt.Errorf("cannot open the scenario's folder: %w", err)}
	}
	defer folder.Close()
	doc, err := scenario.LoadShifted(disk.Folder(folder), label, text, with.shiftTo, with.assignments...)
	if err != nil && disk.Interrupted() != nil { // an incomplete record looks like a wrong one
		return nil, disk.Interrupted()
	}
	if err != nil && together.IsSet(text) {
		return nil, usageError{fmt.Errorf("%s is a set of scenarios for nines calibrate, which checks and fits it: nines calibrate %[1]s", name)}
	}
	return doc, err
}

// loadAll loads scenarios and collects the mistakes of all of them. Names must be unique, because results are filed by them.
func loadAll(disk *files.Session, names []string, with changes) ([]*scenario.Document, error) {
	var all yamldoc.Problems
	var docs []*scenario.Document
	from := map[string]string{}
	for i, name := range names {
		doc, err := load(disk, name, with)
		var problems yamldoc.Problems
		switch {
		case errors.As(err, &problems):
			all = append(all, problems...)
			continue
		case errors.As(err, &usageError{}):
			all = append(all, yamldoc.Problem{Message: strings.Join(strings.Fields(err.Error()), " ")})
			continue
		case err != nil:
			return nil, err
		}
		if other, taken := from[doc.Name]; taken && files.SameFile(name, other) {
			all = append(all, yamldoc.Problem{File: name, Message: "it is given twice"})
		} else if taken {
			all = append(all, yamldoc.Problem{File: name, Path: "scenario", Message: fmt.Sprintf("%s is called %s too. Give each scenario its own name.", other, doc.Name)})
		}
		from[doc.Name] = cmp.Or(from[doc.Name], names[i])
		docs = append(docs, doc)
	}
	if len(all) > 0 {
		return nil, all
	}
	return docs, nil
}

// cannotRead is the error of an existing file that could not be read.
func cannotRead(what string, err error) error {
	if errors.As(err, &files.Unreadable{}) || errors.As(err, &files.Refused{}) {
		return err
	}
	return fileError{fmt.Errorf("cannot read %s: %w", what, err)}
}

// changes are the flags that change a scenario when it is read.
type changes struct {
	assignments []string
	shiftTo     string
}

// add adds them, with what to set on which scenarios.
func (f *changes) add(flags *pflag.FlagSet, set string) {
	flags.StringArrayVar(&f.assignments, "set", nil, set)
	flags.StringVar(&f.shiftTo, "shift-to", "", "move the trouble, and the run with it, until the onset is at `WHEN`: \"2023-12-31 23:50\". Demand and rosters stay with the clock")
}

// overlays are the flags that choose a strategy and change values.
type overlays struct {
	changes
	strategy string
}

// addFlags adds the flags of commands that run one strategy.
func (o *overlays) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.strategy, "strategy", "", "the strategy, by name (default: the first of the scenario)")
	o.changes.add(flags, "set one value of the scenario, as `PATH=VALUE`: world.demand.first-calls=6000/h (repeatable)")
}
