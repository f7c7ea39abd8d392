package scenario

// accountCodes are about clients who are met in several episodes.
func accountCodes() []Code {
	const (
		second = "account: { client: Adler, episode: 2, past: [{ episode: 1, tells: You gave her the first month., given: the first month }] }"
		asked  = "    buyer: \"And what else can you do about the {price}?\""
	)
	return []Code{
		{ID: CodeEpisode, Title: "an episode that is not an earlier one", Doc: `
Under "account:" a file says which episode it is. What is remembered in it, in "past:",
"opens:", "remembers:", a lead's "account:" and placeholders such as {account.1.given},
is about episodes before it. The first episode has none.`,
			Broken: "account: { client: Adler, episode: 2, past: [{ episode: 2, tells: You gave her the first month. }] }",
			Mended: second},
		{ID: CodeNoPast, Title: "no default for somebody who has not played the earlier episode", Doc: `
Every episode can be played alone. What a text or a condition takes from an earlier one
needs something to hold for a trainee who has not played it: that is what stands under
"past:" of the account. A line under "remembers:" needs none, since it is only said where
there is something to remember.`,
			in:     asked,
			Broken: asked + "\n    remembers: [{ when: { episode: 1, gave: something }, buyer: And more still? }]",
			Mended: asked,
			file: func(whole string) []byte {
				return []byte(replaceAll(whole, asked, asked+"\n    remembers: [{ when: { episode: 1, gave: something }, buyer: And more still? }]") +
					"account: { client: Adler, episode: 2 }\n")
			}},
		{ID: CodeEpisodes, Title: "two episodes of one client do not fit together", Severity: Warning, Doc: `
When several files are checked together, the episodes of one client are held against each
other: each episode is one file, and the endings that "past:" and conditions name are
endings of that episode's file.`,
			Broken: "account: { client: Adler, episode: 2, past: [{ episode: 1, tells: She signed., ended: singed }] }",
			Mended: "account: { client: Adler, episode: 2, past: [{ episode: 1, tells: She signed., ended: signed }] }",
			beside: "account: { client: Adler, episode: 1 }\n",
		},
	}
}
