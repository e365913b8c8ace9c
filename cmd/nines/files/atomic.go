//go:build !windows

package files

import (
	"github.com/google/renameio/v2"
)

// pending is a file in the making, which will take the place of another.
type pending = renameio.PendingFile

// newPending begins a file in a hidden folder. A new file gets the permissions that the umask leaves; one that replaces
// another keeps those of the other.
func newPending(hidden, path string) (*pending, error) {
	return renameio.NewPendingFile(path, renameio.WithTempDir(hidden), renameio.WithPermissions(0o666), renameio.WithExistingPermissions())
}
