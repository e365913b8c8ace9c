// Package sealed holds a folder of results against its manifest: whether its files are those that one run has written.
package sealed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nines/cmd/nines/files"
	"nines/sim/dataset"
)

// ManifestIn is the manifest of what a folder holds; an empty one, if there is none.
func ManifestIn(disk *files.Session, folder string) (m dataset.Manifest, err error) {
	path := filepath.Join(folder, files.ManifestName)
	text, err := disk.ReadOwn(path, files.Manifest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		text, _ = files.CutOff(folder)
	case err != nil:
		return m, fmt.Errorf("cannot read the manifest: %w", err)
	}
	if len(text) > 0 && (json.Unmarshal(text, &m) != nil || !strings.HasPrefix(m.Format, "nines-data/")) {
		return dataset.Manifest{}, fmt.Errorf("cannot write %s: there is a file of this name that nines did not write: give another folder, or move it away", path)
	}
	return m, nil
}

// Mixed is the error of a folder whose files may be of two runs.
type Mixed struct{ error }

// HeldBy returns why a file of results is not the one that the manifest beside it lists; nil if it is, or is not listed.
func HeldBy(disk *files.Session, path string, text []byte) error {
	m, err := ManifestIn(disk, filepath.Dir(path))
	if err != nil {
		return nil // somebody else's manifest lists nothing of ours
	}
	for _, f := range m.All() {
		if f.Name != filepath.Base(path) {
			continue
		}
		if sum := sha256.Sum256(text); f.Bytes != int64(len(text)) || f.SHA256 != hex.EncodeToString(sum[:]) {
			return fmt.Errorf("it is not the file that %s lists: it was changed, or is of another run", filepath.Join(filepath.Dir(path), files.ManifestName))
		}
	}
	return nil
}

// Together refuses a folder of results whose writing was cut off, and returns a remark on each file that is not what the
// manifest lists.
func Together(disk *files.Session, folder string) (remarks []string, err error) {
	_, isCutOff := files.CutOff(folder)
	if _, err := os.Stat(filepath.Join(folder, files.ManifestName)); err != nil && isCutOff {
		return nil, cutOff(folder, replaced)
	}
	m, err := ManifestIn(disk, folder)
	if err != nil {
		return nil, nil // somebody else's manifest lists nothing of ours
	}
	if len(m.All()) == 0 && hasTables(folder) {
		return nil, cutOff(folder, "it has tables and no manifest")
	}
	for _, name := range dataset.Names() {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil && name != files.ManifestName && !m.Lists(name) {
			remarks = append(remarks, fmt.Sprintf("%s is not in the manifest, so it may be of another run", filepath.Join(folder, name)))
		}
	}
	for _, f := range m.All() {
		why, err := otherThan(disk, folder, f)
		if err != nil {
			return nil, err
		}
		if why != "" {
			remarks = append(remarks, fmt.Sprintf("%s %s, so the files of this folder may be of two runs", filepath.Join(folder, f.Name), why))
		}
	}
	if isCutOff && len(remarks) > 0 { // else it was ended after the last file, and all is well
		return nil, cutOff(folder, replaced)
	}
	return remarks, nil
}

const replaced = "it was being replaced when nines was ended"

func cutOff(folder, why string) error {
	return Mixed{fmt.Errorf("the files in %s may be of two runs: %s\nrun the scenario again; or draw one file by itself, such as %s", folder, why, filepath.Join(folder, "report.json"))}
}

func hasTables(folder string) bool {
	for _, name := range dataset.Names() {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			return true
		}
	}
	return false
}

// otherThan says in what a file differs from its entry in the manifest; nothing if in nothing.
func otherThan(disk *files.Session, folder string, entry dataset.File) (string, error) {
	if !filepath.IsLocal(entry.Name) {
		return "", nil
	}
	path := filepath.Join(folder, filepath.FromSlash(entry.Name))
	switch about, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return "is listed in the manifest and missing", nil
	case err == nil && about.Size() != entry.Bytes:
		return fmt.Sprintf("has %d bytes, and the manifest lists %d", about.Size(), entry.Bytes), nil
	}
	sum := sha256.New()
	if err := disk.Stream(path, sum); err != nil {
		return "cannot be read", disk.Interrupted()
	}
	if !bytes.Equal(sum.Sum(nil), fromHex(entry.SHA256)) {
		return "is not the file that the manifest lists", nil
	}
	return "", nil
}

func fromHex(text string) []byte {
	sum, _ := hex.DecodeString(text) // what is no sum is the sum of nothing
	return sum
}

// WriteListed writes a file, and its new size and sum into the manifest of its folder if that lists it.
func WriteListed(disk *files.Session, path string, write func(io.Writer) error) error {
	folder, name := filepath.Dir(path), filepath.Base(path)
	m, err := ManifestIn(disk, folder)
	if err != nil || !m.Lists(name) || !files.IsPlain(path) {
		return disk.Write(path, write)
	}
	return disk.Stage(folder, func(s *files.Staging) error {
		if err := s.Write(files.Output{Name: name, Write: write}); err != nil {
			return err
		}
		m.Replace(Listed(s.Contents())[0])
		return s.Write(files.Output{Name: files.ManifestName, Write: m.JSON})
	})
}

// Listed are files as a manifest has them.
func Listed(written []files.File) (list []dataset.File) {
	for _, f := range written {
		list = append(list, dataset.File{Name: f.Name, Bytes: f.Bytes, SHA256: f.SHA256})
	}
	return list
}
