// Package files is the only place where nines touches the disk.
//
// It keeps four promises. Reading has bounds: only plain files, and none above the limit of its sort. Writing is whole or not
// at all: a file is written under another name and then renamed, with the permissions that the old one had. Nothing that was
// read is written over: [Session.Plan] refuses it before anything is run, and every write asks again. And a folder of
// results that was cut off half way can be told from a good one: see [CutOff].
package files
