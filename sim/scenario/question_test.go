package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	measures "nines/sim/measure"
	"nines/sim/plan"
)

// asked loads the good file about questions with another question in it.
func asked(t *testing.T, question string) (*Document, error) {
	t.Helper()
	text := string(corpus(t, "good")["question.yaml"])
	from := strings.Index(text, "question:\n")
	to := strings.Index(text, "\nworld:")
	return Load("question.yaml", []byte(text[:from]+question+text[to:]))
}

// TestTheQuestionIsBound to its measure, window, callers and strategies, in the plan of every strategy.
func TestTheQuestionIsBound(t *testing.T) {
	doc, err := Load("question.yaml", corpus(t, "good")["question.yaml"])
	require.NoError(t, err)
	for _, strategy := range doc.StrategyNames() {
		p, err := doc.Plan(strategy)
		require.NoError(t, err)
		q := p.Question
		require.Equal(t, "Of those who need an ambulance, how many lose a call?", q.Text)
		require.Equal(t, []string{"wait", "switch"}, q.Strategies)
		require.Equal(t, "callers.affected (window trouble, services.ambulance)", plan.Measured(q.Measure))
		require.True(t, q.Bound)
		require.Contains(t, p.Measures.Measures(), q.Measure)
		require.Equal(t, q, doc.Asked())
	}
}

// TestAQuestionHasDefaults: a sentence alone, and no question, are answered by callers without help in the whole run, for
// the strategies that can be compared.
func TestAQuestionHasDefaults(t *testing.T) {
	for name, c := range map[string]struct {
		question, text string
		strategies     []string
		bound          bool
	}{
		"a sentence":   {"question: What does it save?\n", "What does it save?", []string{"switch", "wait"}, false},
		"ask alone":    {"question: {ask: 'What does it save?'}\n", "What does it save?", []string{"switch", "wait"}, true},
		"strategies":   {"question: {ask: 'How busy is it?', strategies: [busier]}\n", "How busy is it?", []string{"busier"}, true},
		"no question":  {"", "", []string{"switch", "wait"}, false},
		"none at all":  {"question: none\n", "", []string{"switch", "wait"}, false},
		"another word": {"question: {ask: 'How long?', measure: recovery.restored, strategies: [wait]}\n", "How long?", []string{"wait"}, true},
	} {
		doc, err := asked(t, c.question)
		require.NoError(t, err, name)
		q := doc.Asked()
		require.Equal(t, c.text, q.Text, name)
		require.Equal(t, c.strategies, q.Strategies, name)
		require.Equal(t, c.bound, q.Bound, name)
		require.Equal(t, measures.WholeRun, q.Measure.Window, name)
		require.Contains(t, []string{"callers.without-help", "recovery.restored"}, q.Measure.Name, name)
	}
}

// TestTheQuestionOfOneStrategyStandsAlone: the file of one strategy does not ask about others, nor about what it lacks.
func TestTheQuestionOfOneStrategyStandsAlone(t *testing.T) {
	doc, err := asked(t, "question: {ask: 'How often?', measure: remedies.move.times, strategies: [switch]}\n")
	require.NoError(t, err)
	for strategy, measure := range map[string]string{"switch": "remedies.move.times", "busier": "callers.without-help"} {
		text, err := doc.Effective(strategy)
		require.NoError(t, err)
		alone, err := Load("alone.yaml", text)
		require.NoError(t, err, "%s", text)
		require.Equal(t, "How often?", alone.Asked().Text)
		require.Equal(t, measure, alone.Asked().Measure.Name)
		require.Equal(t, []string{strategy}, alone.Asked().Strategies)
	}
}

// TestOneTypoInAMeasureOfAQuestion is one mistake, also where the strategy that has it is wrong.
func TestOneTypoInAMeasureOfAQuestion(t *testing.T) {
	_, err := asked(t, "question: {ask: 'How many?', measure: callers.never-conected}\n")
	require.ErrorContains(t, err, `did you mean "callers.never-connected"?`)
	require.ErrorContains(t, err, "question.measure")
	text := strings.Replace(string(corpus(t, "good")["question.yaml"]), "kind: active-active", "kind: active", 1)
	text = strings.Replace(text, "measure: callers.affected\n  window: trouble\n  of: services.ambulance\n", "measure: remedies.move.times\n", 1)
	_, err = Load("question.yaml", []byte(text))
	require.ErrorContains(t, err, "active-active")
	require.NotContains(t, err.Error(), "question.measure")
}

// TestEveryQuestionOfTheLibraryThatComparesIsBound to the strategies that it is about.
func TestEveryQuestionOfTheLibraryThatComparesIsBound(t *testing.T) {
	for name, text := range library(t) {
		doc, err := Load(name, text)
		require.NoError(t, err)
		q := doc.Asked()
		require.NotEmpty(t, q.Text, name)
		require.Equal(t, len(doc.StrategyNames()) > 1, q.Bound && len(q.Strategies) > 1, name)
	}
}
