"""The demo's year, done again through the doors that staff and residents use, each act at its own date."""
