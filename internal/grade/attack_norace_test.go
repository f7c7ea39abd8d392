//go:build !race

package grade

// thin is how many times fewer cases are tried than there are.
const thin = 1
