package report

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"spar/internal/text"
)

// pageStyle is the one style sheet. The page's policy allows it by its digest, so that
// no other style can get in, and nothing at all from a network.
const pageStyle = `
body{font:15px/1.5 Georgia,'DejaVu Serif',serif;color:#1d2426;background:#fff;max-width:60rem;margin:2.5rem auto;padding:0 1.5rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .2rem}
h2{font:600 .82rem/1.3 system-ui,'DejaVu Sans',sans-serif;letter-spacing:.06em;text-transform:uppercase;color:#2e6f76;margin:2.2rem 0 .6rem}
.about{color:#5c6669;margin:0 0 1rem}
.note{border-left:3px solid #2e8b93;padding:.1rem 0 .1rem .9rem;margin:.4rem 0;color:#3d474a;font-size:.92rem}
ul{list-style:none;padding:0;margin:.3rem 0}
li{margin:.25rem 0}
svg{display:block;margin:.4rem 0}
svg text{font:13px system-ui,'DejaVu Sans',sans-serif;fill:#1d2426}
svg .dim{fill:#5c6669}
table{border-collapse:collapse;width:100%;font:13px/1.4 system-ui,'DejaVu Sans',sans-serif}
th{text-align:left;font-weight:600;color:#5c6669;border-bottom:1px solid #9aa5a8;padding:.3rem .6rem .3rem 0;vertical-align:bottom}
td:first-child{white-space:nowrap}
.s1{background:#f7fafa}.s2{background:#e1eeef}.s3{background:#c4dee0}.s4{background:#9fc9cd}.s5{background:#79b3b9}
td{border-bottom:1px solid #dfe4e5;padding:.35rem .6rem .35rem 0;vertical-align:top;overflow-wrap:anywhere}
blockquote{margin:.6rem 0 .6rem 0;padding:.1rem 0 .1rem .9rem;border-left:2px solid #c9d1d3}
blockquote b{display:block;font:600 .8rem/1.6 system-ui,'DejaVu Sans',sans-serif;color:#5c6669}
blockquote p{margin:0}
footer{margin-top:2.5rem;color:#5c6669;font-size:.85rem}
@media print{body{margin:0;padding:0;max-width:none;font-size:10pt;line-height:1.4}h1{font-size:16pt}h2{margin:1rem 0 .3rem}li{margin:.1rem 0}blockquote{margin:.35rem 0}.note{margin:.2rem 0}footer{margin-top:1rem}section{break-inside:avoid}section.long{break-inside:auto}tr{break-inside:avoid}@page{margin:14mm}}
`

