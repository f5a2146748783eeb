"""Where an incident happened: place names in the text, what they refer to, and which of them is the incident's."""
