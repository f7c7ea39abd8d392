package play

import (
	"encoding/json"
	"fmt"
)

// EncodeEvent writes the event as one JSON object whose first key, "event", names
// its kind. An event that Step made survives the way through JSON unchanged.
func EncodeEvent(ev Event) ([]byte, error) {
	name, err := eventName(ev)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(ev)
	if err != nil {
		return nil, fmt.Errorf("event %s: %w", name, err)
	}
	out := append([]byte(`{"event":"`), name...)
	return append(append(out, `",`...), body[1:]...), nil // no event is an empty object
}

// DecodeEvent reads what EncodeEvent wrote. Keys that it does not know are passed
// over, so that a newer version's events can still be read; an unknown kind is an
// error.
func DecodeEvent(b []byte) (Event, error) {
	var tag struct {
		Event string `json:"event"`
	}
	if err := json.Unmarshal(b, &tag); err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	switch tag.Event {
	case "said":
		return decode[Said](b)
	case "marked":
		return decode[Marked](b)
	case "gave":
		return decode[Gave](b)
	case "shifted":
		return decode[Shifted](b)
	case "moved":
		return decode[Moved](b)
	case "undone":
		return decode[Undone](b)
	case "helped":
		return decode[Helped](b)
	case "ended":
		return decode[Ended](b)
	}
	return nil, fmt.Errorf("event: unknown kind %q", tag.Event)
}

func decode[E Event](b []byte) (Event, error) {
	var ev E
	if err := json.Unmarshal(b, &ev); err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	return ev, nil
}

func eventName(ev Event) (string, error) {
	switch ev.(type) {
	case Said:
		return "said", nil
	case Marked:
		return "marked", nil
	case Gave:
		return "gave", nil
	case Shifted:
		return "shifted", nil
	case Moved:
		return "moved", nil
	case Undone:
		return "undone", nil
	case Helped:
		return "helped", nil
	case Ended:
		return "ended", nil
	}
	return "", fmt.Errorf("event: %T has no name", ev)
}
