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
	parts := strings.Split(kubernetes, "\n---\n")
	require.Len(t, parts, 3)
	claim, shards, merge := parts[0], parts[1], parts[2]
	require.NoError(t, schema.Validate(asValue(t, shards)))
	require.NoError(t, schema.Validate(asValue(t, merge)))
	isClaim(t, claim)
	for old, wrong := range map[string]string{
		"completionMode: Indexed":           "completionMode: Index",
		"backoffLimitPerIndex: 3":           "backoffLimitPerIndices: 3",
		"completions: 10 ":                  "completions: ten ",
		"restartPolicy: Never":              "restartPolicy: Sometimes",
		"- name: shard\n":                   "- title: shard\n",
		"workingDir: /study":                "workingDirectory: /study",
		"limits: {cpu":                      "limit: {cpu",
		"mountPath: /study":                 "path: /study",
		"persistentVolumeClaim: {claimName": "persistentVolumeClaim: {claim",
	} {
		require.Equal(t, 1, strings.Count(shards, old), old)
		require.Error(t, schema.Validate(asValue(t, strings.Replace(shards, old, wrong, 1))), wrong)
	}
	var job struct {
		Spec struct {
			Completions, Parallelism int
			Template                 struct {
				Spec struct {
					Containers []struct {
						Command    []string
						WorkingDir string
					}
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(inJSON(t, shards), &job))
	require.Equal(t, 10, job.Spec.Completions)
	shard := job.Spec.Template.Spec.Containers[0]
	require.Contains(t, shard.Command, "auto/10")
	require.NoError(t, json.Unmarshal(inJSON(t, merge), &job))
	put := job.Spec.Template.Spec.Containers[0]
	require.Equal(t, shard.Command[len(shard.Command)-1], put.Command[2], "the merge is of the folder of the shards")
	require.Equal(t, shard.WorkingDir, put.WorkingDir)
	require.Contains(t, merge, "suspend: true ")
}

// isClaim: a claim has these fields of the programming interface, and no others.
func isClaim(t *testing.T, text string) {
	var claim struct {
		APIVersion, Kind string
		Metadata         struct{ Name string }
		Spec             struct {
			AccessModes []string
			Resources   struct{ Requests struct{ Storage string } }
		}
	}
	d := json.NewDecoder(bytes.NewReader(inJSON(t, text)))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&claim))
	require.Equal(t, []string{"v1", "PersistentVolumeClaim"}, []string{claim.APIVersion, claim.Kind})
	require.Equal(t, 2, strings.Count(kubernetes, "{claimName: "+claim.Metadata.Name+"}"))
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
