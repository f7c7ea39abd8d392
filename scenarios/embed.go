// Package scenarios holds the scenario files that ship with the program.
package scenarios

import "embed"

// Guide is the authoring guide, in Markdown.
//
//go:embed README.md
var Guide string

// Files are the shipped scenarios, one YAML file each; the file's name without
// ".yaml" is the scenario's id.
//
//go:embed *.yaml
var Files embed.FS

// Drills are the shipped plans of drills, in the folder drills; the file's name without
// ".yaml" is the drill's id.
//
//go:embed drills/*.yaml
var Drills embed.FS
