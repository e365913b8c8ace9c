// Package ranges finds the ranges and the named numbers of a file before it is decoded, and puts best guesses in their places.
// Everything that reads the tree later sees plain values: overlays, events, the fingerprint. What was written is noted at each
// node, so the decoder can read both ends with the unit and the bounds of the place.
package ranges
