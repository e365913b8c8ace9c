package random

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
)

// Draws are all the random numbers of one replication. They hold only the seed and the
// index, because every number is a function of these two. The zero value is replication
// 0 of seed 0.
type Draws struct {
	seed        uint64
	replication int
}

// New names the draws of one replication of a run with this seed.
func New(seed uint64, replication int) Draws {
	return Draws{seed: seed, replication: replication}
}

// Key names an entity or a source of this replication. It hashes (about 0.2 µs) and
// is meant for set-up; the members of a source then come from [Key.Of].
func (d Draws) Key(name string) Key {
	sum := d.hash("key", name)
	return Key(binary.BigEndian.Uint64(sum[:8]))
}

// Stream begins the sequence of the named process of this replication. Asking again for
// the same name begins the same sequence again. Go's PCG has one fixed increment, so
// streams are stretches of one cycle of 2^128. All 128 bits of the starting point come
// from the hash, so stretches overlap with a negligible probability.
func (d Draws) Stream(name string) Stream {
	sum := d.hash("stream", name)
	var s Stream
	s.pcg = *rand.NewPCG(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16]))
	return s
}

// hash is the SHA-256 of what is named and of whose it is.
func (d Draws) hash(sort, name string) [sha256.Size]byte {
	var numbers [16]byte
	binary.BigEndian.PutUint64(numbers[:8], d.seed)
	binary.BigEndian.PutUint64(numbers[8:], uint64(int64(d.replication)))
	return hash(sort, string(numbers[:]), name)
}

// hash is the SHA-256 of the words, each after its length in eight bytes: ("ab", "c")
// and ("a", "bc") differ. The first word of all is the version of this naming: changing
// it changes every number there is.
func hash(words ...string) [sha256.Size]byte {
	text := make([]byte, 0, 128)
	text = appendWord(text, "nines random 1")
	for _, word := range words {
		text = appendWord(text, word)
	}
	return sha256.Sum256(text)
}

func appendWord(text []byte, word string) []byte {
	text = binary.BigEndian.AppendUint64(text, uint64(len(word)))
	return append(text, word...)
}
