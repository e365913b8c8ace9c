package studies

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"nines/cmd/nines/files"
	"nines/cmd/nines/shards"
	"nines/sim/dataset"
	"nines/sim/experiment"
	"nines/sim/experiment/block"
	"nines/sim/measure"
	"nines/sim/report/study"
)

// pointsFolder is where a folder of results keeps points.
const pointsFolder = "points"

// ending is that of the names of points' files.
const ending = ".nines"

// asPoint is how a point's file is read.
var asPoint = files.Sort{Name: "a point of a study", Most: 1 << 30}

// store keeps finished points in a folder, one file for each. A file is named after what it is of: version, seed, plans and
// replications. So it is right for every study that needs such a point, and is never written over. A file that is damaged is named and
// simulated again.
type store struct {
	disk    *files.Session
	folder  string
	version string
	strict  bool // nothing is simulated: what is missing is an error
	warn    func(format string, args ...any)
	groups  []measure.Group // whose measures points have, besides those of all callers

	lock sync.Mutex
	kept map[string][]stretch // by what they are of
}

// stretch is the replications that a file has.
type stretch struct {
	from, to int
	path     string
}

// newStore is the points of a folder, which need not be there yet.
func newStore(disk *files.Session, folder, version string, warn func(string, ...any)) (*store, error) {
	s := &store{disk: disk, folder: folder, version: version, warn: warn, kept: map[string][]stretch{}}
	paths, err := files.Ending(folder, ending)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, path := range paths {
		var key string
		own := stretch{path: path}
		name := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(path), ending), "-", " ")
		if n, err := fmt.Sscanf(name, "%s %d %d", &key, &own.from, &own.to); n == 3 && err == nil {
			s.kept[key] = append(s.kept[key], own)
		}
	}
	return s, nil
}

