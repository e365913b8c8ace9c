// Package results reads what a folder of results holds, for pages, pictures and slides. It takes nothing on trust: a page must
// not show figures that somebody changed, or that belong to two runs.
package results

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nines/cmd/nines/files"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/page"
	"nines/sim/report"
	"nines/sim/report/study"
	"nines/sim/report/study/every"
	"nines/sim/words"
)

// Wrong is the error of results that cannot be shown.
type Wrong struct{ error }

// Unwrap gives the reason.
func (w Wrong) Unwrap() error { return w.error }

// Reader reads results.
type Reader struct {
	Disk *files.Session
	Warn func(remark string) // tells the user what is odd, but no reason to refuse
	own  bool                // the files belong to the folder that is written, so they are no inputs
}

// Of reads the results at a path, and says in which folder they are. Nothing is read if the path is neither a folder nor a JSON
// file.
func (r Reader) Of(path string) (c *page.Content, folder string, err error) {
	about, err := os.Stat(path)
	switch {
	case err == nil && about.IsDir():
		c, err = r.in(path)
		return c, path, err
	case err == nil && filepath.Ext(path) == ".json":
		c, err = r.read(path)
		return c, filepath.Dir(path), err
	}
	return nil, "", nil
}

// in reads all results in a folder. If it holds a run and a comparison, the manifest decides, because it belongs to the last
// command. Without a manifest it is the comparison. Studies of the same scenario stand beside it.
func (r Reader) in(folder string) (*page.Content, error) {
	remarks, err := sealed.Together(r.Disk, folder)
	if err != nil {
		return nil, err
	}
	for _, remark := range remarks {
		r.Warn(remark)
	}
	names := []string{"comparison.json", "report.json"}
	if m, err := sealed.ManifestIn(r.Disk, folder); err == nil && m.Lists("report.json") && !m.Lists("comparison.json") {
		names = []string{"report.json", "comparison.json"}
	}
	c, name := &page.Content{}, ""
	for _, name = range names {
		one, err := r.read(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c = one
		break
	}
	if err := r.addStudies(c, folder, name); err != nil {
		return nil, err
	}
	if c.Base() == nil && len(c.Studies) == 0 {
		if command := r.unfinished(folder); command != "" {
			return nil, Wrong{fmt.Errorf("%s has an unfinished study, and nothing to report yet. To go on: %s", folder, command)}
		}
		return nil, Wrong{fmt.Errorf("%s has neither report.json nor comparison.json. Write them with: nines run SCENARIO -o %s", folder, folder)}
	}
	return c, nil
}

// unfinished is the command that goes on with a study whose points are in a folder; empty if there is none.
func (r Reader) unfinished(folder string) string {
	for _, kind := range study.Kinds {
		text, err := r.Disk.ReadOwn(filepath.Join(folder, "points", string(kind)+".json"), files.Manifest)
		var record struct{ Run dataset.Ran }
		if err != nil || json.Unmarshal(text, &record) != nil || len(record.Run.Command) < 2 {
			continue
		}
		command := slices.Clone(record.Run.Command)
		if command[1] = record.Run.Scenario.Name; !record.Run.Scenario.Library {
			command[1] = filepath.Join(folder, command[1]) // it is kept as seen from the folder
		}
		return words.Clean("nines " + strings.Join(command, " ") + " -o " + folder)
	}
	return ""
}

// addStudies adds the studies of a folder. One that is of something else than the rest is refused.
func (r Reader) addStudies(c *page.Content, folder, beside string) error {
	for _, kind := range study.Kinds {
		name := string(kind) + ".json"
		one, err := r.read(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if len(one.Studies) == 0 {
			return Wrong{fmt.Errorf("%s is no study", filepath.Join(folder, name))}
		}
		d := one.Studies[0]
		switch {
		case c.Base() != nil:
			err = d.FitsRun(c.Base())
		case len(c.Studies) > 0:
			err, beside = d.Fits(c.Studies[0]), string(c.Studies[0].Kind)+".json"
		}
		if err != nil {
			return Wrong{fmt.Errorf("%s cannot stand in one page with %s: %w\nmake a page of one of them by its name, or use a folder for each", filepath.Join(folder, name), beside, err)}
		}
		c.Studies = append(c.Studies, d)
	}
	return nil
}

// Beside are the studies in a folder that belong to a run: those that the manifest lists and that are of the same scenario. A
// study that cannot be read is left out, for the run is about to take its place.
func (r Reader) Beside(folder string, of *report.Document) (list []*study.Document) {
	r.own = true
	m, err := sealed.ManifestIn(r.Disk, folder)
	if err != nil {
		return nil
	}
	for _, kind := range study.Kinds {
		name := string(kind) + ".json"
		if !m.Lists(name) {
			continue
		}
		if one, err := r.read(filepath.Join(folder, name)); err == nil && len(one.Studies) == 1 && one.Studies[0].FitsRun(of) == nil {
			list = append(list, one.Studies[0])
		}
	}
	return list
}

// With is what a study shares its page with: the run and the other studies of a folder that are of the same scenario.
func (r Reader) With(folder string, d *study.Document) page.Content {
	r.own = true
	c := page.Content{Studies: []*study.Document{d}}
	m, err := sealed.ManifestIn(r.Disk, folder)
	if err != nil {
		return c
	}
	for _, name := range []string{"comparison.json", "report.json"} {
		if one, err := r.read(filepath.Join(folder, name)); m.Lists(name) && err == nil && c.Base() == nil && one.Base() != nil && d.FitsRun(one.Base()) == nil {
			c.Document, c.Comparison = one.Document, one.Comparison
		}
	}
	for _, kind := range study.Kinds {
		name := string(kind) + ".json"
		if kind == d.Kind || !m.Lists(name) {
			continue
		}
		if one, err := r.read(filepath.Join(folder, name)); err == nil && len(one.Studies) == 1 && one.Studies[0].Fits(d) == nil {
			c.Studies = append(c.Studies, one.Studies[0])
		}
	}
	return c
}

// read reads a document and checks it against its manifest and its schema.
func (r Reader) read(path string) (*page.Content, error) {
	open := r.Disk.Read
	if r.own {
		open = r.Disk.ReadOwn
	}
	text, err := open(path, files.Results)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &files.Unreadable{}), errors.As(err, &files.Refused{}):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w", path, err)
	}
	if err := sealed.HeldBy(r.Disk, path, text); err != nil {
		return nil, cannotBeDrawn(path, err)
	}
	c := &page.Content{}
	switch format := report.FormatOf(text); {
	case format == report.ComparisonFormat:
		c.Comparison, err = report.ReadComparison(text)
	case strings.HasPrefix(format, "nines-study/"):
		c.Studies = make([]*study.Document, 1)
		c.Studies[0], err = every.Read(text)
	default:
		c.Document, err = report.ReadDocument(text)
	}
	if err != nil {
		return nil, cannotBeDrawn(path, err)
	}
	return c, nil
}

func cannotBeDrawn(path string, why error) error {
	return Wrong{fmt.Errorf("%s cannot be drawn: %w\nrun the scenario again with this nines", path, why)}
}
