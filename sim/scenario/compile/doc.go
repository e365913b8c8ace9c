// Package compile turns a scenario into a plan: names become indices, and everything that could go wrong later is checked
// here. A plan cannot fail.
//
// Each file compiles one part of the file format. All of them complain through one Reading. An author then sees every
// mistake at once. Nothing here decides what a scenario may say: that is in package spec.
package compile
