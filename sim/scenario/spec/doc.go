// Package spec is the scenario file as Go types: one field for each key, with its unit, its bounds, its default and its
// description in the tag. Start here to learn what a scenario can say. Faults, remedies and monitors add their own keys: see
// packages fault and recovery.
//
// A type that is written in a way of its own, such as a roster or a profile, has its reader and its schema beside it.
package spec
