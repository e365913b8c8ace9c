package study

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines/files"
	"nines/cmd/nines/ran"
	"nines/scenarios"
	"nines/sim/scenario"
)

// Source is a command of nines on this machine, with all that a study needs of it.
type Source struct {
	*pool.Study
	disk         *files.Session
	scenario     string            // as given
	given        []string          // the flags
	paths        map[string]string // on this machine, by the name in the study
	beside       []pool.File       // named from the scenario's folder
	sum          string            // of the scenario's text
	version      string            // of nines
	fingerprints map[string]string // by strategy
}

// Read reads a command and its scenario, as nines itself would. All mistakes in the scenario are found here, before anybody
// works. The folder is that of the shards, and the program is a description of nines, which workers must have too.
func Read(disk *files.Session, args []string, folder string, shards int, version, program string) (*Source, error) {
	c, err := parse(args)
	if err != nil {
		return nil, err
	}
	s := &Source{disk: disk, scenario: c.scenario, given: c.given(), version: version, paths: map[string]string{}, fingerprints: map[string]string{}}
	s.Study = &pool.Study{Format: pool.Format, Program: program, Shards: shards}
	doc, err := s.load(c)
	if err != nil {
		return nil, err
	}
	for _, name := range doc.StrategyNames() {
		p, err := doc.Plan(name)
		if err != nil {
			return nil, err
		}
		s.fingerprints[name] = p.Fingerprint
	}
	at := c.scenario
	if len(s.paths) > 0 || !s.IsOfLibrary() {
		at = ran.NameFrom(folder, c.scenario)
		if err := s.addFiles(at); err != nil {
			return nil, err
		}
	}
	s.Command = append([]string{c.verb, at}, s.given...)
	return s, nil
}

// IsOfLibrary reports whether the scenario is one of the library, which every worker has.
func (s *Source) IsOfLibrary() bool {
	_, is := scenarios.Text(s.scenario)
	return is
}

// Path is the path of the scenario, as given.
func (s *Source) Path() string { return s.scenario }

// load loads the scenario with the changes of the command.
func (s *Source) load(c *command) (*scenario.Document, error) {
	set, _ := c.flags.GetStringArray("set")
	shift, _ := c.flags.GetString("shift-to")
	if text, is := scenarios.Text(c.scenario); is {
		s.sum = sumOf(text)
		return scenario.LoadShifted(scenarios.Files(), c.scenario+scenarios.Extension, text, shift, set...)
	}
	text, err := s.disk.Read(c.scenario, files.Scenario)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Refused{fmt.Errorf("there is no file %s, and the library has no scenario of that name (see nines list)", c.scenario)}
	} else if err != nil {
		return nil, err
	}
	s.sum = sumOf(text)
	folder, err := files.OpenFolder(filepath.Dir(c.scenario))
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return scenario.LoadShifted(s.disk.Folder(folder), c.scenario, text, shift, set...)
}

// addFiles adds what was read to the study. On workers the scenario has the same path from the folder of shards as here, because
// the path is part of a shard.
func (s *Source) addFiles(at string) error {
	_, inside := climb(at)
	for _, in := range s.disk.Inputs() {
		name, err := filepath.Rel(filepath.Dir(s.scenario), in.Path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		full := path.Join(path.Dir(inside), name)
		if s.paths[full] != "" {
			continue
		}
		sum := sha256.New()
		if err := s.disk.Stream(in.Path, sum); err != nil {
			return err
		}
		s.paths[full] = in.Path
		s.Files = append(s.Files, pool.File{Name: full, SHA256: hex.EncodeToString(sum.Sum(nil))})
		if in.Sort == files.Beside {
			s.beside = append(s.beside, pool.File{Name: name, SHA256: hex.EncodeToString(sum.Sum(nil))})
		}
	}
	return nil
}

// Open opens a file of the study.
func (s *Source) Open(name string) (io.ReadCloser, error) { return s.disk.Open(s.paths[name]) }

// climb takes the steps upwards off a path, and counts them.
func climb(at string) (ups int, inside string) {
	for inside = at; strings.HasPrefix(inside, "../"); inside = inside[len("../"):] {
		ups++
	}
	return ups, inside
}

// Layout is where things are in a worker's folder, from that folder: the scenario, and the folder of shards.
func Layout(s *pool.Study) (scenario, shards string) {
	if len(s.Files) == 0 {
		return s.Command[1], "shards"
	}
	ups, inside := climb(s.Command[1])
	return filepath.FromSlash(inside), filepath.Join(".", strings.Repeat("up/", ups))
}

func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
