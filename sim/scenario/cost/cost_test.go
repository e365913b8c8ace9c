package cost_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/cost"
	"nines/sim/scenario/yamldoc"
)

// TestPrices are read as people write them, and refused with how to write them.
func TestPrices(t *testing.T) {
	for text, want := range map[string]cost.Price{
		"£12,000 a year each": {12000, "£", "year", true},
		"€2 million":          {2e6, "€", "", false},
		"500 EUR a month":     {500, "EUR", "month", false},
		"USD 1.5 thousand":    {1500, "USD", "", false},
		"₹900 a week":         {900, "₹", "week", false},
	} {
		got, err := cost.Read(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "12", "£", "£x", "£12 per aeon", "£12 a year each way", "-£5", "£-5"} {
		_, err := cost.Read(text)
		require.Error(t, err, text)
	}
	p, _ := cost.Read("£12,000 a year each")
	require.Equal(t, "−£144,000 a year", p.Over(-144000))
}

// TestTaken: costs are read with the number they belong to, and nothing of them is left in the tree.
func TestTaken(t *testing.T) {
	doc, problems := yamldoc.Parse("town.yaml", []byte(`
numbers:
  staff: 5 to 9
  costs: {staff: £3 each}
world:
  platforms:
    main: {seats: 10}
    backup:
      seats: 90 to 130
      lines: numbers.spare
      costs:
        seats: £12,000 each
        lines: £80 each
strategies:
  buy:
    costs: £2 million
    world.platforms.main: {seats: 20, costs: {seats: £7 each}}
`))
	require.Empty(t, problems)
	given, problems := cost.Take(doc)
	require.Empty(t, problems)
	want := map[string]string{
		"staff": "£3 each", "world.platforms.backup.seats": "£12,000 each", "spare": "£80 each",
		"strategies.buy": "£2,000,000", "strategies.buy.world.platforms.main.seats": "£7 each",
	}
	got := map[string]string{}
	for _, g := range given {
		got[g.Of()] = g.Price.String()
	}
	require.Equal(t, want, got)
	again, problems := cost.Take(doc)
	require.Empty(t, again)
	require.Empty(t, problems)
}
