package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"
)

// places are where spar keeps things.
type places struct {
	Folder    string `json:"folder"`
	Database  string `json:"database"`
	Scenarios string `json:"scenarios"`
}

func newData(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "data",
		Short: "Tell where your attempts lie; check, back up, move or delete them",
		Long: `Tell where spar keeps your attempts, and the folder for your own scenario files: a
file put there is in the library, and takes the place of a shipped one of its name.
XDG_DATA_HOME moves the folder, --data chooses another one for a single command.
Nothing is created by asking.`,
		Example: "  spar data\n  cp my-buyer.yaml \"$(spar data --json | jq -r .scenarios)\"",
		Args:    noSuchCommand,
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := a.places()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(a.stdout, p)
			}
			_, err = fmt.Fprintf(a.out(), "folder     %s\ndatabase   %s\nscenarios  %s\n", showable(p.Folder), showable(p.Database), showable(p.Scenarios))
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.AddCommand(newDataCheck(a), newDataBackup(a), newDataRestore(a), newDataExport(a), newDataImport(a), newDataDelete(a), newDataRemarks(a))
	return cmd
}

// places works out where things lie; it touches no disk.
func (a *app) places() (places, error) {
	dir, err := a.dataFolder()
	if err != nil {
		return places{}, err
	}
	return places{Folder: dir, Database: filepath.Join(dir, "spar.db"), Scenarios: filepath.Join(dir, "scenarios")}, nil
}
