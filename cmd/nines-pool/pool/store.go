package pool

// Store is where the coordinator keeps results. What it has kept is not lost when the coordinator is killed.
type Store interface {
	// Kept is the digest of each result that is there already, by shard.
	Kept() (map[int]string, error)
	// Keep keeps a result, whole or not at all.
	Keep(shard int, content []byte) error
	// Accept returns why a content is not the result of this shard of this study; nil if it is.
	Accept(shard int, content []byte) error
	// Drop removes a result.
	Drop(shard int) error
}

// Digest is the digest of a result, as a [Store] gives it.
func Digest(content []byte) string { return sumOf(content) }
