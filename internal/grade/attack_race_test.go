//go:build race

package grade

// thin is how many times fewer cases are tried: the race detector makes each of them ten
// times as slow and looks for something else than wrong marks. The floors are held by
// the plain run, over all cases.
const thin = 12
