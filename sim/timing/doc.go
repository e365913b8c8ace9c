// Package timing is the one machine that says when something begins and ends. Faults, remedies and notices share it.
package timing
