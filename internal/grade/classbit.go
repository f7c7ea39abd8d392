package grade

// classBit is the bit of a lexicon class by name; 0 for none.
func classBit(name string) uint64 {
	for i, c := range classes {
		if c.name == name {
			return 1 << (len(roleNames) + i)
		}
	}
	return 0
}

// The bits of the classes that rules ask for by themselves.
var (
	bitBoss  = classBit("boss")
	bitCall  = classBit("call")
	bitCan   = classBit("can")
	bitGive  = classBit("give")
	bitMe    = classBit("me")
	bitOff   = classBit("off")
	bitPrice = classBit("price")
	bitSign  = classBit("sign")
	bitTeam  = classBit("team")
	bitYes   = classBit("yes")
	bitStay  = classBit("stay")
	bitLater = classBit("later")
	bitFree  = classBit("free")
)
