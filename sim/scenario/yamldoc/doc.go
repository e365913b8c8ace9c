// Package yamldoc holds a YAML file as a tree that knows where each value stands, who wrote it, and where its numbers come
// from. It refuses what no scenario needs, lays overlays over a tree, collects problems with their places, and prints a tree
// again with its comments.
//
// It knows nothing of what a scenario means. It is the only package that imports the YAML library: all others know a tree
// as Node and its kinds.
package yamldoc
