package server_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"nines/cmd/nines-pool/server"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestStrangers: whoever can be reached from other machines needs TLS and a token, and the refusal says what to add.
func TestStrangers(t *testing.T) {
	for _, c := range []struct {
		config server.Config
		says   string
	}{
		{server.Config{Listen: "0.0.0.0:4222"}, "add --tls-cert FILE and --tls-key FILE, or listen on 127.0.0.1"},
		{server.Config{Listen: ":4222"}, "must be encrypted"},
		{server.Config{Listen: "[::]:4222", Token: "x"}, "must be encrypted"},
		{server.Config{Listen: "192.0.2.1:4222", Cert: "c", Key: "k"}, "add --token-file FILE"},
		{server.Config{Listen: "example.org:4222", Cert: "c", Key: "k"}, "add --token-file FILE"},
		{server.Config{Listen: "192.0.2.1:4222", Cert: "c", Key: "k", Token: "secret"}, "the token has 6 characters, and others could guess it"},
		{server.Config{Listen: "127.0.0.1:4222", Cert: "c"}, "--tls-cert and --tls-key belong together"},
		{server.Config{Listen: "127.0.0.1"}, "give an address and a port"},
		{server.Config{Listen: "127.0.0.1:99999"}, "give an address and a port"},
	} {
		c.config.Folder = t.TempDir()
		_, err := server.Start(c.config)
		require.ErrorAs(t, err, &server.Refused{}, c.config.Listen)
		require.ErrorContains(t, err, c.says)
	}
}

// TestLoopback: which addresses only this machine can reach.
func TestLoopback(t *testing.T) {
	for _, host := range []string{"127.0.0.1", "127.1.2.3", "::1", "localhost"} {
		require.True(t, server.IsLoopback(host), host)
	}
	for _, host := range []string{"", "0.0.0.0", "::", "10.0.0.1", "localhost.example.org"} {
		require.False(t, server.IsLoopback(host), host)
	}
}

// certificate makes a certificate for 127.0.0.1 that vouches for itself.
func certificate(t *testing.T) (cert, key string) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "nines"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	require.NoError(t, err)
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	cert, key = filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	require.NoError(t, os.WriteFile(cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	require.NoError(t, os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
	return cert, key
}

// TestOverTLS: with a certificate nobody connects in plain text, without the token, or without knowing the certificate.
func TestOverTLS(t *testing.T) {
	cert, key := certificate(t)
	s, err := server.Start(server.Config{Listen: "127.0.0.1:0", Folder: t.TempDir(), Token: "secret", Cert: cert, Key: key})
	require.NoError(t, err)
	defer s.Stop()
	connect := func(options ...nats.Option) error {
		nc, err := nats.Connect("tls://"+s.Addr().String(), options...)
		if err == nil {
			nc.Close()
		}
		return err
	}
	require.NoError(t, connect(nats.Token("secret"), nats.RootCAs(cert)))
	require.ErrorIs(t, connect(nats.Token("guess"), nats.RootCAs(cert)), nats.ErrAuthorization)
	require.ErrorIs(t, connect(nats.RootCAs(cert)), nats.ErrAuthorization)
	require.ErrorAs(t, connect(nats.Token("secret")), new(x509.UnknownAuthorityError))
	own, err := s.Connect()
	require.NoError(t, err, "the coordinator itself needs no network")
	own.Close()
}

// TestAddressInUse: two coordinators cannot have one address.
func TestAddressInUse(t *testing.T) {
	s, err := server.Start(server.Config{Listen: "127.0.0.1:0", Folder: t.TempDir()})
	require.NoError(t, err)
	defer s.Stop()
	_, err = server.Start(server.Config{Listen: s.Addr().String(), Folder: t.TempDir()})
	require.ErrorContains(t, err, "address already in use")
}
