package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
)

// tokenVariable is the environment variable with the token, for schedulers that keep secrets there.
const tokenVariable = "NINES_POOL_TOKEN"

// access is how to get to a server.
type access struct{ tokenFile, ca string }

func (a *access) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.tokenFile, "token-file", "", "a `FILE` with the token (or set "+tokenVariable+"). It is never on the command line: other users could read it there")
}

func (a *access) addCA(flags *pflag.FlagSet) {
	flags.StringVar(&a.ca, "ca", "", "a `FILE` with the certificate of the server, or of who signed it, if the system does not know it")
}

// token reads the token; empty if none is given.
func (a *access) token(disk *files.Session) (string, error) {
	if a.tokenFile == "" {
		return os.Getenv(tokenVariable), nil
	}
	text, err := disk.Read(a.tokenFile, files.Sort{Name: "a token", Most: 1 << 12})
	if err != nil {
		return "", fmt.Errorf("cannot read the token: %w", err)
	}
	token := strings.TrimSpace(string(text))
	if token == "" {
		return "", usageError{fmt.Errorf("%s is empty: it must have the token", a.tokenFile)}
	}
	return token, nil
}

// retry is how often a lost connection is tried again.
const retry = time.Second

// connect connects to a server. It goes on trying if the server is not there yet, or goes away.
func (a *access) connect(disk *files.Session, urls string) (*nats.Conn, error) {
	for _, u := range strings.Split(urls, ",") {
		if err := isURL(u); err != nil {
			return nil, usageError{err}
		}
	}
	token, err := a.token(disk)
	if err != nil {
		return nil, err
	}
	options := []nats.Option{
		nats.Name("nines-pool"), nats.MaxReconnects(-1), nats.ReconnectWait(retry), nats.IgnoreAuthErrorAbort(),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}), // what matters comes back from the request
	}
	if token != "" {
		options = append(options, nats.Token(token))
	}
	if a.ca != "" {
		options = append(options, nats.RootCAs(a.ca))
	}
	nc, err := nats.Connect(urls, options...)
	if err == nil {
		return nc, nil
	}
	if why := refusal(err); why != "" {
		return nil, usageError{fmt.Errorf("cannot connect to %s: %w\n%s", urls, err, why)}
	}
	return nats.Connect(urls, append(options, nats.RetryOnFailedConnect(true))...) // it may not be there yet
}

// refusal says what to do after an error that will not pass by itself; nothing if it may.
func refusal(err error) string {
	var untrusted *tls.CertificateVerificationError
	var otherName x509.HostnameError
	var noFile *fs.PathError
	switch {
	case errors.Is(err, nats.ErrAuthorization):
		return "Give the token of the coordinator: --token-file FILE, or " + tokenVariable + "."
	case errors.As(err, &otherName):
		return "Give the address with a name that the certificate has. It is another machine, or its certificate is of another name."
	case errors.As(err, &untrusted):
		return "If this is the right machine, give its certificate: --ca FILE."
	case errors.Is(err, nats.ErrSecureConnRequired), errors.Is(err, nats.ErrSecureConnWanted):
		return "Give the address as the coordinator prints it: tls:// if it has a certificate, and else nats://."
	case errors.As(err, &noFile):
		return "See --ca."
	}
	return ""
}

// isURL refuses an address that is none, or that has a secret in it.
func isURL(text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "nats" && u.Scheme != "tls":
		return fmt.Errorf("%q is no address of a server: give one such as nats://127.0.0.1:4222, or tls://HOST:4222", text)
	case u.User != nil:
		return errors.New("the address must not have the token in it: other users could read it. Give --token-file FILE, or set " + tokenVariable)
	}
	return nil
}
