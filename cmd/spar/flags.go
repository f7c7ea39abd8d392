package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spar/internal/report"
	"spar/internal/scenario"
)

// flagError tells what is wrong with a flag in the words of somebody who types, where the
// parser tells it in those of somebody who programs.
func flagError(cmd *cobra.Command, err error) error {
	hint := cmd.CommandPath() + " --help shows its flags"
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &invalid):
		what, example := wants(invalid.GetFlag())
		if what == "" {
			break
		}
		return usage(example, "--%s takes %s, and %q is none", invalid.GetFlag().Name, what, invalid.GetValue())
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		short := unknown.GetSpecifiedShortnames()
		if strings.Trim(short, "0123456789.,") == "" {
			return usage("what begins with a dash is read as a flag; "+hint, "there is no flag -%s", short)
		}
		return usage(hint, "there is no flag -%s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		if near := scenario.Nearest(unknown.GetSpecifiedName(), flagNames(cmd)); near != "" {
			hint = "did you mean --" + near
		}
	}
	return usage(hint, "%s", err.Error())
}

// wants says what kind of value a flag takes, and how to write one; "" for a kind whose own
// errors say it already.
func wants(f *pflag.Flag) (what, example string) {
	switch f.Value.Type() {
	case "bool":
		return "true or false", "write --" + f.Name + " by itself to switch it on, --" + f.Name + "=false to switch it off"
	case "duration":
		return "a length of time", "write it with its unit: --" + f.Name + " 90s, 15m or 1h30m"
	case "int":
		return "a whole number", "for example --" + f.Name + " 20"
	case "uint", "uint64":
		return "a whole number from 0 up", "for example --" + f.Name + " 20"
	case "float64":
		return "a number", "for example --" + f.Name + " 2.5"
	}
	return "", ""
}

// flagNames lists the flags that cmd understands.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// got says how many arguments there were.
func got(args []string) string { return report.Counted(len(args), "argument") }
