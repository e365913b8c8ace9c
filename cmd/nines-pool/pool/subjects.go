package pool

import (
	"strconv"
	"strings"
)

// The subjects of a study. Each study has its own, so a server can hold several.
//
//	nines.join                  a worker asks for work; the coordinator answers with the study, or a refusal
//	nines.ID.news               what workers do, for people; the study does not depend on it
//	nines.ID.to.WORKER          the coordinator tells a worker to leave
//	nines.ID.task.SHARD         the queue
//	nines.ID.result.SHARD       one for each shard
//	nines.ID.conflict.SHARD     a second result for a shard, with other bytes
//	nines.ID.disowned.WORKER    a worker that sent a wrong result: none of its results counts
const joinSubject = "nines.join"

// names are the names of a study's subjects and streams.
type names struct{ id string }

func (n names) news() string            { return "nines." + n.id + ".news" }
func (n names) to(worker string) string { return "nines." + n.id + ".to." + worker }
func (n names) task(shard int) string   { return "nines." + n.id + ".task." + strconv.Itoa(shard) }
func (n names) tasks() string           { return "nines." + n.id + ".task.*" }
func (n names) result(shard int) string { return "nines." + n.id + ".result." + strconv.Itoa(shard) }
func (n names) results() string         { return "nines." + n.id + ".result.*" }
func (n names) conflict(shard int) string {
	return "nines." + n.id + ".conflict." + strconv.Itoa(shard)
}
func (n names) conflicts() string { return "nines." + n.id + ".conflict.*" }
func (n names) disowned(worker string) string {
	return "nines." + n.id + ".disowned." + worker
}
func (n names) allDisowned() string  { return "nines." + n.id + ".disowned.*" }
func (n names) taskStream() string   { return "NINES-TASKS-" + n.id }
func (n names) resultStream() string { return "NINES-RESULTS-" + n.id }
func (n names) bucket() string       { return "nines-" + n.id } // files, and results too long for one message

// everybody is the worker that stands for all of them.
const everybody = "all"

// shardOf is the shard at the end of a subject; -1 if there is none.
func shardOf(subject string) int {
	shard, err := strconv.Atoi(subject[strings.LastIndexByte(subject, '.')+1:])
	if err != nil || shard < 1 {
		return -1
	}
	return shard
}

// The headers of a result.
const (
	digestHeader = "Nines-Digest" // SHA-256 of the content
	workerHeader = "Nines-Worker" // the identity of the worker
	objectHeader = "Nines-Object" // where the content is, if it is not in the message
)
