// Package pool divides a study among workers that come and go, over NATS JetStream. It does not know what a shard
// holds: a shard has a number, and its result is bytes.
//
// The plan is the truth, not the queue. The coordinator compares the results it has with the plan, and orders again
// what is missing and not queued. A task may therefore be lost or run twice, and the results are still whole.
//
// A result is kept under the number of its shard. The server takes the first one and refuses a second. The worker whose
// result was refused compares digests: the same bytes are no news, and other bytes are a defect that stops the study.
package pool

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
)

// Format is the version of what the two programs say to each other. Another format is refused.
const Format = "nines-pool/1"

// Study is what is divided: a command of nines, the files it reads, and the number of shards.
type Study struct {
	Format  string   `json:"format"`
	Program string   `json:"program"` // the version of nines; a worker must have the same
	Command []string `json:"command"` // the arguments of nines, without those that say which shard
	Shards  int      `json:"shards"`
	Files   []File   `json:"files"` // the scenario and the files it refers to
}

// File is an input of the study. Workers get a copy.
type File struct {
	Name   string `json:"name"` // with slashes, from the folder of the study
	SHA256 string `json:"sha256"`
}

// FileOf is the entry of a file with this content.
func FileOf(name string, content []byte) File { return File{name, sumOf(content)} }

// ID names the study. It is a digest of all that decides its results, so a study that goes on has the same one.
func (s *Study) ID() string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings and numbers can always be written
	}
	return sumOf(text)[:16]
}

// Valid returns why a study that came over the network cannot be run; nil if it can.
func (s *Study) Valid() error {
	if s.Format != Format {
		return fmt.Errorf("the coordinator speaks %q, and this worker %q: use the same version of both", s.Format, Format)
	}
	if s.Shards < 1 || len(s.Command) == 0 {
		return fmt.Errorf("the coordinator sent a study without shards or without a command")
	}
	for _, f := range s.Files {
		if !isInside(f.Name) {
			return fmt.Errorf("the coordinator sent a file called %q, whose path leads out of the study's folder", f.Name)
		}
	}
	return nil
}

func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// isInside reports whether a name is that of a file inside a folder, on this system.
func isInside(name string) bool {
	return fs.ValidPath(name) && name != "." && filepath.IsLocal(filepath.FromSlash(name))
}
