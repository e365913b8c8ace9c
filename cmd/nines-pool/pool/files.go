package pool

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/nats-io/nats.go/jetstream"

	"nines/cmd/nines/files"
)

// folder has the files of a study on a worker's machine.
type folder struct {
	path, study string
	remove      func()
}

// filesError is the error of a study whose files cannot be had here, now or later.
type filesError struct{ error }

// fetchFiles fetches the files of a study, unless they are there from before.
func (h *hand) fetchFiles(ctx context.Context, s *streams, study *Study) error {
	if h.folder.study == study.ID() {
		return nil
	}
	h.removeFolder()
	at, remove, err := files.Passing("nines-pool-*")
	if err != nil {
		return filesError{err}
	}
	h.folder = folder{path: at, remove: remove}
	root, err := files.OpenFolder(at)
	if err != nil {
		return filesError{err}
	}
	defer root.Close()
	for i, f := range study.Files {
		if err := fetchFile(ctx, s.bucket, root, objectOf(i), f); err != nil {
			return err
		}
	}
	h.folder.study = study.ID()
	return nil
}

// fetchFile writes a file into the folder. The root refuses a path that leads out of it.
func fetchFile(ctx context.Context, bucket jetstream.ObjectStore, root *os.Root, object string, f File) error {
	from, err := bucket.Get(ctx, object)
	if err != nil {
		return err
	}
	defer from.Close()
	if dir := path.Dir(f.Name); dir != "." {
		if err := root.MkdirAll(filepath.FromSlash(dir), 0o700); err != nil {
			return filesError{err}
		}
	}
	to, err := root.OpenFile(filepath.FromSlash(f.Name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return filesError{err}
	}
	sum := sha256.New()
	_, err = io.Copy(to, io.TeeReader(from, sum))
	if err := errors.Join(err, to.Close()); err != nil {
		return filesError{fmt.Errorf("cannot fetch %s: %w", f.Name, err)}
	}
	if hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		return filesError{fmt.Errorf("the file %s of the study arrived damaged", f.Name)}
	}
	return nil
}

// removeFolder removes the files of a study.
func (h *hand) removeFolder() {
	if h.folder.remove != nil {
		h.folder.remove()
	}
	h.folder = folder{}
}
