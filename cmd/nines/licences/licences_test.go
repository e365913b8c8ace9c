package licences

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/packed"
)

var update = flag.Bool("update", false, "renew the folder texts from the modules that are linked on each of the usual systems")

// isText is what a licence or a notice is called.
var isText = regexp.MustCompile(`(?i)^(licen[cs]es?|copying|notice|patents|unlicense|copyright)([-._].*)?$`)

// linked are the texts that belong to the two programs as they are built for a system: by their path in the folder texts.
func linked(t *testing.T, system string) map[string][]byte {
	t.Helper()
	command := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", "nines/cmd/nines", "nines/cmd/nines-pool")
	command.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	out, err := command.Output()
	require.NoError(t, err)
	found := map[string][]byte{}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	collect(t, found, "go", strings.TrimSpace(string(root)), strings.TrimSpace(string(root)))
	for list := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			Dir      string
			Standard bool
			Module   *struct {
				Path, Dir string
				Main      bool
			}
		}
		err := list.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if p.Standard || p.Module.Main {
			continue
		}
		before := len(found)
		for folder := p.Dir; ; folder = filepath.Dir(folder) {
			collect(t, found, p.Module.Path, p.Module.Dir, folder)
			if folder == p.Module.Dir {
				break
			}
		}
		require.True(t, len(found) > before || hasTexts(found, p.Module.Path), "%s has no licence", p.Module.Path)
	}
	return found
}

func hasTexts(found map[string][]byte, module string) bool {
	for name := range found {
		if strings.HasPrefix(name, module+"/"+separator+"/") {
			return true
		}
	}
	return false
}

// collect takes the texts of one folder, and those of a folder of licences in it.
func collect(t *testing.T, found map[string][]byte, module, top, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		switch {
		case !isText.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go"):
		case e.IsDir():
			inner, err := os.ReadDir(filepath.Join(folder, e.Name()))
			require.NoError(t, err)
			for _, f := range inner {
				take(t, found, module, top, filepath.Join(folder, e.Name(), f.Name()))
			}
		default:
			take(t, found, module, top, filepath.Join(folder, e.Name()))
		}
	}
}

func take(t *testing.T, found map[string][]byte, module, top, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	name, err := filepath.Rel(top, file)
	require.NoError(t, err)
	found[module+"/"+separator+"/"+filepath.ToSlash(name)] = text
}

// TestEveryLicenceIsThere: whatever is linked has its licences in the folder texts, as they stand in the module; and what is there
// is still required. A new dependency fails here until its licences are added, with -update.
func TestEveryLicenceIsThere(t *testing.T) {
	if *update {
		require.NoError(t, os.RemoveAll("texts"))
		for _, system := range []string{"linux", "darwin", "windows", "freebsd"} {
			for name, text := range linked(t, system) {
				path := filepath.Join("texts", filepath.FromSlash(name))
				require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
				require.NoError(t, os.WriteFile(path, text, 0o644))
			}
		}
		var all bytes.Buffer
		for _, f := range filesOf(t, "texts") {
			fmt.Fprintf(&all, "%s %d\n%s", f.Name, len(f.Content), f.Content)
		}
		require.NoError(t, os.WriteFile("texts.gz", packed.Pack(all.Bytes()), 0o644))
	}
	const renew = "renew with: go test ./cmd/nines/licences -update"
	for name, text := range linked(t, runtime.GOOS) {
		kept, err := os.ReadFile(filepath.Join("texts", filepath.FromSlash(name)))
		require.NoError(t, err, renew)
		require.Equal(t, string(text), string(kept), "%s: %s", name, renew)
	}
	required, err := os.ReadFile("../../../go.mod")
	require.NoError(t, err)
	require.NoError(t, filepath.WalkDir("texts", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		module, name := split(strings.TrimPrefix(filepath.ToSlash(path), "texts/"))
		require.NotEmpty(t, name, path)
		require.True(t, module == "go" || strings.Contains(string(required), "\t"+module+" v"), "%s is not in go.mod: %s", module, renew)
		return nil
	}))
}

// TestTheProgramHasTheFolder: what is embedded is the folder that readers of the code see.
func TestTheProgramHasTheFolder(t *testing.T) {
	if *update {
		return // it is embedded when this test is built again
	}
	const renew = "renew with: go test ./cmd/nines/licences -update"
	folder, embedded := filesOf(t, "texts"), texts()
	require.Len(t, embedded, len(folder), renew)
	for i, f := range folder {
		require.Equal(t, f.Name, embedded[i].Name, renew)
		require.True(t, f.Content == embedded[i].Content, "%s: %s", f.Name, renew)
	}
}

// filesOf are the files of a folder, in its order. Their names are their paths in it.
func filesOf(t *testing.T, folder string) (files []Text) {
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files = append(files, Text{strings.TrimPrefix(filepath.ToSlash(path), folder+"/"), string(text)})
		return err
	}))
	return files
}

// TestEveryWorkHasALicence that is known by its words.
func TestEveryWorkHasALicence(t *testing.T) {
	works := Works()
	require.Greater(t, len(works), 20)
	seen := map[string]string{}
	for _, w := range works {
		require.NotEmpty(t, w.Kinds(), w.Name)
		seen[w.Name] = w.Kinds()
	}
	require.Len(t, seen, len(works), "each once")
	require.Contains(t, seen["Apache ECharts"], "Apache 2.0")
	require.Contains(t, seen["Apache ECharts"], "BSD", "for what is of d3 in it")
	require.Contains(t, seen["codeberg.org/go-fonts/liberation"], "SIL Open Font License")
	require.Contains(t, seen["go"], "BSD")
}

// TestWrite: the list names every work, and every text follows whole.
func TestWrite(t *testing.T) {
	var out strings.Builder
	require.NoError(t, Write(&out, "nines 1"))
	for _, w := range Works() {
		require.Contains(t, out.String(), "  "+w.Name+" ")
		for _, text := range w.Texts {
			require.Contains(t, out.String(), strings.TrimRight(text.Content, "\n"))
		}
	}
}
