package files

import "os"

// Remove removes a file, or a folder with all in it, that the program itself made. It is no error if there is none.
func Remove(path string) error { return os.RemoveAll(path) }
