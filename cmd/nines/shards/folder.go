package shards

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"nines/cmd/nines/files"
	"nines/sim/experiment"
	"nines/sim/experiment/block"
	"nines/sim/words"
)

// Incomplete is the error of a folder whose shards do not make the whole.
type Incomplete struct{ error }

// NewIncomplete is the error of a study whose points are not all there.
func NewIncomplete(format string, args ...any) error { return Incomplete{fmt.Errorf(format, args...)} }

// folder is the shards of a folder. It gives their replications to a run.
type folder struct {
	disk  *files.Session
	study study
	files []*file // by index
	given int     // replications
	here  int     // replications that had to be run here
}

// openFolder reads what the shards of a folder say of themselves, and checks that they are the whole of one study.
func openFolder(disk *files.Session, path, version string) (*folder, error) {
	names, err := files.Ending(path, ending)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, Incomplete{fmt.Errorf("there are no shards in %s: run them first (see nines help cluster)", path)}
	}
	f := &folder{disk: disk}
	var own []*file
	var wrong, others []string // others are not written over
	for _, name := range names {
		one, _, err := open(disk, name)
		switch unreadable := (files.Unreadable{}); {
		case errors.As(err, &unreadable):
			wrong = append(wrong, filepath.Base(name)+": "+unreadable.Why)
		case err != nil:
			wrong = append(wrong, filepath.Base(name)+": "+err.Error())
		case one.version != version:
			others = append(others, fmt.Sprintf("%s: it is from nines %s, and this is nines %s", filepath.Base(name), one.version, version))
		default:
			own = append(own, one)
		}
	}
	others = append(others, f.sort(own)...)
	advice := "Run the command of the shards again: it skips those that are there and whole"
	if len(others) > 0 {
		advice = "Delete what is of another study or version, or has the name of another shard. Then run the command of the shards again: it skips those that are there and whole"
	}
	wrong = append(wrong, others...)
	if missing := f.missing(); len(missing) > 0 {
		wrong = append(wrong, fmt.Sprintf("missing: %s (%d of %s)", Ranges(missing), len(missing), words.Several(f.study.Shards, "shard", "shards")))
	}
	if len(wrong) > 0 {
		return nil, Incomplete{fmt.Errorf("the shards in %s are not the whole of one study:\n  %s\n%s", path, strings.Join(wrong, "\n  "), advice)}
	}
	return f, nil
}

// sort puts files into their places. The study is the one that most are of. It says which are of another, and which have the name of a
// shard that is missing.
func (f *folder) sort(own []*file) (wrong []string) {
	most := 0
	for _, one := range own {
		n := 0
		for _, other := range own {
			if other.isOf(one.study) {
				n++
			}
		}
		if n > most {
			most, f.study = n, one.study
		}
		if most > len(own)/2 {
			break
		}
	}
	f.files = make([]*file, f.study.Shards)
	for _, one := range own {
		if one.isOf(f.study) {
			f.files[one.Shard-1] = one
		} else {
			wrong = append(wrong, fmt.Sprintf("%s: it is of another study than most: %s", filepath.Base(one.path), difference(one.study, f.study)))
		}
	}
	for _, i := range f.missing() {
		for _, one := range own {
			if one.isOf(f.study) && filepath.Base(one.path) == fileName(i, f.study.Shards) {
				wrong = append(wrong, fmt.Sprintf("%s: it holds shard %d", filepath.Base(one.path), one.Shard))
			}
		}
	}
	return wrong
}

// missing are the indices of the shards that are not there.
func (f *folder) missing() (list []int) {
	for i, own := range f.files {
		if own == nil {
			list = append(list, i+1)
		}
	}
	return list
}

// Ranges are numbers in order as text: 1-3,7, as sbatch --array takes them.
func Ranges(list []int) string {
	var parts []string
	for from := 0; from < len(list); {
		to := from
		for to+1 < len(list) && list[to+1] == list[to]+1 {
			to++
		}
		part := fmt.Sprint(list[from])
		if to > from {
			part += fmt.Sprintf("-%d", list[to])
		}
		parts, from = append(parts, part), to+1
	}
	return strings.Join(parts, ",")
}

// Fetch implements experiment.Elsewhere.
func (f *folder) Fetch(ctx context.Context, w experiment.Work, take func(*experiment.Block) error) error {
	given := 0
	for _, own := range f.files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		n, err := f.fetch(own, w, take)
		if err != nil {
			return fmt.Errorf("%s: %w", own.path, err)
		}
		given += n
	}
	f.given += given
	f.here += w.N - w.First - given
	return nil
}

// fetch hands over the blocks of a file that are of the work.
func (f *folder) fetch(own *file, w experiment.Work, take func(*experiment.Block) error) (given int, err error) {
	if !slices.ContainsFunc(own.blocks, func(of block.Of) bool { return of.IsIn(w) }) {
		return 0, nil
	}
	again, whole, err := open(f.disk, own.path)
	if err != nil {
		return 0, err
	}
	if !again.isOf(f.study) || !reflect.DeepEqual(again.blocks, own.blocks) {
		return 0, errors.New("it has changed while the shards were merged")
	}
	blocks, err := whole.Decode()
	if err != nil {
		return 0, err
	}
	for i, b := range blocks {
		if !own.blocks[i].IsIn(w) {
			continue
		}
		if err := take(b); err != nil {
			return given, err
		}
		given += b.To - b.From
	}
	return given, nil
}
