// Each run leaves a page to open, without -o. It is kept where programs keep what can be made
// again, one for each scenario. No folder of the user fills up.

package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/sim/words"
)

// keptPage is where a command without -o leaves its page.
type keptPage struct{ path string }

// noPage says that no page is wanted.
const noPage = "none"

func (k *keptPage) addFlag(flags *pflag.FlagSet) {
	flags.StringVar(&k.path, "page", "", "the `FILE` for the page, or none (default: kept in the user's cache; its address is printed)")
}

// takes makes a page of -o x.html, in place of a folder called x.html.
func (k *keptPage) takes(r *repetition) {
	if about, err := os.Stat(r.folder); strings.EqualFold(filepath.Ext(r.folder), ".html") && (err != nil || !about.IsDir()) {
		k.path, r.folder = r.folder, ""
	}
}

// plan refuses, before anything is run, a page that cannot be written.
func (k *keptPage) plan(disk *files.Session) error {
	if k.path == "" || k.path == noPage {
		return nil
	}
	return disk.PlanFile(k.path)
}

// leavesPage reports whether a command leaves a page. It does if one is asked for, and beside text for people. A folder of
// results has its own page.
func (r *repetition) leavesPage(k keptPage) bool {
	return k.path != "" || r.folder == "" && r.format == "text"
}

// write writes the page and says where it is. A page that nobody asked for and that cannot be kept is no error.
func (k *keptPage) write(c *cobra.Command, scenario string, page func(io.Writer) error) error {
	switch path := k.path; path {
	case noPage:
		return nil
	case "":
		path, err := programOf(c).placeOfPages(scenario)
		if err != nil || disk(c).WriteInFolder(path, page) != nil {
			return nil
		}
		fmt.Fprintf(c.ErrOrStderr(), "The page with charts, causes and playback: %s\n", address(path))
		return nil
	default:
		if err := disk(c).WriteInFolder(path, page); err != nil {
			return err
		}
		fmt.Fprintf(c.ErrOrStderr(), "wrote %s: open it in a browser\n", words.Clean(path))
		return nil
	}
}

// errNoPlace is the error of a program that keeps no pages.
var errNoPlace = errors.New("no place to keep pages")

// placeOfPages is the file of a scenario's page in the user's cache.
func (p *program) placeOfPages(scenario string) (string, error) {
	if p.pages == nil {
		return "", errNoPlace
	}
	cache, err := p.pages()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "nines", scenario+".html"), nil
}

// address is the address of a file for a browser.
func address(path string) string {
	path = filepath.ToSlash(path)
	if path[0] != '/' {
		path = "/" + path // C:/Users
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
