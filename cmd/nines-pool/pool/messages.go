package pool

// hello is what a worker says when it asks for work.
type hello struct {
	Format  string `json:"format"`
	Program string `json:"program"`
	Worker  Badge  `json:"worker"`
}

// Badge is a worker as others know it.
type Badge struct {
	ID    string `json:"id"`   // of this process; part of subjects
	Name  string `json:"name"` // for people
	Slots int    `json:"slots"`
}

// welcome is the answer: a study, or why there is none for this worker.
type welcome struct {
	Refused string `json:"refused,omitempty"`
	Study   *Study `json:"study,omitempty"`
}

// kind is what happened to a worker or to one of its shards.
type kind string

const (
	alive  kind = "alive"  // nothing new
	begun  kind = "begun"  // it simulates a shard
	done   kind = "done"   // its result is with the server
	gaveUp kind = "gaveUp" // it put a shard back, because it leaves
	failed kind = "failed" // it could not run a shard
	leaves kind = "leaves" // it leaves
)

// news is what a worker says about itself.
type news struct {
	Kind   kind   `json:"kind"`
	Worker Badge  `json:"worker"`
	Shard  int    `json:"shard,omitempty"`
	Shards []int  `json:"shards,omitempty"` // those it simulates now, with alive
	Why    string `json:"why,omitempty"`    // with failed
}

// order is what the coordinator says to a worker: leave.
type order struct {
	Over bool   `json:"over"` // the study is finished
	Why  string `json:"why,omitempty"`
}
