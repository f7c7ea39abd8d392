package sshd

import (
	"net"
	"net/netip"
	"sync"
)

// gate counts who is inside and says when it is full.
type gate struct {
	limits Limits

	mu        sync.Mutex
	waiting   int            // connections that are nobody's yet
	byAddress map[string]int // the same, by where they come from
	strangers int            // of those, who enrol
	staying   map[string]int // the same, by where they come from
	sessions  int
	byPerson  map[string]int
}

func newGate(l Limits) *gate {
	return &gate{limits: l, byAddress: map[string]int{}, staying: map[string]int{}, byPerson: map[string]int{}}
}

// refusal is why somebody is not let in; "" for nobody.
type refusal string

const (
	fullWaiting refusal = "waiting"     // too many are at the door
	fullAddress refusal = "per-address" // too many of them from one address
	fullEnrol   refusal = "enrolling"   // too many of them enrol
	fullHouse   refusal = "sessions"    // too many people are inside
	fullPerson  refusal = "per-person"  // too many of them are this one
)

// knock counts a connection that is nobody's yet. Leave is to be called once, also
// after the connection has become somebody's.
func (g *gate) knock(from net.Addr) (leave func(), why refusal) {
	where := origin(from)
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.waiting >= g.limits.Waiting:
		return nil, fullWaiting
	case g.byAddress[where] >= g.limits.PerAddress:
		return nil, fullAddress
	}
	g.waiting++
	g.byAddress[where]++
	return sync.OnceFunc(func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.waiting--
		drop(g.byAddress, where)
	}), ""
}

// stay counts somebody at the door who enrols, which takes long. They get half of the
// places there, and four fifths of those of their address: a whole team may enrol from
// one office.
func (g *gate) stay(from net.Addr) (leave func(), why refusal) {
	where := origin(from)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.strangers >= (g.limits.Waiting+1)/2 || g.staying[where] >= (4*g.limits.PerAddress+4)/5 {
		return nil, fullEnrol
	}
	g.strangers++
	g.staying[where]++
	return sync.OnceFunc(func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.strangers--
		drop(g.staying, where)
	}), ""
}

// enter counts a session of a person.
func (g *gate) enter(person string) (leave func(), why refusal) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.sessions >= g.limits.Sessions:
		return nil, fullHouse
	case g.byPerson[person] >= g.limits.PerPerson:
		return nil, fullPerson
	}
	g.sessions++
	g.byPerson[person]++
	return sync.OnceFunc(func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.sessions--
		drop(g.byPerson, person)
	}), ""
}

// counts are how many are at the door and inside.
func (g *gate) counts() (waiting, sessions, people int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waiting, g.sessions, len(g.byPerson)
}

// drop counts one down and forgets whoever has none, so that the map does not grow
// with everybody who ever came.
func drop(m map[string]int, key string) {
	if m[key]--; m[key] <= 0 {
		delete(m, key)
	}
}

// origin is what an address is counted under: an IPv4 address, or an IPv6 network,
// since a single machine has a whole /64 to come from.
func origin(a net.Addr) string {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return a.String() // not TCP: a test's pipe, a socket file
	}
	ip := at.Addr().Unmap()
	if ip.Is4() {
		return ip.String()
	}
	net64, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return ip.String() // 64 always fits
	}
	return net64.String()
}
