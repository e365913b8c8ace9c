package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"
)

// TestRefusals: each says what to do, and an error that may pass says nothing.
func TestRefusals(t *testing.T) {
	for says, err := range map[string]error{
		"--token-file FILE":               nats.ErrAuthorization,
		"give its certificate: --ca FILE": &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}},
		"a name that the certificate has": &tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: &x509.Certificate{}, Host: "127.0.0.1"}},
		"as the coordinator prints it":    nats.ErrSecureConnRequired,
	} {
		require.Contains(t, refusal(fmt.Errorf("wrapped: %w", err)), says)
	}
	require.Empty(t, refusal(nats.ErrNoServers))
}
