package shards

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/ran"
	"nines/sim/dataset"
	"nines/sim/experiment"
	"nines/sim/experiment/block"
	"nines/sim/plan"
	"nines/sim/words"
)

// ending is that of the names of shards' files.
const ending = ".nines"

// asShard is how a shard's file is read.
var asShard = files.Sort{Name: "a shard", Most: 8 << 30}

// study is what the shards together are of: the same in every file, on every machine.
type study struct {
	Run    dataset.Ran `json:"run"` // without when and where
	Shards int         `json:"shards"`
}

// label is what a shard's file says of it.
type label struct {
	study
	Shard int `json:"shard"` // from 1
}

// isOf reports whether a study is the same as another. Where the scenario lies is no part of that.
func (s study) isOf(other study) bool {
	s.Run.Scenario.Name, other.Run.Scenario.Name = "", ""
	return reflect.DeepEqual(s, other)
}

// Refused is the error of what is not as it was, or is in the way.
type Refused struct{ error }

// Shard is one part of what a command runs.
type Shard struct {
	Flag
	Command *cobra.Command
	Version string
	Of      ran.Command // its folder is that of the shards
	Works   []experiment.Work
}

// Run runs the shard and writes its file. If that is there and whole, nothing is run.
func (s *Shard) Run(o experiment.Options) error {
	l, err := s.label()
	if err != nil {
		return err
	}
	name := fileName(s.index, s.of)
	path := filepath.Join(s.Of.Folder, name)
	if err := s.Of.Disk.PlanAll(s.Of.Folder, []files.Output{{Name: name}}); err != nil {
		return err
	}
	say := s.Command.OutOrStdout()
	switch isThere, why, err := s.isThere(path, l); {
	case err != nil:
		return err
	case isThere:
		fmt.Fprintf(say, "Shard %d of %d is there already: %s\n", s.index, s.of, path)
		return nil
	case why != "":
		fmt.Fprintf(s.Command.ErrOrStderr(), "%s: %s. It is run again.\n", path, why)
	}
	data, n, all, err := s.data(l, s.own(o))
	if err != nil {
		return err
	}
	err = s.Of.Disk.WriteInFolder(path, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
	if err == nil {
		fmt.Fprintf(say, "Shard %d of %d: wrote %d of %s to %s\n", s.index, s.of, n, words.Several(all, "replication", "replications"), path)
	}
	return err
}

// own shows progress within this shard: a stretch begins at 0, not behind what other shards run.
func (s *Shard) own(o experiment.Options) experiment.Options {
	begin, progress, first := o.Begin, o.Progress, 0
	if begin != nil {
		o.Begin = func(p *plan.Plan, from, to int) {
			named := *p
			named.Name = fmt.Sprintf("shard %d of %d of %s", s.index, s.of, p.Name)
			named.Strategy = fmt.Sprintf("shard %d of %d, %s", s.index, s.of, p.Strategy)
			first = from
			begin(&named, 0, to-from)
		}
	}
	if progress != nil {
		o.Progress = func(done int) { progress(done - first) }
	}
	return o
}

// fileName is the name of a shard's file. Names are in the order of the indices.
func fileName(index, of int) string { return fmt.Sprintf("shard-%04d-of-%04d%s", index, of, ending) }

// label is what the shard's file says of it.
func (s *Shard) label() (label, error) {
	r, err := s.Of.Ran()
	if err != nil {
		return label{}, err
	}
	r.Commit, r.Modified, r.Go, r.Platform, r.Time = "", false, "", "", ""
	return label{study{*r, s.of}, s.index}, nil
}

// isThere reports whether a shard's file is there and whole, or why it cannot be used. A file of something else is not
// written over.
func (s *Shard) isThere(path string, l label) (is bool, why string, err error) {
	f, _, err := open(s.Of.Disk, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, "", nil
	case errors.As(err, &block.Unreadable{}):
		return false, err.Error(), nil
	case err != nil:
		return false, "", err
	case f.version != s.Version:
		return false, "", Refused{fmt.Errorf("%s is from nines %s, and this is nines %s. Use another folder, or delete it", path, f.version, s.Version)}
	case f.isOf(l.study) && f.label.Shard != l.Shard:
		return false, "", Refused{fmt.Errorf("%s holds shard %d and not %d. Delete it", path, f.label.Shard, l.Shard)}
	case !f.isOf(l.study):
		return false, "", Refused{fmt.Errorf("%s is there already, and is of another study: %s. Use another folder, or delete it", path, difference(f.study, l.study))}
	}
	return true, "", nil
}

// data runs the shard, and gives the content of its file, and how many of all replications are in it.
func (s *Shard) data(l label, o experiment.Options) (data []byte, n, all int, err error) {
	h := block.Header{Version: s.Version}
	if h.Study, err = json.Marshal(l); err != nil {
		return nil, 0, 0, err
	}
	var blocks []*experiment.Block
	for _, w := range s.Works {
		all += w.N - w.First
		w = cut(w, s.index, s.of)
		if w.First == w.N {
			continue
		}
		b, err := w.Simulate(s.Command.Context(), o)
		if err != nil {
			return nil, 0, 0, fmt.Errorf("%w; shard %d of %d was not written", err, s.index, s.of)
		}
		h.Blocks, blocks = append(h.Blocks, block.OfWork(w)), append(blocks, b)
		n += b.To - b.From
	}
	data, err = block.Write(h, blocks)
	return data, n, all, err
}

// cut is the part of a shard in a stretch of replications. The lengths of the parts differ by one replication at most.
func cut(w experiment.Work, index, of int) experiment.Work {
	first, n := w.First, w.N-w.First
	w.First, w.N = first+(index-1)*n/of, first+index*n/of
	return w
}

// file is what a shard's file says of itself.
type file struct {
	label
	version string
	blocks  []block.Of
	path    string
}

// open reads a shard's file. The error is block.Unreadable if it is none, or damaged.
func open(disk *files.Session, path string) (*file, *block.File, error) {
	data, err := disk.ReadOwn(path, asShard)
	if err != nil {
		return nil, nil, err
	}
	whole, err := block.Read(data)
	if err != nil {
		return nil, nil, err
	}
	f := &file{path: path, version: whole.Version, blocks: whole.Blocks}
	if err := json.Unmarshal(whole.Study, &f.label); err != nil || f.Shard < 1 || f.Shard > f.Shards || f.Shards > mostShards || len(f.Run.Command) < 2 {
		return nil, nil, block.Unreadable{Why: "it is no shard"}
	}
	return f, whole, nil
}

// difference says in what two studies differ.
func difference(a, b study) string {
	switch {
	case a.Run.Scenario.SHA256 != b.Run.Scenario.SHA256:
		return fmt.Sprintf("its scenario is another (%s)", a.Run.Scenario.Name)
	case !reflect.DeepEqual(a.Run.Beside, b.Run.Beside):
		return "a file beside its scenario is another"
	case !reflect.DeepEqual(a.Run.Command, b.Run.Command):
		return fmt.Sprintf("its command is %q", a.Run.Command)
	}
	return fmt.Sprintf("it is one of %d shards", a.Shards)
}
