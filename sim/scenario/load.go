package scenario

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"sync"

	"nines/sim/des"
	"nines/sim/plan"
	"nines/sim/scenario/compile"
	"nines/sim/scenario/cost"
	"nines/sim/scenario/language"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

// Document is a scenario file that has been read and found right, with all its strategies.
type Document struct {
	*spec.Scenario
	held                       // what results are held against
	raw      *yamldoc.Document // as it is written
	source   *yamldoc.Document // with best guesses in the places of ranges
	language *language.Language
	base     *language.Reading
	variants []*variant
	shift    des.Time     // by how much its trouble, and the run with it, was moved
	only     []string     // the strategies that are compiled; nil: all
	costs    []cost.Given // that the file gives, in its order
	inputs   *inputs      // once somebody has asked for them
	lock     *sync.Mutex  // of what documents made from one share
	from     *Document    // that it is nearly, while it is read
}

// variant is the scenario under one strategy.
type variant struct {
	name, title string
	changes     bool // its overlay says something
	scenario    *spec.Scenario
	reading     *language.Reading
	plan        *plan.Plan
}

// mostStrategies bounds the strategies of a scenario.
const mostStrategies = 100

// Unnamed is the strategy of a scenario that names none: the scenario as it stands.
const Unnamed = "as-written"

// Load reads a scenario that stands alone, applies the assignments (path=value) to it, and checks it under every
// strategy. The error is a Problems with everything that is wrong, in the order of the file.
func Load(name string, text []byte, assignments ...string) (*Document, error) {
	return LoadFrom(nil, name, text, assignments...)
}

// LoadFrom is Load for a scenario that may refer to other files by their paths in a folder, which is that of the
// scenario. It reads them while it loads, and not again.
func LoadFrom(files fs.FS, name string, text []byte, assignments ...string) (*Document, error) {
	d, err := loadFrom(files, name, text, assignments...)
	if err != nil && len(assignments) > 0 {
		return nil, blamed(err, files, name, text, assignments)
	}
	return d, err
}

func loadFrom(files fs.FS, name string, text []byte, assignments ...string) (*Document, error) {
	source, problems := yamldoc.Parse(name, text)
	if source == nil || source.Root == nil {
		return nil, problems
	}
	source.Beside.Files, source.Naming = files, spec.Naming
	given, wrong := cost.Take(source)
	problems = append(problems, wrong...)
	d := &Document{raw: source, language: spec.Language(), Scenario: &spec.Scenario{}, costs: given, lock: &sync.Mutex{}}
	if len(assignments) > 0 {
		language.Decode(source, &spec.Scenario{}, d.language) // for what is written short
	}
	for _, a := range assignments {
		problems = append(problems, source.Set(a)...)
	}
	if _, err := d.check(problems); err != nil {
		return nil, err
	}
	if problems := costsOfNumbers(d); len(problems) > 0 {
		return nil, problems
	}
	return d, nil
}

// check reads the tree of a document, and compiles it under each strategy.
func (d *Document) check(problems yamldoc.Problems) (*Document, error) {
	defer func() { d.from = nil }()
	d.source = d.raw.CloneOf(nil)
	ranges.Settle(d.source)
	d.base = language.Decode(d.source, d.Scenario, d.language, like(d, Unnamed)...)
	problems = append(problems, indented(d.base.Problems(), d.language)...)
	if len(problems) > 0 && !slices.ContainsFunc(problems, func(p yamldoc.Problem) bool { return p.ClaimOf == nil }) {
		d.source = d.source.Clone()
		setAside(d.source, problems)
		d.base = language.Decode(d.source, d.Scenario, d.language)
		problems = misspelt(problems, d.compileAll())
	}
	if len(problems) > 0 {
		return nil, d.source.Settled(withoutEchoes(append(problems, d.problemsOfMeaning()...)))
	}
	problems = append(d.compileAll(), unitsOfNumbers(d)...)
	if len(d.variants) > 0 && d.only == nil {
		problems = append(problems, d.expectations()...)
	}
	if len(problems) > 0 {
		return nil, d.source.Settled(problems)
	}
	return d, nil
}

