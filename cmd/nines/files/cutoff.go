package files

import (
	"os"
	"path/filepath"
)

// ManifestName is the name of the file that lists the others of a folder of results. It is taken away before any of them is
// replaced, and written after all of them.
const ManifestName = "manifest.json"

// markName is the old manifest, or nothing if there was none, in the hidden folder of a program that is replacing files.
const markName = "replaced"

// CutOff reports whether a program began to replace the files of a folder and did not finish: they may be of two runs. It gives
// the manifest that the folder had before, which is empty if it had none.
func CutOff(folder string) (earlier []byte, isCutOff bool) {
	for _, hidden := range leftovers(folder) {
		if text, err := os.ReadFile(filepath.Join(hidden, markName)); err == nil {
			isCutOff = true
			if len(earlier) == 0 {
				earlier = text
			}
		}
	}
	return earlier, isCutOff
}
