// Package language reads a tree into Go structs, by their tags. One description of a struct serves four readers: the decoder,
// the JSON Schema of editors, the reference that `nines help` prints, and the defaults that `nines explain` shows. So they
// cannot disagree.
//
// It knows units, instants, distributions and lists of names, and no platform and no fault. The types of a scenario stand in
// package spec. The tags are explained at Field.
package language
