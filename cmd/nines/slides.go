// slides draws the answer and the main charts of results for a screen: 16 to 9, each with a title that says what to see.

package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"nines/cmd/nines/pictures"
	"nines/sim/page"
	"nines/sim/words"
)

func newSlides() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "slides RESULTS|SCENARIO",
		Short: "Draw the answer and the main charts as slides, PNG and SVG",
		Long: `Draw slides, 16 to 9, as PNG (1920 by 1080) and SVG. They show the answer, the strategies from best
to worst, the calls by the clock, the causes of loss, and the recovery. Each study in the folder
(solve, explore, attribute, sweep or calibrate) has a slide with its answer.

RESULTS are a folder written with -o, or a report.json or comparison.json from it. Nothing is run. A SCENARIO is run first, as nines report does.`,
		Example: `  nines compare uk-2023-06-25 -o out && nines slides out
  nines slides my.yaml -o slides`,
		Args: one("results, or one scenario: a folder, a file, or the name of one of the library"),
		RunE: func(c *cobra.Command, args []string) error {
			f.areSlides = true // in place of the page
			return f.report(c, args[0])
		},
	}
	f.addOfScenario(c.Flags())
	c.Flags().StringVarP(&f.folder, "output", "o", "", "the folder for the slides (default: slides beside the results, or NAME-slides for a scenario)")
	return c
}

// drawSlides writes the slides and prints where they are.
func (f *reportFlags) drawSlides(c *cobra.Command, r *page.Content) error {
	if err := pictures.WriteSlides(disk(c), filepath.Clean(f.output), r.Base(), r.Comparison, r.Studies...); err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "wrote the slides to the folder %s\n", words.Clean(f.output))
	return nil
}
