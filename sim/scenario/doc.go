// Package scenario loads scenario files: it reads a file, lays each strategy over it, and has a plan for each strategy, or
// the list of everything that is wrong. It is the door to the packages below it; who runs scenarios needs no other.
//
//	yamldoc    the file as a tree: places, problems, overlays, provenance
//	language   tags of structs: decoding, units, schema
//	spec       the types of a scenario
//	table      files beside a scenario: CSV, Parquet and others, as rows
//	record     rows of call records as callers
//	compile    a scenario as a plan
//	explain    a scenario in sentences
//	reference  the help on the language
package scenario