// setAside takes claims out of the document. Then it can be read without them.
func setAside(source *yamldoc.Document, claims yamldoc.Problems) {
	var walk func(n *yamldoc.Node)
	walk = func(n *yamldoc.Node) {
		if slices.ContainsFunc(claims, func(p yamldoc.Problem) bool { return p.Line == n.Line && p.Column == n.Column && p.Claimed == n.Value }) {
			n.Mark(func(note *yamldoc.Note) { note.Refused = true })
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(source.Root)
}

// withoutEchoes takes out what follows from a slip elsewhere. A claim or a cost may be about the key that is misspelt. A named
// number may be unused because its name is misspelt at its place.
func withoutEchoes(problems yamldoc.Problems) yamldoc.Problems {
	return slices.DeleteFunc(slices.Clone(problems), func(p yamldoc.Problem) bool {
		return slices.ContainsFunc(problems, func(slip yamldoc.Problem) bool {
			meant := yamldoc.LastKey(slip.Suggestion)
			isClaim := p.ClaimOf != nil && slip.ClaimOf == nil && (meant == p.Claimed || meant == yamldoc.LastKey(p.Suggestion))
			isUnused := slip.Suggestion == p.Path && strings.HasPrefix(p.Path, yamldoc.NumbersBlock+".")
			return slip.Suggestion != "" && (isClaim || isUnused)
		})
	})
}

// misspelt reports a misspelt key of a strategy, and not the claims about that key. The key shows only once the strategy is
// compiled.
func misspelt(claims, compiled yamldoc.Problems) yamldoc.Problems {
	left := slices.DeleteFunc(slices.Clone(claims), func(claim yamldoc.Problem) bool {
		return slices.ContainsFunc(compiled, func(p yamldoc.Problem) bool {
			return p.Suggestion != "" && yamldoc.LastKey(claim.Claimed) == yamldoc.LastKey(p.Suggestion)
		})
	})
	if len(left) == len(claims) {
		return claims
	}
	return append(left, compiled...)
}

// problemsOfMeaning finds mistakes of meaning in a scenario that also has mistakes of form. It ignores everything at, above
// or below a mistake of form, and everything missing. It also ignores unknown names whose block of names could not be read.
func (d *Document) problemsOfMeaning() (problems yamldoc.Problems) {
	defer func() {
		if recover() != nil { // half a scenario makes no plan: what is missing was reported
			problems = nil
		}
	}()
	scenario := &spec.Scenario{}
	r := language.Decode(d.source, scenario, d.language)
	form := r.Problems()
	r.Complaints = nil
	compile.Compile(scenario, r)
	for _, p := range r.Problems() {
		_, absent := r.Doc.Trace(p.Path)
		if absent == "" && !strings.Contains(p.Message, compile.NoneAtAll) && !touchesAny(form, p.Path) {
			problems = append(problems, p)
		}
	}
	return problems
}

// touchesAny reports whether a path is that of one of the problems, or leads to it or on from it.
func touchesAny(problems yamldoc.Problems, path string) bool {
	return slices.ContainsFunc(problems, func(p yamldoc.Problem) bool {
		return strings.HasPrefix(p.Path+".", path+".") || strings.HasPrefix(path+".", p.Path+".") || strings.HasPrefix(path, p.Path+"[")
	})
}

// compileAll makes a plan for the scenario under each strategy.
func (d *Document) compileAll() yamldoc.Problems {
	if len(d.Scenario.Strategies) == 0 {
		_, problems := d.add(spec.Strategy{Name: Unnamed, Title: "As the scenario is written"})
		return problems
	}
	var problems yamldoc.Problems
	if n := len(d.Scenario.Strategies); n > mostStrategies {
		return yamldoc.Problems{d.source.Problem(yamldoc.Find(d.source.Root, "strategies").Key, "strategies", fmt.Sprintf("there are %d strategies, but at most %d can be compared: remove some", n, mostStrategies))}
	}
	var whole *variant
	if d.only == nil || slices.ContainsFunc(d.Scenario.Strategies, d.isWhole) {
		made, p := d.add(spec.Strategy{})
		if len(p) > 0 {
			return p // the scenario itself is wrong: the strategies would only repeat it
		}
		whole, d.variants = made, nil
	}
	for _, s := range d.Scenario.Strategies {
		if d.only != nil && !slices.Contains(d.only, s.Name) {
			continue
		}
		if changesNothing(s) {
			d.variants = append(d.variants, whole.called(s.Name, s.Title))
			continue
		}
		_, p := d.add(s)
		problems = append(problems, p...)
	}
	return problems
}

// isWhole reports whether a strategy that is compiled is the scenario as it stands.
func (d *Document) isWhole(s spec.Strategy) bool {
	return changesNothing(s) && slices.Contains(d.only, s.Name)
}

func changesNothing(s spec.Strategy) bool {
	return s.Overlay == nil || len(yamldoc.Meaningful(s.Overlay)) == 0
}

// called is a variant under another name.
func (v *variant) called(name, title string) *variant {
	twin, p := *v, *v.plan
	p.Strategy, p.StrategyTitle = name, title
	twin.name, twin.title, twin.plan = name, title, &p
	return &twin
}

// add compiles the scenario under one strategy.
func (d *Document) add(s spec.Strategy) (*variant, yamldoc.Problems) {
	v := &variant{name: s.Name, title: s.Title, scenario: d.Scenario, reading: d.base} // which is read already
	if s.Overlay != nil {
		if problems := d.readUnder(v, s); len(problems) > 0 {
			return nil, problems
		}
	}
	v.plan = compile.Compile(v.scenario, v.reading)
	if len(v.reading.Complaints) == 0 {
		v.plan.Precision = precision(v.reading, v.scenario.Study.Precision, v.plan)
	}
	if problems := v.reading.Problems(); len(problems) > 0 {
		return nil, under(s.Name, problems)
	}
	v.plan.Strategy, v.plan.StrategyTitle, v.plan.Shift = v.name, v.title, d.shift
	v.plan.Fingerprint = fingerprint(v.reading.Doc, v.plan.Record)
	d.variants = append(d.variants, v)
	return v, nil
}

// readUnder reads the scenario with what a strategy lays over it.
func (d *Document) readUnder(v *variant, s spec.Strategy) yamldoc.Problems {
	if problems := refuseOverlays(d.source, s); len(problems) > 0 {
		return problems
	}
	source := d.source.CloneOf(blocksOf(s.Overlay))
	v.changes = len(yamldoc.Meaningful(s.Overlay)) > 0
	wrong := source.Overlay("strategies."+s.Name, s.Overlay) // what it brings otherwise is read all the same
	v.scenario = &spec.Scenario{}
	v.reading = language.Decode(source, v.scenario, d.language, append(like(d, s.Name), d.base)...)
	return append(wrong, under(s.Name, withoutRests(wrong, v))...)
}

// withoutRests are the problems of a strategy's reading. That no rest is left, or two are, is not told beside a name that means
// nothing: it follows from that. The name shows in what is laid over the scenario, or once that is compiled.
func withoutRests(wrong yamldoc.Problems, v *variant) yamldoc.Problems {
	all := v.reading.Problems()
	others := slices.DeleteFunc(slices.Clone(all), func(p yamldoc.Problem) bool { return p.OfRest })
	switch {
	case len(others) == len(all):
		return all
	case slices.ContainsFunc(slices.Concat(wrong, others), func(p yamldoc.Problem) bool { return p.Suggestion != "" }):
		return others
	case len(wrong)+len(others) > 0:
		return all
	}
	v.reading.Complaints = nil
	compile.Compile(v.scenario, v.reading)
	names := slices.DeleteFunc(v.reading.Problems(), func(p yamldoc.Problem) bool { return p.About == yamldoc.Misname{} })
	if len(names) > 0 {
		return names
	}
	return all
}

// like are the readings of the document that this one is nearly, to take over what is the same: under a strategy, or of the scenario.
func like(d *Document, strategy string) []*language.Reading {
	switch {
	case d.from == nil:
		return nil
	case strategy == Unnamed:
		return []*language.Reading{d.from.base}
	}
	v, err := d.from.variant(strategy)
	if err != nil {
		return nil
	}
	return []*language.Reading{v.reading}
}

// under says of problems that they are those of one strategy. The scenario as it stands has none.
func under(strategy string, problems yamldoc.Problems) yamldoc.Problems {
	if strategy == "" || strategy == Unnamed {
		return problems
	}
	for i := range problems {
		problems[i].Under = []string{strategy}
	}
	return problems
}

// StrategyNames are the names of the strategies, in the order of the file. There is at least one.
func (d *Document) StrategyNames() []string {
	names := make([]string, len(d.variants))
	for i, v := range d.variants {
		names[i] = v.name
	}
	return names
}

// Plan is the plan of a strategy; the empty name is the first.
func (d *Document) Plan(strategy string) (*plan.Plan, error) {
	v, err := d.variant(strategy)
	if err != nil {
		return nil, err
	}
	return v.plan, nil
}

func (d *Document) variant(strategy string) (*variant, error) {
	if strategy == "" {
		return d.variants[0], nil
	}
	i := slices.IndexFunc(d.variants, func(v *variant) bool { return v.name == strategy })
	if i < 0 {
		p := yamldoc.Problem{File: d.source.File.Name, Message: fmt.Sprintf("no strategy is called %s", words.Quoted(strategy))}
		return nil, yamldoc.Problems{*p.Among(strategy, d.StrategyNames())}
	}
	return d.variants[i], nil
}

// Effective is the scenario's file under a strategy with every default filled in; the author's comments are kept. By then a
// strategy is part of the rest. Of the strategies only its name is left, and of the expectations only its own.
func (d *Document) Effective(strategy string) ([]byte, error) {
	v, err := d.variant(strategy)
	if err != nil {
		return nil, err
	}
	if !v.changes {
		return yamldoc.Effective(v.reading.Doc), nil
	}
	alone := v.reading.Doc.Clone()
	d.keepOnly(alone.Root, v)
	ranges.KeepUsed(alone)
	return yamldoc.Effective(alone), nil
}

// keepExpected takes out of a file what is expected of other strategies, or beside them.
func (d *Document) keepExpected(root *yamldoc.Node, strategy string) {
	expect := yamldoc.Find(root, "expect").Value
	if expect == nil {
		return
	}
	for _, c := range d.criteria {
		if c.Strategy != strategy || c.Against != "" {
			yamldoc.Remove(expect, c.Name)
		}
	}
	if len(expect.Content) == 0 {
		yamldoc.Remove(root, "expect")
	}
}

// Leaves lists every number of the scenario under a strategy with where it comes from. What the scenario expects is no
// part of what it assumes.
func (d *Document) Leaves(strategy string) ([]yamldoc.Leaf, error) {
	v, err := d.variant(strategy)
	if err != nil {
		return nil, err
	}
	return v.reading.Leaves(func(l yamldoc.Leaf) bool {
		return !strings.HasPrefix(l.Path, "expect.") && !strings.HasPrefix(l.Path, "published.")
	}), nil
}

// Schema is the JSON Schema of scenario files, as a file.
func Schema() []byte {
	return schema.Text(language.SchemaFor(reflect.TypeFor[spec.Scenario](), spec.Language()))
}
