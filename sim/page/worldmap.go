package page

import (
	"fmt"
	"html"
	"strings"

	"nines/sim/page/fill"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// The map has three columns, from left to right the way of a call: providers, platforms, control rooms.
const (
	mapWidth   = 900
	boxWidth   = 210
	boxHeight  = 66
	tallBox    = 108
	boxGap     = 22
	platformsX = (mapWidth - boxWidth) / 2
	roomsX     = mapWidth - boxWidth - 6
	pad        = 12
)

// plan is a map as it is drawn.
type plan struct {
	strings.Builder
	live bool // what is moved by the playback, in place of the means
}

// worldMap draws what exists as SVG, with the means of the run on it; a live one has places for what the playback shows.
func worldMap(d *report.Document, live bool) fill.Markup {
	w := &d.World
	p := &plan{live: live}
	height := max(column(len(w.Providers), boxHeight), column(len(w.Platforms), tallBox), column(len(w.Rooms), boxHeight)) + 26
	role := "img"
	if live {
		role = "group" // what it says is read, and not only its name
	}
	fmt.Fprintf(p, `<svg class="map" viewBox="0 0 %d %d" role="%s" aria-label="Providers, platforms and control rooms, and the ways between them">`, mapWidth, height, role)
	for i, head := range []string{"providers", "platforms, stage 1", "control rooms, stage 2"} {
		fmt.Fprintf(p, `<text class="head" x="%d" y="14">%s</text>`, []int{6, platformsX, roomsX}[i], head)
	}
	p.routes(w, height)
	p.handovers(w, height)
	for i := range w.Providers {
		p.provider(&w.Providers[i], top(i, len(w.Providers), boxHeight, height))
	}
	for i := range w.Platforms {
		p.platform(&w.Platforms[i], top(i, len(w.Platforms), tallBox, height))
	}
	for i := range w.Rooms {
		p.rooms(&w.Rooms[i], top(i, len(w.Rooms), boxHeight, height))
	}
	p.WriteString("</svg>")
	return fill.Markup(p.String())
}

func column(n, box int) int { return n*(box+boxGap) - boxGap }

// top is where the i-th of n boxes begins, the column being in the middle of the height below the headings.
func top(i, n, box, height int) int {
	return 24 + (height-26-column(n, box))/2 + i*(box+boxGap)
}

// routes are the ways from providers to platforms, as wide as they have calls.
func (p *plan) routes(w *report.World, height int) {
	most := report.Number(1)
	for _, from := range w.Providers {
		for _, r := range from.Routes {
			most = max(most, r.Calls)
		}
	}
	for i, from := range w.Providers {
		for _, r := range from.Routes {
			k := platformIndex(w, r.Platform)
			y1, y2 := top(i, len(w.Providers), boxHeight, height)+boxHeight/2, top(k, len(w.Platforms), tallBox, height)+tallBox/2
			width := float64(1.5 + 12*r.Calls/most)
			fmt.Fprintf(p, `<path class="route" data-route="%s" stroke-width="%.1f" d="M%d %d C%d %d %d %d %d %d"><title>%s</title></path>`,
				escaped("providers."+from.Name+".routes."+r.Platform+".calls"), width,
				6+boxWidth, y1, 6+boxWidth+70, y1, platformsX-70, y2, platformsX, y2,
				escaped(fmt.Sprintf("%s to %s: %s; %s calls in a replication ended there", from.Name, r.Platform, phrase.Limit(r.Circuits, "circuit"), phrase.Count(r.Calls))))
		}
	}
}

func platformIndex(w *report.World, name string) int {
	for i := range w.Platforms {
		if w.Platforms[i].Name == name {
			return i
		}
	}
	return 0
}

// handovers are the ways from platforms to the control rooms, which all platforms reach.
func (p *plan) handovers(w *report.World, height int) {
	for i := range w.Platforms {
		for k := range w.Rooms {
			y1, y2 := top(i, len(w.Platforms), tallBox, height)+tallBox/2, top(k, len(w.Rooms), boxHeight, height)+boxHeight/2
			fmt.Fprintf(p, `<path class="handover" d="M%d %d C%d %d %d %d %d %d"/>`, platformsX+boxWidth, y1, platformsX+boxWidth+60, y1, roomsX-60, y2, roomsX, y2)
		}
	}
}

// box begins a box with a name.
func (p *plan) box(class string, x, y, height int, name string) {
	fmt.Fprintf(p, `<g class="%s"><rect x="%d" y="%d" width="%d" height="%d" rx="6"/><text class="name" x="%d" y="%d">%s</text>`,
		class, x, y, boxWidth, height, x+pad, y+21, escaped(shortened(phrase.Plain(name))))
}

// line is a line of text in a box; live ones have a name by which the playback finds them.
func (p *plan) line(x, y int, class, live, text string) {
	key := ""
	if p.live && live != "" {
		key, text = fmt.Sprintf(` data-live="%s"`, escaped(live)), ""
	}
	fmt.Fprintf(p, `<text class="%s" x="%d" y="%d"%s>%s</text>`, class, x+pad, y, key, escaped(text))
}

func (p *plan) provider(w *report.WorldProvider, y int) {
	p.box("provider", 6, y, boxHeight, w.Name)
	p.line(6, y+39, "small", "", shortened(phrase.Plain(strings.Join(w.Accesses, ", "))))
	p.line(6, y+56, "small", "providers."+w.Name, phrase.Count(w.Calls)+" calls")
	p.WriteString("</g>")
}

func (p *plan) platform(w *report.WorldPlatform, y int) {
	class, people := "platform", ""
	if w.Backup {
		class, people = "platform backup", "backup; "
	}
	agents := 0
	for _, c := range w.Centres {
		agents += c.Agents
	}
	switch {
	case w.SharedBy != "":
		people += "people of " + w.SharedBy
	default:
		people += fmt.Sprintf("up to %d agents, %s", agents, phrase.Limit(report.Number(len(w.Centres)), "centre"))
	}
	p.box(class, platformsX, y, tallBox, w.Name)
	p.line(platformsX, y+38, "small", "", shortened(phrase.Plain(people)))
	p.line(platformsX, y+55, "small", w.Name+".agents", "busiest quarter-hour: "+phrase.Percent(w.Busiest))
	full := boxWidth - 2*pad
	load := 0
	if w.Busiest == w.Busiest {
		load = int(float64(w.Busiest) * float64(full))
	}
	fmt.Fprintf(p, `<rect class="gauge" x="%d" y="%d" width="%d" height="7" rx="2"/><rect class="load" data-load="%s" data-full="%d" x="%d" y="%d" width="%d" height="7" rx="2"/>`,
		platformsX+pad, y+61, full, escaped(w.Name), full, platformsX+pad, y+61, load)
	p.line(platformsX, y+84, "small", w.Name+".queue", "queue: "+phrase.Limit(w.Queue, "call"))
	p.line(platformsX, y+100, "small losses", w.Name+".lost", phrase.Count(w.Lost)+" of "+phrase.Count(w.Calls)+" calls lost")
	p.WriteString("</g>")
}

func (p *plan) rooms(w *report.WorldRooms, y int) {
	p.box("rooms", roomsX, y, boxHeight, w.Service)
	p.line(roomsX, y+39, "small", "", phrase.Limit(report.Number(w.Rooms), "room")+", "+phrase.Limit(w.CallTakers, "call taker"))
	p.line(roomsX, y+56, "small", "control-rooms."+w.Service, phrase.Count(w.Connected)+" calls connected")
	p.WriteString("</g>")
}

func escaped(text string) string { return html.EscapeString(phrase.Plain(text)) }

// shortened keeps a name within its box.
func shortened(text string) string {
	if letters := []rune(text); len(letters) > 30 {
		return string(letters[:29]) + "…"
	}
	return text
}