const pageText = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<meta name="referrer" content="no-referrer"/>
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p class="about">{{.About}}</p>
{{range .Notes}}<p class="note">{{.}}</p>
{{end}}{{range .Sections}}<section{{if .Table.Rows}} class="long"{{end}}>
<h2>{{.Head}}</h2>
{{if .Lines}}<ul>
{{range .Lines}}<li>{{.}}</li>
{{end}}</ul>
{{end}}{{with .ScaleDrawn}}<svg role="img" aria-label="{{.Label}}" width="680" height="{{.Height}}" viewBox="0 0 680 {{.Height}}">
{{range .Lines}}<line x1="{{.X1}}" y1="{{.Y1}}" x2="{{.X2}}" y2="{{.Y2}}" stroke="{{.Stroke}}" stroke-width="{{.Width}}"/>
{{end}}{{range .Dots}}<circle cx="{{.X}}" cy="{{.Y}}" r="6" fill="#2e8b93"/>
{{end}}{{range .Texts}}<text x="{{.X}}" y="{{.Y}}" class="{{.Class}}">{{.Text}}</text>
{{end}}</svg>
{{end}}{{with .SharesDrawn}}<svg role="img" aria-label="{{.Label}}" width="680" height="{{.Height}}" viewBox="0 0 680 {{.Height}}">
{{range .Rects}}<rect x="{{.X}}" y="{{.Y}}" width="{{.W}}" height="14" fill="{{.Fill}}"/>
{{end}}{{range .Texts}}<text x="{{.X}}" y="{{.Y}}" class="{{.Class}}">{{.Text}}</text>
{{end}}</svg>
{{end}}{{if .Table.Rows}}<table>
<thead><tr>{{range .Table.Head}}<th>{{.}}</th>{{end}}</tr></thead>
<tbody>
{{range .Table.Rows}}<tr>{{range .}}<td{{with .Class}} class="{{.}}"{{end}}>{{.Text}}</td>{{end}}</tr>
{{end}}</tbody>
</table>
{{end}}{{range .Quotes}}<blockquote><b>{{.Who}}</b><p>{{.Words}}</p></blockquote>
{{end}}</section>
{{end}}<footer><p>Made by spar, offline, from what is stored on one machine.</p></footer>
</body>
</html>
`

// policy lets a page show itself and nothing more: the one style sheet by its digest,
// no script, no picture, no connection, no form, no frame.
func policy() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// html writes the paper as one page that needs no network, runs nothing and prints well.
func (d paper) html(w io.Writer) error {
	t, err := template.New("report").Parse(pageText)
	if err != nil {
		return fmt.Errorf("the report's page: %w", err)
	}
	page := struct {
		Policy, Title, About string
		Style                template.CSS
		Notes                []string
		Sections             []drawnSection
	}{policy(), text.Safe(d.Title), text.Safe(d.About), template.CSS(pageStyle), nil, nil}
	for _, n := range d.Notes {
		page.Notes = append(page.Notes, text.Safe(n))
	}
	for _, s := range d.Sections {
		page.Sections = append(page.Sections, s.drawn())
	}
	return t.Execute(w, page)
}

// drawnSection is a section whose text is safe to show and whose bars are laid out.
type drawnSection struct {
	Head        string
	Lines       []string
	Table       drawnTable
	Quotes      []quotation
	ScaleDrawn  *drawing
	SharesDrawn *drawing
}

// drawnTable is a table whose text is safe to show.
type drawnTable struct {
	Head []string
	Rows [][]drawnCell
}

// drawnCell is a cell with the class that shades it, "" for none.
type drawnCell struct{ Text, Class string }

func (t table) drawn() drawnTable {
	out := drawnTable{}
	for _, h := range t.Head {
		out.Head = append(out.Head, text.Safe(h))
	}
	for i, row := range t.Rows {
		cells := make([]drawnCell, len(row))
		for j, c := range row {
			cells[j].Text = text.Safe(c)
			if i < len(t.Shades) && j < len(t.Shades[i]) && t.Shades[i][j] > 0 {
				cells[j].Class = fmt.Sprintf("s%d", t.Shades[i][j])
			}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// drawing is an inline SVG: numbers and text only.
type drawing struct {
	Label  string
	Height int
	Lines  []svgLine
	Dots   []svgDot
	Rects  []svgRect
	Texts  []svgText
}

type (
	svgLine struct {
		X1, Y1, X2, Y2 int
		Stroke         string
		Width          int
	}
	svgDot  struct{ X, Y int }
	svgRect struct {
		X, Y, W int
		Fill    string
	}
	svgText struct {
		X, Y        int
		Text, Class string
	}
)

func (s section) drawn() drawnSection {
	out := drawnSection{Head: text.Safe(s.Head), Table: s.Table.drawn(), ScaleDrawn: drawScale(s.Scale), SharesDrawn: drawShares(s.Shares)}
	for _, l := range s.Lines {
		out.Lines = append(out.Lines, text.Safe(l))
	}
	for _, q := range s.Quotes {
		out.Quotes = append(out.Quotes, quotation{q.Who, text.Safe(q.Words)})
	}
	return out
}

// Where the bars of both drawings begin, and how tall a row is.
const (
	svgLeft = 150
	svgRow  = 28
)

// drawScale draws ranges with their middles on the scale of levels.
func drawScale(bars []scaleBar) *drawing {
	if len(bars) == 0 {
		return nil
	}
	const perLevel = 75
	d := &drawing{Label: "Levels: the middle one and the half around it", Height: len(bars)*svgRow + 26}
	at := func(v float64) int { return svgLeft + int(v*perLevel+0.5) }
	for level := 0; level <= 4; level++ {
		d.Lines = append(d.Lines, svgLine{at(float64(level)), 4, at(float64(level)), len(bars) * svgRow, "#dfe4e5", 1})
		d.Texts = append(d.Texts, svgText{at(float64(level)) - 4, len(bars)*svgRow + 18, fmt.Sprint(level), "dim"})
	}
	for i, b := range bars {
		y := i*svgRow + svgRow/2
		d.Lines = append(d.Lines, svgLine{at(b.Low), y, at(b.High), y, "#9fc4c8", 8})
		d.Dots = append(d.Dots, svgDot{at(b.Mid), y})
		d.Texts = append(d.Texts, svgText{0, y + 5, text.Safe(b.Name), ""}, svgText{at(4) + 20, y + 5, text.Safe(b.Label), "dim"})
	}
	return d
}

// drawShares draws parts of a whole.
func drawShares(bars []shareBar) *drawing {
	if len(bars) == 0 {
		return nil
	}
	const whole = 300
	d := &drawing{Label: "Parts of a whole", Height: len(bars) * svgRow}
	for i, b := range bars {
		y := i*svgRow + 7
		d.Rects = append(d.Rects, svgRect{svgLeft, y, whole, "#e6ecec"}, svgRect{svgLeft, y, whole * b.Part / max(b.N, 1), "#2e8b93"})
		d.Texts = append(d.Texts, svgText{0, y + 12, text.Safe(b.Name), ""}, svgText{svgLeft + whole + 20, y + 12, fmt.Sprintf("%d of %d", b.Part, b.N), "dim"})
	}
	return d
}
