// Package server is the NATS server inside the coordinator. Nothing has to be installed beside it.
package server

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// Config is the address of a server, who may connect to it, and where it stores messages.
type Config struct {
	Listen    string // host:port
	Folder    string // of its store
	Token     string // what workers must give; empty: nothing, on loopback only
	Cert, Key string // files, in PEM; empty: no TLS, on loopback only
}

// Refused is the error of a configuration that would let strangers in.
type Refused struct{ error }

// Server is a server that runs.
type Server struct {
	*server.Server
	token string
	full  chan string
}

// mostInMessage is the longest message. The result of a shard mostly fits in one.
const mostInMessage = 8 << 20

// ready is how long a server may take to start. It reads its store first.
const ready = time.Minute

// look is how often its start is looked at.
const look = 100 * time.Millisecond

// Start starts a server and waits until it takes connections.
func Start(c Config) (*Server, error) {
	options, err := c.options()
	if err != nil {
		return nil, err
	}
	s, err := server.NewServer(options)
	if err != nil {
		return nil, err
	}
	l := newLog()
	s.SetLogger(l, false, false)
	if err := c.await(s, l); err != nil {
		s.Shutdown()
		s.WaitForShutdown()
		return nil, err
	}
	return &Server{s, c.Token, l.full}, nil
}

// await starts the server, and waits until it takes connections or says why it cannot.
func (c *Config) await(s *server.Server, l log) error {
	started := make(chan struct{})
	go func() { defer close(started); s.Start() }()
	defer func() { <-started }()
	for range ready / look {
		if s.ReadyForConnections(look) {
			return nil
		}
		select {
		case why := <-l.fatal:
			return fmt.Errorf("cannot listen on %s: %s", c.Listen, why)
		default:
		}
	}
	return fmt.Errorf("the server at %s did not start in %s", c.Listen, ready)
}

// options are those of the server's library. Each message is on the disk before it is acknowledged.
func (c *Config) options() (*server.Options, error) {
	host, port, err := c.address()
	if err != nil {
		return nil, err
	}
	o := &server.Options{
		ServerName: "nines-pool", Host: host, Port: port, NoLog: true, NoSigs: true, MaxPayload: mostInMessage,
		JetStream: true, StoreDir: c.Folder, SyncAlways: true, DisableJetStreamBanner: true, Authorization: c.Token,
	}
	if c.Cert != "" {
		pair, err := tls.LoadX509KeyPair(c.Cert, c.Key)
		if err != nil {
			return nil, fmt.Errorf("cannot use the certificate %s with the key %s: %w", c.Cert, c.Key, err)
		}
		o.TLS, o.TLSTimeout = true, tlsTimeout
		o.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	}
	return o, nil
}

const tlsTimeout = 10 // seconds

// address takes the address apart, and refuses one that strangers can reach without a token or in plain text.
func (c *Config) address() (host string, port int, err error) {
	host, text, err := net.SplitHostPort(c.Listen)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err != nil || port < 0 || port > 65535 {
		return "", 0, Refused{fmt.Errorf("--listen is %q: give an address and a port, such as 127.0.0.1:4222", c.Listen)}
	}
	if port == 0 {
		port = server.RANDOM_PORT
	}
	if (c.Cert == "") != (c.Key == "") {
		return "", 0, Refused{errors.New("--tls-cert and --tls-key belong together: give both")}
	}
	if IsLoopback(host) {
		return host, port, nil
	}
	switch {
	case c.Cert == "":
		return "", 0, Refused{fmt.Errorf("--listen %s can be reached from other machines, so the connection must be encrypted: add --tls-cert FILE and --tls-key FILE, or listen on 127.0.0.1", c.Listen)}
	case c.Token == "":
		return "", 0, Refused{fmt.Errorf("--listen %s can be reached from other machines, so workers must show a token: add --token-file FILE, or listen on 127.0.0.1", c.Listen)}
	case len(c.Token) < shortestToken:
		return "", 0, Refused{fmt.Errorf("the token has %d characters, and others could guess it: make one of at least %d with openssl rand -hex 32", len(c.Token), shortestToken)}
	}
	return host, port, nil
}

// shortestToken is the least length of a token that strangers could try to guess.
const shortestToken = 16

// IsLoopback reports whether a host is reached from this machine only. A name counts only if it is localhost.
func IsLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Connect connects to the server without the network.
func (s *Server) Connect(options ...nats.Option) (*nats.Conn, error) {
	options = append(options, nats.InProcessServer(s.Server))
	if s.token != "" {
		options = append(options, nats.Token(s.token))
	}
	return nats.Connect("", options...)
}

// Full gives why the server cannot store any more, as soon as that is so.
func (s *Server) Full() <-chan string { return s.full }

// URL is the address for workers. If the server listens on all addresses of the machine, it has the name of the machine.
func (s *Server) URL(machine string) string {
	u, err := url.Parse(s.ClientURL())
	if err != nil {
		return s.ClientURL()
	}
	if ip := net.ParseIP(u.Hostname()); ip != nil && ip.IsUnspecified() {
		u.Host = net.JoinHostPort(machine, u.Port())
	}
	return u.String()
}

// Stop stops the server. What it has stays in its folder.
func (s *Server) Stop() {
	s.Shutdown()
	s.WaitForShutdown()
}
