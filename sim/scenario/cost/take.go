package cost

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Key is the key in a scenario that says what the values beside it cost.
const Key = "costs"

// Given is a cost that a file gives: of one more of a number, or of a strategy.
type Given struct {
	Path     string // of the number, or the name of a named number; empty for a strategy
	Strategy string // its name; empty for a number
	Price    Price

	Key   *yamldoc.Node // where it stands
	Place string        // the path there
}

// places are the blocks in which numbers have costs.
var places = []string{"world", "trouble", "recovery", yamldoc.NumbersBlock}

// Take takes the costs out of a document. What is wrong with them is added to the problems given. All costs must be in one
// currency and for one span of time, or nobody could compare them.
func Take(doc *yamldoc.Document) ([]Given, yamldoc.Problems) {
	t := &taker{doc: doc}
	if p := yamldoc.Find(doc.Root, Key); p.Value != nil {
		yamldoc.Remove(doc.Root, Key)
		t.complain(p.Key, Key, "costs stand beside the number they belong to, or in a strategy: nines help costs shows where")
	}
	for _, p := range yamldoc.Pairs(doc.Root) {
		block := yamldoc.BlockMeant(p.Key.Value)
		switch {
		case slices.Contains(places, block):
			t.visit(p.Value, block, "")
		case block == "strategies" && p.Value.Kind == yamldoc.MappingNode:
			for _, s := range yamldoc.Pairs(p.Value) {
				t.visit(s.Value, yamldoc.Join("strategies", s.Key.Value), s.Key.Value)
			}
		}
	}
	return t.given, t.problems
}

// taker is on its way through a document.
type taker struct {
	doc      *yamldoc.Document
	given    []Given
	problems yamldoc.Problems
}

func (t *taker) complain(n *yamldoc.Node, path, message string) *yamldoc.Problem {
	t.problems = append(t.problems, t.doc.Problem(n, path, message))
	return &t.problems[len(t.problems)-1]
}

// visit goes through a tree. The strategy is that whose overlay this is.
func (t *taker) visit(n *yamldoc.Node, path, strategy string) {
	if n.Kind == yamldoc.SequenceNode {
		for i, item := range n.Content {
			t.visit(item, yamldoc.Element(path, i), "")
		}
		return
	}
	if n.Kind != yamldoc.MappingNode {
		return
	}
	for _, p := range yamldoc.Pairs(n) {
		switch {
		case p.Key.Note().Refused || yamldoc.Reserved(p.Key.Value):
		case isTime(p, path):
		case t.isCosts(p):
			t.take(n, p, path, strategy)
		default:
			t.visit(p.Value, yamldoc.Join(path, p.Key.Value), "")
		}
	}
}

// wrong is the key of a wrong decision.
const wrong = "wrong"

// isTime reports whether this is the time that a wrong decision costs, which has the same key: wrong: {share: 20%, costs: 30m}.
func isTime(p yamldoc.Pair, path string) bool {
	of := yamldoc.LastKey(path)
	return p.Key.Value == Key && p.Value.Kind == yamldoc.ScalarNode && (of == wrong || words.Slip(of, []string{wrong}) != "")
}

// isCosts reports whether a key says costs. A slip of it does if prices stand there.
func (t *taker) isCosts(p yamldoc.Pair) bool {
	return p.Key.Value == Key || words.Slip(p.Key.Value, []string{Key}) != "" && pricesIn(p.Value)
}

// pricesIn reports whether a value is a price, or has one under each key.
func pricesIn(n *yamldoc.Node) bool {
	if n.Kind == yamldoc.ScalarNode {
		_, err := Read(n.Value)
		return err == nil
	}
	pairs := yamldoc.Pairs(n)
	return len(pairs) > 0 && !slices.ContainsFunc(pairs, func(p yamldoc.Pair) bool { return p.Value.Kind != yamldoc.ScalarNode || !pricesIn(p.Value) })
}

