package topics

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

// inJSON is a YAML document in JSON.
func inJSON(t *testing.T, text string) json.RawMessage {
	t.Helper()
	doc, problems := yamldoc.Parse("job.yaml", []byte(text))
	require.Empty(t, problems)
	return yamldoc.AsJSON(doc.Root)
}

// asValue is a YAML document as the validator takes it.
func asValue(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(inJSON(t, text)))
	require.NoError(t, err)
	return v
}

// TestTheJobIsOneOfKubernetes: every field is one of its programming interface, and what the help says of it is so.
func TestTheJobIsOneOfKubernetes(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/job.schema.json")
	require.NoError(t, err)
	require.NoError(t, schema.Validate(asValue(t, kubernetes)))
	for old, wrong := range map[string]string{
		"completionMode: Indexed":           "completionMode: Index",
		"backoffLimitPerIndex: 3":           "backoffLimitPerIndices: 3",
		"completions: 40 ":                  "completions: forty ",
		"restartPolicy: Never":              "restartPolicy: Sometimes",
		"- name: shard\n":                   "- title: shard\n",
		"workingDir: /study":                "workingDirectory: /study",
		"limits: {cpu":                      "limit: {cpu",
		"mountPath: /study":                 "path: /study",
		"persistentVolumeClaim: {claimName": "persistentVolumeClaim: {claim",
	} {
		require.Equal(t, 1, strings.Count(kubernetes, old), old)
		require.Error(t, schema.Validate(asValue(t, strings.Replace(kubernetes, old, wrong, 1))), wrong)
	}
	var job struct {
		Spec struct {
			Completions, Parallelism int
			Template                 struct {
				Spec struct{ Containers []struct{ Command []string } }
			}
		}
	}
	require.NoError(t, json.Unmarshal(inJSON(t, kubernetes), &job))
	require.Equal(t, 40, job.Spec.Completions)
	require.Contains(t, job.Spec.Template.Spec.Containers[0].Command, "auto/40")
}

// TestTheScriptIsOneOfTheShell, with as many shards as the array has.
func TestTheScriptIsOneOfTheShell(t *testing.T) {
	shell := exec.Command("sh", "-n")
	shell.Stdin = strings.NewReader(slurm)
	said, err := shell.CombinedOutput()
	require.NoError(t, err, string(said))
	array := regexp.MustCompile(`(?m)^#SBATCH --array=1-(\d+)$`).FindStringSubmatch(slurm)
	shards := regexp.MustCompile(`(?m)^SHARDS=(\d+) `).FindStringSubmatch(slurm)
	require.Equal(t, array[1], shards[1])
}
