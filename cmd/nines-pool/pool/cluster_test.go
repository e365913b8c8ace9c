package pool_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	natsserver "github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines-pool/pool"
)

// cluster is three servers that keep everything three times.
type cluster struct {
	servers []*natsserver.Server
	urls    string
}

func newCluster(t *testing.T) *cluster {
	c := &cluster{}
	ports, routes := freePorts(t, 3)
	for i, port := range ports {
		o := &natsserver.Options{
			ServerName: fmt.Sprint("node-", i), Host: "127.0.0.1", Port: natsserver.RANDOM_PORT, NoLog: true, NoSigs: true,
			JetStream: true, StoreDir: t.TempDir(), SyncAlways: true, Routes: routes,
			Cluster: natsserver.ClusterOpts{Name: "nines", Host: "127.0.0.1", Port: port},
		}
		s, err := natsserver.NewServer(o)
		require.NoError(t, err)
		go s.Start()
		t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
		c.servers = append(c.servers, s)
	}
	for _, s := range c.servers {
		require.True(t, s.ReadyForConnections(30*time.Second))
		c.urls += "," + s.ClientURL()
	}
	c.urls = c.urls[1:]
	require.Eventually(t, func() bool {
		for _, s := range c.servers {
			if s.JetStreamIsLeader() {
				return len(s.JetStreamClusterPeers()) == 3
			}
		}
		return false
	}, 30*time.Second, 50*time.Millisecond)
	return c
}

func (c *cluster) connect(t *testing.T) *nats.Conn {
	nc, err := nats.Connect(c.urls, nats.MaxReconnects(-1), nats.ReconnectWait(100*time.Millisecond))
	require.NoError(t, err)
	return nc
}

// stopLeader stops the server that leads the results of a study.
func (c *cluster) stopLeader(t *testing.T, id string) {
	nc := c.connect(t)
	defer nc.Close()
	js, err := jetstream.New(nc)
	require.NoError(t, err)
	s, err := js.Stream(t.Context(), "NINES-RESULTS-"+id)
	require.NoError(t, err)
	for _, server := range c.servers {
		if server.Name() == s.CachedInfo().Cluster.Leader {
			server.Shutdown()
		}
	}
}

// TestLeaderStops: one of three servers stops in the middle, the one that leads the results. Nothing is lost, nothing is there
// twice.
func TestLeaderStops(t *testing.T) {
	c := newCluster(t)
	b := &bench{t: t, store: newMemory(), told: &told{}, timing: quick()}
	b.study = &pool.Study{Format: pool.Format, Program: "nines 1", Command: []string{"run"}, Shards: 24}
	var stopped atomic.Bool
	for _, name := range []string{"one", "two"} {
		w := b.worker(name)
		w.Run = func(_ context.Context, _ *pool.Study, _ string, shard int) ([]byte, error) {
			if b.runs.Add(1) == 10 && stopped.CompareAndSwap(false, true) {
				c.stopLeader(t, b.study.ID())
			}
			return honest(shard), nil
		}
		nc := c.connect(t)
		ended := make(chan error, 1)
		ctx, leave := context.WithCancel(t.Context())
		go func() { ended <- w.Work(ctx, nc) }()
		defer func() {
			leave() // one that looked for the study when it ended would look for another
			if err := <-ended; !errors.Is(err, pool.ErrStopped) {
				require.NoError(t, err)
			}
			nc.Close()
		}()
	}
	nc := c.connect(t)
	defer nc.Close()
	coordinator := b.coordinator()
	coordinator.Replicas = 3
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	defer cancel()
	require.NoError(t, coordinator.Run(ctx, nc), b.told.all())
	require.True(t, stopped.Load())
	b.isWhole()
}

// freePorts are ports on which the servers of a cluster find each other, and the routes to them.
func freePorts(t *testing.T, n int) (ports []int, routes []*url.URL) {
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		defer l.Close() // at the end: else two could be the same
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
		routes = append(routes, &url.URL{Scheme: "nats", Host: l.Addr().String()})
	}
	return ports, routes
}
