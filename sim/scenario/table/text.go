package table

// Place is where something stands in a file.
type Place struct {
	Line, Column, Width int    // from 1, in characters; Line 0: the file as a whole
	Text                string // the line
}
