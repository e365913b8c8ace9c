package study

import (
	"fmt"
	"io"
	"path/filepath"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines/files"
	"nines/sim/experiment/block"
)

// asShard is how a shard's file is read.
var asShard = files.Sort{Name: "a shard", Most: 8 << 30}

// Folder is the folder of shards: the store of the pool. It is the folder of `nines run --shard`, too, so a study can be begun
// in one way and finished in another.
type Folder struct {
	*Source
	Path string
}

// FileName is the name of a shard's file, as nines writes it.
func FileName(shard, of int) string { return fmt.Sprintf("shard-%04d-of-%04d.nines", shard, of) }

func (f *Folder) place(shard int) string { return filepath.Join(f.Path, FileName(shard, f.Shards)) }

// Kept implements pool.Store. A shard's file that is damaged is run again. One of another study is refused.
func (f *Folder) Kept() (map[int]string, error) {
	names, err := files.Ending(f.Path, ".nines")
	if err != nil {
		return nil, err
	}
	kept := map[int]string{}
	for _, name := range names {
		shard, err := f.shardOf(name)
		if err != nil {
			return nil, err
		}
		content, err := f.disk.ReadOwn(name, asShard)
		if err != nil {
			return nil, err
		}
		if err := f.ownOrDamaged(name, shard, content); err != nil {
			return nil, err
		}
		if f.Accept(shard, content) == nil {
			kept[shard] = pool.Digest(content)
		}
	}
	return kept, nil
}

// shardOf is the shard in the name of a file.
func (f *Folder) shardOf(path string) (shard int, err error) {
	var of int
	if _, err := fmt.Sscanf(filepath.Base(path), "shard-%d-of-%d.nines", &shard, &of); err != nil || of != f.Shards || shard < 1 || shard > of {
		return 0, Refused{fmt.Errorf("%s is not one of the %d shards of this study: give another folder, the --shards of that study, or delete it", path, f.Shards)}
	}
	return shard, nil
}

// ownOrDamaged refuses a whole file of another study. It must not be written over.
func (f *Folder) ownOrDamaged(path string, shard int, content []byte) error {
	if _, err := block.Read(content); err != nil {
		return nil
	}
	if err := f.Accept(shard, content); err != nil {
		return Refused{fmt.Errorf("%s is there already, and is of another study: %w. Give another folder, or delete it", path, err)}
	}
	return nil
}

// Keep implements pool.Store.
func (f *Folder) Keep(shard int, content []byte) error {
	return f.disk.WriteInFolder(f.place(shard), func(to io.Writer) error {
		_, err := to.Write(content)
		return err
	})
}

// Drop implements pool.Store.
func (f *Folder) Drop(shard int) error { return files.Remove(f.place(shard)) }
