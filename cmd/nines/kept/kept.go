// Package kept leaves a page to open after each run, without -o. The page is kept where programs keep what can be made again,
// one for each scenario. No folder of the user fills up.
package kept

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/sim/words"
)

// Page is where a command without a folder of results leaves its page. The zero Page is the user's cache.
type Page struct{ path string }

// none says that no page is wanted.
const none = "none"

// AddFlag adds --page.
func (p *Page) AddFlag(flags *pflag.FlagSet) {
	flags.StringVar(&p.path, "page", "", "the `FILE` for the page, or none (default: kept in the user's cache; its address is printed)")
}

// At sets the file, as --page does.
func (p *Page) At(path string) { p.path = path }

// IsAsked reports whether --page is given.
func (p *Page) IsAsked() bool { return p.path != "" }

// Plan refuses, before anything is run, a page that cannot be written.
func (p *Page) Plan(disk *files.Session) error {
	if p.path == "" || p.path == none {
		return nil
	}
	return disk.PlanFile(p.path)
}

// Cache is the folder of the user's cache; nil where nothing is kept.
type Cache func() (string, error)

// Write writes the page of a scenario, and tells somebody where it is. A page that nobody asked for and that cannot be kept is
// no error.
func (p *Page) Write(disk *files.Session, tell io.Writer, cache Cache, scenario string, page func(io.Writer) error) error {
	switch p.path {
	case none:
		return nil
	case "":
		path, err := cache.place(scenario)
		if err != nil || disk.WriteInFolder(path, page) != nil {
			return nil
		}
		fmt.Fprintf(tell, "The page with charts and all figures: %s\n", address(path))
		return nil
	}
	if err := disk.WriteInFolder(p.path, page); err != nil {
		return err
	}
	fmt.Fprintf(tell, "wrote %s: open it in a browser\n", words.Clean(p.path))
	return nil
}

// place is the file of a scenario's page.
func (c Cache) place(scenario string) (string, error) {
	if c == nil {
		return "", errors.New("no place to keep pages")
	}
	folder, err := c()
	return filepath.Join(folder, "nines", scenario+".html"), err
}

// address is the address of a file for a browser.
func address(path string) string {
	path = filepath.ToSlash(path)
	if path[0] != '/' {
		path = "/" + path // C:/Users
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
