package language

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/scenario/yamldoc"
)

// A small language with one of everything, on which the engine is tested.
type sample struct {
	Title    string        `yaml:"title" doc:"What this is about."`
	World    sampleWorld   `yaml:"world" doc:"What exists." required:"true"`
	Trouble  []sampleFault `yaml:"trouble" doc:"What goes wrong."`
	Recovery *sampleRemedy `yaml:"recovery" doc:"What is done about it." default:"none"`
	Study    sampleStudy   `yaml:"study" doc:"How often it is run."`
	Others   []sampleOther `yaml:"strategies" doc:"The alternatives."`
}

type sampleWorld struct {
	Start     time.Time           `yaml:"start" doc:"When the run begins." required:"true"`
	Run       des.Time            `yaml:"run" doc:"How long it lasts." required:"true" positive:"true"`
	Calls     float64             `yaml:"first-calls" doc:"How many people call." unit:"rate" default:"100/h"`
	Factors   []float64           `yaml:"factors" doc:"By the hour." unit:"factor"`
	Services  []sampleShare       `yaml:"services" doc:"Whom they ask for."`
	Platforms []samplePlatform    `yaml:"platforms" doc:"The systems that take calls." required:"true"`
	Providers []sampleProvider    `yaml:"providers" doc:"The telephone networks."`
	DayFactor random.Distribution `yaml:"day-factor" doc:"How days differ." unit:"number" default:"1"`
}

type sampleShare struct {
	Name  string  `yaml:",key" doc:"The service." enum:"police,fire,ambulance"`
	Share float64 `yaml:",value" doc:"Its share." unit:"share"`
}

type sampleProvider struct {
	Name     string       `yaml:",key"`
	Circuits int          `yaml:"circuits" doc:"How many lines it has." required:"true" unlimited:"true"`
	Access   []string     `yaml:"access" doc:"By which kinds of telephone."`
	Routes   []sampleName `yaml:"routes" doc:"Where it leads to." list:"true"`
	Ways     []sampleWay  `yaml:"ways" doc:"By which ways." list:"true"`
	Parts    []samplePart `yaml:"parts" doc:"In what parts." list:"true"`
}

type sampleName struct {
	Name   string  `yaml:",key"`
	Weight float64 `yaml:"weight" doc:"How often." unit:"factor" default:"1"`
}

type sampleWay struct {
	Name  string  `yaml:",key"`
	Share float64 `yaml:",value" doc:"Its share." unit:"share" default:"10%"`
}

type samplePart struct {
	Name  string  `yaml:",key"`
	Share float64 `yaml:",value" doc:"Its share." unit:"share" required:"true"`
}

type samplePlatform struct {
	Name     string              `yaml:",key"`
	Role     string              `yaml:"role" doc:"Its role." enum:"primary,backup" default:"primary"`
	Queue    int                 `yaml:"queue" doc:"How many may wait." unit:"calls" default:"50 calls" unlimited:"true"`
	Handling random.Distribution `yaml:"handling" doc:"How long a call takes." required:"true"`
	Loud     bool                `yaml:"loud" doc:"Whether it rings." default:"yes"`
	Limit    *des.Time           `yaml:"limit" doc:"The longest wait."`
	Leaves   []sampleLeave       `yaml:"leaves" doc:"What it leaves behind."`
}

type sampleLeave struct {
	Path  string `yaml:",key" dotted:"true"`
	State string `yaml:",value" doc:"The state." enum:"up,down"`
}

type sampleFault struct {
	Name string     `yaml:",key"`
	At   des.Time   `yaml:"at" doc:"When it happens." unit:"instant" required:"true"`
	Kind sampleKind `yaml:"kind,variant" doc:"What goes wrong."`
}

type sampleKind interface{ kind() }

type samplePower struct {
	For des.Time `yaml:"for" doc:"How long the power is away." required:"true" min:"1s" max:"2d"`
}

type sampleRestart struct {
	Share float64             `yaml:"share" doc:"How many desks restart." unit:"share" default:"40%"`
	Out   random.Distribution `yaml:"logged-out" doc:"How long they are away." default:"{lognormal: {median: 150s, cv: 0.5}}"`
}

func (samplePower) kind()    {}
func (*sampleRestart) kind() {}

type sampleRemedy struct {
	Assess sampleAssess `yaml:"assess" doc:"Finding out."`
	Probe  des.Time     `yaml:"probe" doc:"How often the health check looks." default:"5s"`
}

type sampleAssess struct {
	Takes    des.Time `yaml:"takes" doc:"How long it takes." short:"true" required:"true"`
	HoldOff  des.Time `yaml:"hold-off" doc:"How long to wait." default:"0s"`
	Correct  float64  `yaml:"correct" doc:"How often it is right." unit:"share"`
	Attempts int      `yaml:"attempts" doc:"How many attempts." unit:"attempts" min:"-1 attempts"`
}

type sampleStudy struct {
	Seed         uint64 `yaml:"seed" doc:"The seed." default:"999"`
	Replications int    `yaml:"replications" doc:"How many days." default:"200" positive:"true" max:"10000"`
}

type sampleOther struct {
	Name  string        `yaml:",key"`
	Title string        `yaml:"title" doc:"What it tries."`
	Over  *yamldoc.Node `yaml:",rest"`
}

func sampleLanguage() *Language {
	return &Language{
		Changeable: []string{"world", "trouble", "recovery", "study"},
		Variants: map[reflect.Type]Variants{
			reflect.TypeFor[sampleKind](): {
				Names: []string{"power-cut", "console-restart"},
				About: func(name string) string { return "A " + name + "." },
				Make: func(name string) any {
					if name == "power-cut" {
						return samplePower{}
					}
					return &sampleRestart{}
				},
			},
		},
		After: map[reflect.Type]func(*Decoder, any){
			reflect.TypeFor[sampleWorld](): func(d *Decoder, into any) {
				world := into.(*sampleWorld)
				d.Start, d.Run = world.Start, world.Run
			},
		},
	}
}

// loadSample parses and decodes a sample.
func loadSample(t testing.TB, text string) (sample, *Reading) {
	t.Helper()
	doc, problems := yamldoc.Parse("x.yaml", []byte(text))
	require.NotNil(t, doc, "%v", problems)
	var s sample
	return s, Decode(doc, &s, sampleLanguage())
}