// keyOf names what a work is of, apart from its replications.
func (s *store) keyOf(w experiment.Work) string {
	of := block.OfWork(w)
	of.From, of.To = 0, 0
	text, err := json.Marshal(struct {
		Version string
		Of      block.Of
		Groups  []measure.Group `json:",omitempty"`
	}{s.version, of, s.groups})
	if err != nil {
		panic(err) // strings and numbers can always be written
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// of are the stretches that are of a work and lie within it, without overlaps.
func (s *store) of(w experiment.Work) (list []stretch) {
	s.lock.Lock()
	defer s.lock.Unlock()
	at := w.First
	own := slices.Clone(s.kept[s.keyOf(w)])
	slices.SortFunc(own, func(a, b stretch) int { return (a.from-b.from)*1_000_001 + b.to - a.to }) // the longest first
	for _, one := range own {
		if one.from >= at && one.to <= w.N {
			list, at = append(list, one), one.to
		}
	}
	return list
}

// has reports whether all replications of a work are there.
func (s *store) has(w experiment.Work) bool {
	n := 0
	for _, one := range s.of(w) {
		n += one.to - one.from
	}
	return n == w.N-w.First
}

// Fetch implements experiment.Elsewhere.
func (s *store) Fetch(ctx context.Context, w experiment.Work, take func(*experiment.Block) error) error {
	for _, one := range s.of(w) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		b, err := s.read(one, w)
		if err == nil {
			err = take(b)
		}
		if err == nil {
			continue
		}
		if s.strict { // it was looked at before
			return shards.NewIncomplete("%s has changed while the points were put together: %v", one.path, err)
		}
		s.warn("%s: %v. It is simulated again", one.path, err)
		s.forget(one, w)
	}
	return nil
}

// damaged says which files of a work cannot be used, and why.
func (s *store) damaged(w experiment.Work) (list []string) {
	for _, one := range s.of(w) {
		if _, err := s.read(one, w); err != nil {
			list = append(list, fmt.Sprintf("%s: %v", one.path, err))
		}
	}
	return list
}

// read reads a file, which must be what its name says.
func (s *store) read(one stretch, w experiment.Work) (*experiment.Block, error) {
	data, err := s.disk.ReadOwn(one.path, asPoint)
	if err != nil {
		return nil, err
	}
	f, err := block.Read(data)
	if err != nil {
		return nil, err
	}
	w.First, w.N = one.from, one.to
	if want := block.OfWork(w); f.Version != s.version || len(f.Blocks) != 1 || !reflect.DeepEqual(f.Blocks[0], want) {
		return nil, errors.New("it is of another point than its name says")
	}
	blocks, err := f.Decode()
	if err != nil {
		return nil, err
	}
	return blocks[0], nil
}

// forget lets a damaged file be written again.
func (s *store) forget(one stretch, w experiment.Work) {
	s.lock.Lock()
	defer s.lock.Unlock()
	key := s.keyOf(w)
	s.kept[key] = slices.DeleteFunc(s.kept[key], func(other stretch) bool { return other == one })
}

// keep writes a point, unless it is there. What came in several files is kept as one from then on.
func (s *store) keep(c *experiment.Comparison, b *experiment.Block) error {
	w := experiment.Work{First: b.From, N: b.To}
	for _, r := range c.Results {
		w.Plans = append(w.Plans, r.Plan)
	}
	if s.has(w) {
		return nil
	}
	data, err := block.Write(block.Header{Version: s.version, Study: json.RawMessage("{}"), Blocks: []block.Of{block.OfWork(w)}}, []*experiment.Block{b})
	if err != nil {
		return err
	}
	key := s.keyOf(w)
	path := filepath.Join(s.folder, fmt.Sprintf("%s-%d-%d%s", key, w.First, w.N, ending))
	err = s.disk.WriteInFolder(path, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
	switch {
	case s.disk.Interrupted() != nil:
		return experiment.ErrInterrupted
	case err != nil:
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.kept[key] = append(s.kept[key], stretch{w.First, w.N, path})
	return nil
}

// record says which study a folder of points belongs to. It has what nines merge needs to run the study.
type record struct {
	Version string      `json:"version"`
	Run     dataset.Ran `json:"run"`
}

// isOf reports whether a record is of a study. How many replications a point has is no part of that: more can be added.
func (r record) isOf(other record) bool {
	for _, one := range []*record{&r, &other} {
		one.Run.Scenario.Name = ""
		one.Run.Command = slices.DeleteFunc(slices.Clone(one.Run.Command), func(arg string) bool {
			return strings.HasPrefix(arg, "--replications=") || strings.HasPrefix(arg, "--days=")
		})
	}
	return reflect.DeepEqual(r, other)
}

// recordPath is the file with the record of a kind of study.
func recordPath(folder, kind string) string { return filepath.Join(folder, pointsFolder, kind+".json") }

// readRecord reads a record. Without one the error is fs.ErrNotExist.
func readRecord(disk *files.Session, path string) (r record, err error) {
	text, err := disk.ReadOwn(path, files.Manifest)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(text, &r); err != nil || len(r.Run.Command) < 2 {
		return r, fmt.Errorf("%s is no record of a study: delete it, or use another folder", path)
	}
	return r, nil
}

// Recorded is what was run of the study whose points a folder has; nil if it has none.
func Recorded(disk *files.Session, folder, version string) (*dataset.Ran, error) {
	var found []record
	var kinds []string
	for _, kind := range study.Kinds {
		r, err := readRecord(disk, recordPath(folder, string(kind)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, err
		case r.Version != version:
			return nil, fmt.Errorf("the points in %s are from nines %s, and this is nines %s", folder, r.Version, version)
		}
		found, kinds = append(found, r), append(kinds, string(kind))
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return &found[0].Run, nil
	}
	return nil, fmt.Errorf("%s has the points of several studies: %s. Run their commands again with -o %s: they take what is there", folder, strings.Join(kinds, ", "), folder)
}

// openStore opens the folder of finished points. A folder of another study of the same kind is refused: its results would be
// written over.
func (s *Session) openStore() (err error) {
	folder, strict := s.flags.folder, s.flags.merge != ""
	if strict {
		folder = s.flags.merge
	}
	if folder == "" {
		return nil
	}
	disk := s.program.Disk(s.Command)
	if s.store, err = newStore(disk, filepath.Join(folder, pointsFolder), s.program.Version, s.Warn); err != nil || strict {
		if s.store != nil {
			s.store.strict = strict
		}
		return err
	}
	own := record{s.program.Version, *s.ran}
	own.Run.Commit, own.Run.Modified, own.Run.Go, own.Run.Platform, own.Run.Time = "", false, "", "", ""
	path := recordPath(folder, string(s.study.Kind))
	switch there, err := readRecord(disk, path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return Wrong{err}
	case !there.isOf(own):
		return Mistake("%s has another %s study, which this one would write over: nines %s, of nines %s. Use another folder", folder, s.study.Kind, strings.Join(there.Run.Command, " "), there.Version)
	case reflect.DeepEqual(there, own):
		return nil
	}
	s.record = func() error {
		return disk.WriteInFolder(path, func(to io.Writer) error {
			e := json.NewEncoder(to)
			e.SetIndent("", " ")
			return e.Encode(own)
		})
	}
	return nil
}
