package sim

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"nines/scenarios"
	"nines/sim/scenario"
)

// passage is some text and where it stands.
type passage struct{ place, text string }

// prose is every text that a person reads, by kind.
type prose map[string][]passage

func (p prose) add(kind, place, text string) { p[kind] = append(p[kind], passage{place, text}) }

// literals adds the strings of a file: what is joined by + is one text, and each value of a struct's tag is one.
func (p prose) literals(kind string, files *token.FileSet, file *ast.File) {
	add := func(at token.Pos, text string) {
		if strings.Contains(text, " ") {
			p.add(kind, files.Position(at).String(), text)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			if n.Tag == nil {
				return true
			}
			tags, _ := strconv.Unquote(n.Tag.Value)
			for _, value := range tagValue.FindAllStringSubmatch(tags, -1) {
				add(n.Tag.Pos(), value[1])
			}
			return false
		case *ast.BinaryExpr, *ast.BasicLit:
			text, ok := joined(n.(ast.Expr))
			if ok {
				add(n.Pos(), text)
			}
			return !ok
		}
		return true
	})
}

var tagValue = regexp.MustCompile(`\w+:"((?:[^"\\]|\\.)*)"`)

// joined is the text of a string, or of strings with + between them; a name between them stands for one word.
func joined(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		left, isLeft := joined(e.X)
		right, isRight := joined(e.Y)
		if e.Op != token.ADD || !isLeft && !isRight {
			return "", false
		}
		if !isLeft {
			left = "it"
		}
		if !isRight {
			right = "it"
		}
		return left + right, true
	}
	return "", false
}

// source adds the strings and the comments of a Go file.
func (p prose) source(t *testing.T, path string) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
	require.NoError(t, err)
	pkg := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "../"))
	p.literals(pkg+" strings", files, file)
	for _, group := range file.Comments {
		p.add(pkg+" comments", files.Position(group.Pos()).String(), group.Text())
	}
}

// markdown adds a page without its code, each cell of a table by itself.
func (p prose) markdown(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	outside := fence.ReplaceAllString(string(text), "")
	p.add(strings.TrimPrefix(path, "../"), path, strings.ReplaceAll(outside, "|", "\n\n"))
}

var fence = regexp.MustCompile("(?ms)^```.*?^```$")

// lines adds a text file in which every line is a text of its own.
func (p prose) lines(t *testing.T, kind, path string) {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	for i, line := range strings.Split(string(text), "\n") {
		p.add(kind, path+":"+strconv.Itoa(i+1), line)
	}
}

// messages adds the exact errors of the corpus; a line that is indented goes on with the message before it.
func (p prose) messages(t *testing.T, kind, path string) {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, message := range strings.Split(wrapped.ReplaceAllString(excerpt.ReplaceAllString(string(text), ""), " "), "\n") {
		message, _, _ = strings.Cut(message, " allowed: ") // a list of keys is no sentence
		p.add(kind, path, message)
	}
}

var (
	wrapped = regexp.MustCompile(`\n +`)
	excerpt = regexp.MustCompile(`(?m)^ +\d* \|.*\n`) // the lines of the file that an error shows
)

// node adds the comments and the texts of a YAML file.
func (p prose) node(path string, n *yaml.Node) {
	for _, text := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		p.add("scenarios files", path, hashes.ReplaceAllString(text, ""))
	}
	if n.Kind == yaml.ScalarNode {
		p.add("scenarios files", path, n.Value)
	}
	for _, child := range n.Content {
		p.node(path, child)
	}
}

var hashes = regexp.MustCompile(`(?m)^# ?`)

// library adds the scenarios that come with the program, and what explain says about each strategy. What it says about
// several counts once.
func (p prose) library(t *testing.T) {
	said := map[string]string{}
	for _, name := range scenarios.Names() {
		text, _ := scenarios.Text(name)
		var n yaml.Node
		require.NoError(t, yaml.Unmarshal(text, &n))
		p.node(name, &n)
		doc, err := scenario.LoadFrom(scenarios.Files(), name, text)
		require.NoError(t, err)
		for _, strategy := range doc.StrategyNames() {
			story, err := doc.Story(strategy)
			require.NoError(t, err)
			for _, chapter := range story {
				for _, sentence := range chapter.Sentences {
					said[sentence] = name + ", " + strategy
				}
			}
		}
	}
	for sentence, place := range said {
		p.add("scenarios explained", place, sentence)
	}
}

// everything is all the prose of the project outside the tests.
func everything(t *testing.T) prose {
	p := prose{}
	require.NoError(t, filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		slashed := filepath.ToSlash(path)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && path != ".." || slashed == "../results" || strings.HasSuffix(slashed, "/licences/texts")):
			return fs.SkipDir // results are reports: see reports; licences are not ours to write
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			p.source(t, path)
		case strings.HasSuffix(path, ".md"):
			p.markdown(t, path)
		case strings.HasSuffix(path, ".txtar"):
			p.lines(t, "transcripts", path)
		case strings.HasSuffix(path, ".txt") && strings.Contains(slashed, "/testdata/"):
			p.messages(t, filepath.ToSlash(filepath.Dir(strings.TrimPrefix(slashed, "../"))), path)
		}
		return nil
	}))
	p.library(t)
	return p
}
