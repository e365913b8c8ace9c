package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"nines/scenarios"
	"nines/sim/scenario"
)

// read finds a scenario: a file, or the name of one of the library.
func read(name string) (label string, text []byte, err error) {
	if text, ok := scenarios.Text(name); ok {
		return name + scenarios.Extension, text, nil
	}
	text, err = os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `/\.`):
		return "", nil, usageError{fmt.Errorf("there is no file %s, and no scenario of the library is called so; the library has:\n  %s",
			name, strings.Join(scenarios.Names(), "\n  "))}
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, usageError{fmt.Errorf("there is no file %s", name)}
	case err != nil:
		return "", nil, fileError{fmt.Errorf("cannot read the scenario: %w", err)}
	}
	return name, text, nil
}

// load reads and checks a scenario, with the files that it refers to: they stand in its folder, and a path that leads out
// of it, by itself or by a symbolic link, is refused.
func load(name string, assignments []string) (*scenario.Document, error) {
	label, text, err := read(name)
	if err != nil {
		return nil, err
	}
	if _, ours := scenarios.Text(name); ours {
		return scenario.LoadFrom(scenarios.Files(), label, text, assignments...)
	}
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, fileError{fmt.Errorf("cannot open the scenario's folder: %w", err)}
	}
	defer folder.Close()
	return scenario.LoadFrom(folder.FS(), label, text, assignments...)
}

// overlays are the flags that choose and change what is run.
type overlays struct {
	strategy    string
	assignments []string
}

func (o *overlays) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.strategy, "strategy", "", "the strategy, by name (the scenario's first, unless given)")
	flags.StringArrayVar(&o.assignments, "set", nil, "set one value of the scenario, as `PATH=VALUE`: world.demand.first-calls=6000/h (repeatable)")
}