// take reads one key with costs, and takes it out of its mapping.
func (t *taker) take(mapping *yamldoc.Node, p yamldoc.Pair, path, strategy string) {
	here := yamldoc.Join(path, Key)
	yamldoc.Remove(mapping, p.Key.Value)
	switch {
	case p.Key.Value != Key:
		t.complain(p.Key, path, fmt.Sprintf("there is no key %s", words.Quoted(p.Key.Value))).Suggestion = Key
	case p.Value.Note().Refused:
	case p.Value.Kind == yamldoc.MappingNode:
		for _, one := range yamldoc.Pairs(p.Value) {
			t.number(mapping, one, path)
		}
	case p.Value.Kind == yamldoc.ScalarNode && strategy != "":
		t.keep(Given{Strategy: strategy, Key: p.Key, Place: here}, p.Value)
	case p.Value.Kind == yamldoc.ScalarNode:
		t.complain(p.Value, here, fmt.Sprintf("say which number costs this: `costs: {seats: %s}`. A strategy alone has one cost for all", words.Clean(p.Value.Value))).
			Allowed = words.Listed(yamldoc.NamesOf(yamldoc.Meaningful(mapping)))
	default:
		t.complain(p.Value, here, "expected numbers with what one more costs, such as seats: £12,000 a year each, found a list")
	}
}

// number reads the cost of one number, which stands in the mapping beside the key.
func (t *taker) number(mapping *yamldoc.Node, one yamldoc.Pair, path string) {
	if one.Key.Note().Refused || one.Value.Note().Refused {
		return
	}
	name, here := one.Key.Value, yamldoc.Join(path, Key)
	of := yamldoc.Find(mapping, name).Value
	if of == nil {
		p := t.complain(one.Key, here, fmt.Sprintf("there is no key %s here: costs stand beside the number they belong to", words.Quoted(name)))
		p.Among(name, yamldoc.NamesOf(yamldoc.Meaningful(mapping)))
		p.ClaimOf, p.Claimed = mapping, name
		return
	}
	g := Given{Path: yamldoc.Join(path, name), Key: one.Key, Place: yamldoc.Join(here, name)}
	if path == yamldoc.NumbersBlock {
		g.Path = name
	} else if named, ok := strings.CutPrefix(of.Value, yamldoc.NumbersBlock+"."); ok {
		g.Path = named
	}
	t.keep(g, one.Value)
}

// keep keeps a cost if its price can be read and compared with the others.
func (t *taker) keep(g Given, value *yamldoc.Node) {
	var err error
	g.Price, err = Read(value.Value)
	message := ""
	switch {
	case value.Kind != yamldoc.ScalarNode:
		message = "expected a price such as £12,000 a year each, found " + yamldoc.Found(value)
	case err != nil:
		message = fmt.Sprintf("%s is no price: %v", words.Quoted(value.Value), err)
	case g.Strategy != "" && g.Price.Each:
		message = "a strategy is bought once: leave out each"
	case g.Strategy == "" && !g.Price.Each:
		message = fmt.Sprintf("say what one more costs: %s each", value.Value)
	case len(t.given) > 0 && !g.Price.IsLike(t.given[0].Price):
		message = fmt.Sprintf("this is in %s, and the cost of %s is in %s. Give all costs in one currency and for one span of time",
			g.Price.In(), t.given[0].Of(), t.given[0].Price.In())
	case slices.ContainsFunc(t.given, func(other Given) bool { return other.Of() == g.Of() }):
		message = fmt.Sprintf("%s has a cost already: keep one", g.Of())
	default:
		t.given = append(t.given, g)
		return
	}
	t.complain(value, g.Place, message)
}

// Of is what has the cost: the path of a number, or strategies.NAME.
func (g Given) Of() string {
	if g.Strategy != "" {
		return yamldoc.Join("strategies", g.Strategy)
	}
	return g.Path
}
