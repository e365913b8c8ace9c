// Package licences has the licences of all work by others in nines and nines-pool: Go and its library, the linked modules, and what
// they and the page embed. A test compares the list with what is linked.
package licences

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"path"
	"runtime/debug"
	"slices"
	"strings"

	"nines/sim/packed"
	"nines/sim/page"
)

// kept is the folder texts as one compressed text: for each file a line with its path and its size, and then its bytes. The
// folder has one for each module, named by its path, with its licences and notices. They stand at the top of the module or
// beside a linked package. The folder go has the texts of Go.
//
//go:embed texts.gz
var kept []byte

// texts are the files of the folder. Their names are their paths in it.
func texts() (files []Text) {
	rest := packed.Unpack(kept)
	for len(rest) > 0 {
		var name string
		var size int
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		if _, err := fmt.Sscan(string(line), &name, &size); err != nil {
			panic(err) // it is part of the program
		}
		files = append(files, Text{name, string(after[:size])})
		rest = after[size:]
	}
	return files
}

// Work is something that is in the program and was made by others.
type Work struct {
	Name, Version string
	Texts         []Text
}

// Text is a licence or a notice.
type Text struct{ Name, Content string }

// Works are all of them: ECharts, Go, and the modules in the order of their names.
func Works() []Work {
	works := []Work{{Name: "Apache ECharts", Version: page.EChartsVersion}}
	for _, name := range page.Licences() {
		works[0].Texts = append(works[0].Texts, Text{name, page.Licence(name)})
	}
	versions := versions()
	for _, file := range texts() {
		module, name := split(file.Name)
		if last := &works[len(works)-1]; last.Name != module {
			works = append(works, Work{Name: module, Version: versions[module]})
		}
		last := &works[len(works)-1]
		last.Texts = append(last.Texts, Text{name, file.Content})
	}
	return works
}

// separator stands in the names of files between the path of a module and that of a text in it.
const separator = "@"

// split takes apart the path of a text: the module, and the path in the module.
func split(file string) (module, name string) {
	module, name, _ = strings.Cut(file, "/"+separator+"/")
	return module, name
}

// versions are those of the modules in this program, as far as it knows.
func versions() map[string]string {
	known := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		known["go"] = strings.TrimPrefix(info.GoVersion, "go")
		for _, m := range info.Deps {
			known[m.Path] = m.Version
		}
	}
	return known
}

// kinds are how licences are known by their words, the most telling first.
var kinds = []struct{ words, name string }{
	{"SIL OPEN FONT LICENSE", "SIL Open Font License 1.1"},
	{"Apache License", "Apache 2.0"},
	{"This is free and unencumbered software", "Unlicense"},
	{"FreeType Project LICENSE", "FreeType License"},
	{"GNU GENERAL PUBLIC LICENSE", "GNU General Public License"},
	{"Creative Commons", "Creative Commons"},
	{"Redistribution and use in source and binary forms", "BSD"},
	{"Permission is hereby granted, free of charge", "MIT"},
	{"Permission to use, copy, modify, and/or distribute", "ISC"},
	{"UNICODE, INC. LICENSE AGREEMENT", "Unicode"},
}

// Kind is the name of a text's licence; empty for a notice or an unknown licence.
func (t *Text) Kind() string {
	for _, k := range kinds {
		if strings.Contains(strings.ToLower(t.Content), strings.ToLower(k.words)) {
			return k.name
		}
	}
	return ""
}

// Kinds are the licences of a work by name.
func (w *Work) Kinds() string {
	var names []string
	for _, t := range w.Texts {
		if kind := t.Kind(); kind != "" && !strings.Contains(strings.Join(names, ", "), kind) {
			names = append(names, kind)
		}
	}
	if slices.Contains(names, "GNU General Public License") { // never by itself: it is one that can be chosen
		return strings.Join(names, " or ")
	}
	return strings.Join(names, ", ")
}

// Write writes a list of all works, and then the text of each licence.
func Write(to io.Writer, program string) error {
	works := Works()
	fmt.Fprintf(to, "%s contains these works of others. The texts of their licences follow.\n\n", program)
	for _, w := range works {
		fmt.Fprintf(to, "  %-46s %-38s %s\n", w.Name, cmp.Or(w.Version, "not in this build"), w.Kinds())
	}
	for _, w := range works {
		for _, t := range w.Texts {
			title := w.Name + ": " + path.Clean(t.Name)
			if _, err := fmt.Fprintf(to, "\n%s\n%s\n\n%s\n", title, strings.Repeat("-", len(title)), strings.TrimRight(t.Content, "\n")); err != nil {
				return err
			}
		}
	}
	return nil
}
