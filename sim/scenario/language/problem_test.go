package language

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAProblemIsPrintedWithItsPlace(t *testing.T) {
	text := `
world:
  start: 2023-06-25 00:00 Europe/London
  run: 24h
  platforms: {primary: {handling: 39s}}
  providers:
    mobile:
      circuit: 900
    fixed: {circuits: 400, access: {any: yes}}
`
	_, r := loadSample(t, text)
	require.Equal(t, `x.yaml:8:7: world.providers.mobile: unknown key "circuit"
    8 |       circuit: 900
      |       ^^^^^^^
   allowed: circuits, access, routes, ways, parts; did you mean "circuits"?

x.yaml:9:28: world.providers.fixed.access: expected a list of names, found a mapping
    9 |     fixed: {circuits: 400, access: {any: yes}}
      |                            ^^^^^^`, r.Problems().Error())
}
